import { builtin } from "../builtin.js";
import type { Callable } from "./contract.js";
import { matches } from "./matches.js";
import { mostParts, partsOf } from "./split-text.js";

/**
 * `$split`: the parts of a text between separators, a text or a regular expression; an empty text separates every character.
 * At most `limit` of them. Throws D3020 for a negative limit, T1010 and D1004 as the matcher does.
 */
export const $split = /* @__PURE__ */ builtin("split", "<s-(sf)n?:a<s>>", split);

function split(
  text: string | undefined,
  separator: string | Callable | undefined,
  limit?: number,
): readonly string[] | undefined {
  if (typeof separator !== "function") return partsOf(text, separator, limit);
  return text === undefined ? undefined : around(text, separator, mostParts(limit) ?? Infinity);
}

function around(text: string, matcher: Callable, limit: number): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of matches("split", matcher, text)) {
    if (parts.length >= limit) return parts;
    parts.push(text.slice(at, start));
    at = end;
  }
  if (parts.length < limit) parts.push(text.slice(at));
  return parts;
}
