import { JsonataError } from "../error.js";
import type { Marker } from "./date-picture.js";
import { integerText } from "./integer-text.js";

/** The offset in minutes of a time zone such as `+0530`, `-08:00` or `Z`. Throws D3134 for another text. */
export function offsetOf(timezone: string): number {
  if (timezone === "Z") return 0;
  const found = /^([-+]?)([0-9]{1,2}?):?([0-5][0-9])$/.exec(timezone);
  if (!found)
    throw new JsonataError(
      "D3134",
      `The timezone must be an offset of the form ±HHMM.  Given ${JSON.stringify(timezone)}`,
      { value: timezone },
    );
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === "-" ? -minutes : minutes;
}

/** An offset in minutes as a marker wants it: `+05:30`, `GMT+5` … (XPath F&O 3.1, 9.8.4.6). */
export function offsetText(offset: number, { component, integer, isTraditional }: Marker): string {
  if (integer?.kind !== "digits" || (offset === 0 && isTraditional)) return "Z";
  const size = Math.abs(offset);
  const [hours, minutes] = [Math.floor(size / 60), size % 60];
  const isShort = integer.separators.length === 0 && integer.places <= 2;
  const two = { ...integer, least: 2, places: 2 };
  const text = isShort
    ? integerText(hours, integer) + (minutes === 0 ? "" : `:${integerText(minutes, two)}`)
    : integerText(hours * 100 + minutes, integer);
  return (component === "z" ? "GMT" : "") + (offset < 0 ? "-" : "+") + text;
}

/** The offset in minutes that a marker's text shows; 0 for `Z` and `GMT`. */
export function offsetValue(text: string): number {
  const [, sign, first = "0", second] = /([-+])([0-9]+)[^0-9]*([0-9]+)?/.exec(text) ?? [];
  const hours = second === undefined && first.length > 2 ? first.slice(0, -2) : first;
  const minutes = Number(hours) * 60 + Number(second ?? first.slice(hours.length));
  return sign === "-" ? -minutes : minutes;
}
