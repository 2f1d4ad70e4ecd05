import { JsonataError } from "../error.js";
import { remembered } from "./remembered.js";
import { type IntegerPicture, primaryToken } from "./integer-picture.js";

/** A date and time picture taken apart (XPath F&O 3.1, 9.8.4.1): text that is copied, and markers for components. */
export type DatePart = string | Marker;

/** A component of a date or time and how it is written. */
export interface Marker {
  /** As in XPath; and `X`, the year of the ISO week, and `x`, the month of the week. */
  readonly component: string;
  /** In digits or letters; `undefined`: by name. */
  readonly integer: IntegerPicture | undefined;
  readonly nameCase: "lower" | "upper" | "title";
  /** The picture says nothing: this is how the component is usually written. */
  readonly isDefault: boolean;
  readonly isTraditional: boolean;
  readonly least: number | undefined;
  readonly most: number | undefined;
}

// prettier-ignore
const usual: { readonly [component: string]: string } = {
  Y: "1", M: "1", D: "1", d: "1", F: "n", W: "1", w: "1", X: "1", x: "1",
  H: "1", h: "1", P: "n", m: "01", s: "01", f: "1", Z: "01:01", z: "01:01", C: "n", E: "n",
};

/** The parts of a picture. Throws D3130 to D3135. */
export const dateParts = /* @__PURE__ */ remembered(partsOf);

function partsOf(picture: string): readonly DatePart[] {
  // Doubled brackets are text; a bracket that closes nothing, too.
  const tokens = picture.match(/\[\[|\]\]|\[[^\]]*\]?|[^[\]]+|\]/g) ?? [];
  if (tokens.some((token) => /^\[(?!\[$)[^\]]*$/.test(token)))
    throw new JsonataError("D3135", "No matching closing bracket ']' in date/time picture string");
  return tokens.map((token) => {
    if (token === "[[" || token === "]]") return token.charAt(0);
    return token.startsWith("[") ? marker(token.slice(1, -1).replace(/\s/g, "")) : token;
  });
}

function marker(text: string): Marker {
  const component = text.charAt(0);
  if (!Object.hasOwn(usual, component))
    throw new JsonataError(
      "D3132",
      `Unknown component specifier ${JSON.stringify(component)} in date/time picture string`,
      { value: component },
    );
  const comma = text.lastIndexOf(",");
  const given = text.slice(1, comma < 0 ? undefined : comma);
  const width =
    comma < 0 ? undefined : /^(\*|[0-9]+)(?:-(\*|[0-9]+))?$/.exec(text.slice(comma + 1));
  const modifier = given.length > 1 && /[atco]$/.test(given) ? given.slice(-1) : "";
  const token = given.slice(0, given.length - modifier.length) || (usual[component] ?? "");
  const nameCase = nameCases.get(token);
  if (nameCase !== undefined && !"MxFPCEZz".includes(component)) throw nameless(component);
  return {
    component,
    integer:
      nameCase === undefined || "Zz".includes(component)
        ? integerOf(component, token, modifier)
        : undefined,
    nameCase: nameCase ?? "lower",
    isDefault: given === "",
    isTraditional: modifier === "t",
    least: characters(width?.[1]),
    most: characters(width?.[2]),
  };
}

function integerOf(component: string, token: string, modifier: string): IntegerPicture {
  const isZone = component === "Z" || component === "z";
  if (!isZone) return primaryToken(token, modifier === "o");
  const picture = /\p{Nd}/u.test(token) ? primaryToken(token, false) : undefined;
  if (picture?.kind !== "digits" || picture.places > 4)
    throw new JsonataError(
      "D3134",
      "The timezone integer format specifier cannot have more than four digits",
      { value: picture?.kind === "digits" ? picture.places : token },
    );
  return picture;
}

const nameCases: ReadonlyMap<string, Marker["nameCase"]> = /* @__PURE__ */ new Map([
  ["N", "upper"],
  ["n", "lower"],
  ["Nn", "title"],
]);

/** The error of a component that has no names. */
export function nameless(component: string): JsonataError {
  return new JsonataError(
    "D3133",
    `The 'name' modifier can only be applied to months and days in the date/time picture string, not ${JSON.stringify(component)}`,
    { value: component },
  );
}

// No one reads more; the rest would only take memory.
const widest = 1000;

function characters(width: string | undefined): number | undefined {
  if (width === undefined || width === "*") return undefined;
  return Math.min(Number(width), widest) || undefined;
}
