import { builtin } from "../builtin.js";
import type { Callable, Steady } from "./contract.js";
import { firstMatch } from "./matches.js";

/** `$contains`: whether a text has a part, or a match of a regular expression. Throws T1010 and D1004 as the matcher does. */
export const $contains = /* @__PURE__ */ builtin(
  "contains",
  "<s-(sf):b>",
  contains,
) as Steady<boolean>;

function contains(text: string | undefined, part: string | Callable | undefined) {
  if (text === undefined || part === undefined) return undefined;
  if (typeof part === "string") return text.includes(part);
  return firstMatch("contains", part, text) !== undefined;
}
