import { taking } from "../apply.js";
import { JsonataError } from "../error.js";
import { tick } from "../limits.js";
import { isObject } from "../object.js";
import { finish } from "../sequence.js";
import type { Callable, Match } from "./contract.js";

/**
 * The first match of a matcher in a text: of a regular expression, or of any function that gives the same kind of object.
 * `name` is the function that asks. Throws T1010 when it gives something else, D1004 for an empty match.
 */
export function firstMatch(name: string, matcher: Callable, text: string): Match | undefined {
  return checked(name, finish(taking(matcher, 1)(text)));
}

/** All matches of a matcher in a text, in order. Throws as `firstMatch` does. */
export function* matches(name: string, matcher: Callable, text: string): Generator<Match> {
  let found = firstMatch(name, matcher, text);
  while (found !== undefined) {
    yield found;
    tick();
    const next: unknown = found.next;
    found = typeof next === "function" ? checked(name, finish(next())) : undefined;
  }
}

function checked(name: string, found: unknown): Match | undefined {
  if (found === undefined) return undefined;
  // A matcher written by hand may leave out the match and its groups.
  if (isMatch(found))
    return Array.isArray(found.groups) ? found : { ...found, match: found.match ?? "", groups: [] };
  throw new JsonataError(
    "T1010",
    `The matcher function argument passed to function "${name}" does not return the correct object structure`,
    { token: name },
  );
}

function isMatch(found: unknown): found is Match {
  return isObject(found) && typeof found["start"] === "number" && typeof found["end"] === "number";
}
