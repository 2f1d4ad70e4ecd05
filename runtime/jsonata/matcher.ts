import { JsonataError } from "./error.js";
import type { Match, Matcher } from "./functions/contract.js";

/**
 * A regular expression as a function: it looks for the first match, which tells the next one. The pattern has the flag `g`. The
 * function throws D1004 for a match of nothing.
 */
export function matcher(pattern: RegExp): Matcher {
  const look = (text: unknown, from: unknown = 0): Match | undefined => {
    if (typeof text !== "string") return undefined;
    pattern.lastIndex = typeof from === "number" ? from : 0;
    const found = pattern.exec(text);
    if (found === null) return undefined;
    const [match] = found;
    if (match === "")
      throw new JsonataError("D1004", "Regular expression matches zero length string", {
        value: pattern.source,
      });
    const end = found.index + match.length;
    return {
      match,
      start: found.index,
      end,
      groups: found.slice(1),
      next: () => (end < text.length ? look(text, end) : undefined),
    };
  };
  return Object.assign(look, { pattern, arity: 1 });
}
