import { valueOfName } from "./date-names.js";
import { type DatePart, dateParts, type Marker, nameless } from "./date-picture.js";
import { fromFamily } from "./digit-family.js";
import type { Digits } from "./integer-picture.js";
import { integerValue } from "./integer-text.js";
import { wordValues } from "./integer-words.js";
import { remembered } from "./remembered.js";
import { offsetValue } from "./time-zone.js";

/** Reads the components of a text that is written as a picture tells; `undefined` when it is not. Throws D3130 to D3135. */
export const datePattern = /* @__PURE__ */ remembered(patternOf);

function patternOf(picture: string): (text: string) => ReadonlyMap<string, number> | undefined {
  const parts = dateParts(picture);
  const markers = parts.filter((part) => typeof part !== "string");
  const pattern = new RegExp(`^${parts.map(sourceOf).join("")}$`, "iu");
  return (text) => {
    const found = pattern.exec(text);
    if (!found || markers.length === 0) return undefined;
    const values = new Map<string, number>();
    for (const [i, marker] of markers.entries()) {
      const value = valueOf(found[i + 1] ?? "", marker);
      if (value === undefined) continue;
      if (Number.isNaN(value)) return undefined;
      values.set(marker.component, value);
    }
    return values;
  };
}

function sourceOf(part: DatePart, at: number, parts: readonly DatePart[]): string {
  if (typeof part === "string") return escaped(part);
  const { component, integer } = part;
  if (component === "Z" || component === "z") return `(${offsetSource(part)})`;
  if (component === "P") return "(am|pm)";
  if (component === "C" || component === "E") throw nameless(component);
  if (integer === undefined) return "(\\p{L}+)";
  switch (integer.kind) {
    case "letters":
      return "([a-z]+)";
    case "roman":
      return "([ivxlcdm]+)";
    case "words": {
      const words = [...wordValues().keys()].join("|");
      return `((?:${words})(?:[\\s,-]+(?:and\\s+)?(?:${words}))*)`;
    }
    case "digits": {
      const next = parts[at + 1];
      const isFollowed = typeof next === "object" && next.integer?.kind === "digits";
      return `(${digitsSource(part, integer, isFollowed)})`;
    }
  }
}

/** Digits that other digits follow are as many as the picture says. */
function digitsSource(marker: Marker, integer: Digits, isFollowed: boolean): string {
  const { component, least, most, isDefault } = marker;
  const suffix = integer.isOrdinal ? "(?:st|nd|rd|th)" : "";
  const separators = [...new Set(integer.separators.map(({ text }) => escaped(text)))].join("|");
  const plain = integer.zero === 0x30 ? "[0-9]" : "\\p{Nd}";
  const digit = separators === "" ? plain : `(?:${plain}|${separators})`;
  if (!isFollowed) return `${digit}+${suffix}`;
  const fewest = least ?? (isDefault ? (usualWidth[component] ?? 2) : integer.least);
  return `${digit}{${fewest},${Math.max(fewest, most ?? 0)}}${suffix}`;
}

const usualWidth: { readonly [component: string]: number } = { Y: 4, X: 4, d: 3, f: 3, F: 1, w: 1 };

function offsetSource({ component, integer, isTraditional }: Marker): string {
  const [separator] = integer?.kind === "digits" ? integer.separators : [];
  const digits = separator
    ? `\\p{Nd}{1,2}${escaped(separator.text)}\\p{Nd}{1,2}`
    : "\\p{Nd}{1,4}|\\p{Nd}{1,2}:\\p{Nd}{2}";
  const offset = `[-+](?:${digits})`;
  if (component === "z") return `GMT(?:${offset})?${isTraditional ? "|Z" : ""}`;
  return isTraditional ? `${offset}|Z` : offset;
}

/** `undefined` for what tells nothing: the name of a day. */
function valueOf(text: string, marker: Marker): number | undefined {
  const { component, integer } = marker;
  if (component === "Z" || component === "z") return offsetValue(fromFamily(text));
  if (component === "P" || integer === undefined)
    return valueOfName(text, marker) ?? (component === "F" ? undefined : NaN);
  // The digits of a fraction are read from the point on.
  if (component === "f" && integer.kind === "digits")
    return Math.floor(Number(fromFamily(text).slice(0, 3).padEnd(3, "0")));
  return integerValue(text, integer);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
