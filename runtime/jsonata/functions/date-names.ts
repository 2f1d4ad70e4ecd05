import type { Marker } from "./date-picture.js";

const months =
  /* @__PURE__ */ "January February March April May June July August September October November December".split(
    " ",
  );
const days = /* @__PURE__ */ "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const halves = ["am", "pm"];

/** The name of a month or a day (counted from 1), or of a half of the day (from 0), as a marker wants it written. */
export function nameOf(value: number, marker: Marker): string {
  const { component, nameCase, most } = marker;
  if (component === "P")
    return inCase(halves[value] ?? "", nameCase === "upper" ? "upper" : "lower");
  const name = (component === "F" ? days : months)[value - 1] ?? "";
  return inCase(name.slice(0, most), nameCase);
}

function inCase(name: string, nameCase: Marker["nameCase"]): string {
  if (nameCase === "title") return name;
  return nameCase === "upper" ? name.toUpperCase() : name.toLowerCase();
}

/** What a name stands for, in any case and as short as the marker makes it; `undefined` for another text. */
export function valueOfName(text: string, { component, most }: Marker): number | undefined {
  const name = text.toLowerCase();
  const at = (names: readonly string[]) =>
    names.findIndex((one) => one.slice(0, most).toLowerCase() === name);
  if (component === "P") return halves.includes(name) ? halves.indexOf(name) : undefined;
  return at(component === "F" ? days : months) + 1 || undefined;
}
