import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";

// What needs no regular expression, and brings none along: most separators are texts.

/** `$split` by a text. */
export const splitText = /* @__PURE__ */ builtin("split", "<s-sn?:a<s>>", partsOf);

/** The parts of a text between separators; an empty one separates every character. Throws as `mostParts` does. */
export function partsOf(
  text: string | undefined,
  separator: string | undefined,
  limit?: number,
): readonly string[] | undefined {
  if (text === undefined || separator === undefined) return undefined;
  const most = mostParts(limit);
  const parts = separator === "" ? [...text] : between(text, separator);
  return most === undefined ? parts : parts.slice(0, most);
}

/** As `split` of JavaScript, which takes longer. */
function between(text: string, separator: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let to; (to = text.indexOf(separator, from)) >= 0; from = to + separator.length)
    parts[parts.length] = text.slice(from, to);
  parts[parts.length] = text.slice(from);
  return parts;
}

/** How many parts there may be. Throws D3020 for a negative limit. */
export function mostParts(limit: number | undefined): number | undefined {
  if (!((limit ?? 0) < 0)) return limit;
  throw new JsonataError(
    "D3020",
    "Third argument of split function must evaluate to a positive number",
  );
}
