import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";
import { sequence } from "../sequence.js";
import type { Callable } from "./contract.js";
import { matches } from "./matches.js";

/**
 * `$match`: the matches of a regular expression in a text, each with `match`, `index` and `groups`; at most `limit` of them.
 * Throws D3040 for a negative limit, T1010 and D1004 as the matcher does.
 */
export const $match = /* @__PURE__ */ builtin("match", "<s-f<s:o>n?:a<o>>", match, 3);

function match(text: string | undefined, pattern: Callable | undefined, limit = Infinity) {
  if (text === undefined || pattern === undefined) return undefined;
  if (limit < 0)
    throw new JsonataError(
      "D3040",
      "Third argument of match function must evaluate to a positive number",
      { token: "match", value: limit, index: 3 },
    );
  const found: unknown[] = [];
  if (limit > 0)
    for (const { match, start, groups } of matches("match", pattern, text)) {
      found.push({ match, index: start, groups });
      if (found.length >= limit) break;
    }
  return sequence(found);
}
