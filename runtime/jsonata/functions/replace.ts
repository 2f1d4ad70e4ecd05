import { taking } from "../apply.js";
import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";
import { finish } from "../sequence.js";
import type { Callable, Match } from "./contract.js";
import { matches } from "./matches.js";

/**
 * `$replace`: the text with what matches replaced, at most `limit` times. In a replacement of a regular expression `$0` stands for
 * the match, `$1` for its first group, `$$` for `$`; a function gets the match and gives a text. Throws D3010 for an empty
 * pattern, D3011 for a negative limit, D3012 when the function gives no text, T1010 and D1004 as the matcher does.
 */
export const $replace = /* @__PURE__ */ builtin("replace", "<s-(sf)(sf)n?:s>", replace, 4);

function replace(
  text: string | undefined,
  pattern: string | Callable | undefined,
  replacement: string | Callable | undefined,
  limit = Infinity,
): string | undefined {
  if (text === undefined || pattern === undefined || replacement === undefined) return undefined;
  if (pattern === "")
    throw new JsonataError(
      "D3010",
      "Second argument of replace function cannot be an empty string",
      { token: "replace", value: pattern, index: 2 },
    );
  if (limit < 0)
    throw new JsonataError(
      "D3011",
      "Fourth argument of replace function must evaluate to a positive number",
      { token: "replace", value: limit, index: 4 },
    );
  const most = Math.trunc(limit);
  if (typeof pattern === "string" && typeof replacement === "string")
    return between(text, pattern, replacement, most);
  const found =
    typeof pattern === "string" ? parts(text, pattern) : matches("replace", pattern, text);
  const isTemplate = typeof pattern !== "string";
  let result = "";
  let at = 0;
  let count = 0;
  for (const one of count < most ? found : []) {
    result += text.slice(at, one.start) + substitute(one, replacement, isTemplate);
    at = one.end;
    if (++count >= most) break;
  }
  return result + text.slice(at);
}

/** The text with another one in the place of a part, as often as that is wanted. */
function between(text: string, part: string, replacement: string, most: number): string {
  let result = "";
  let from = 0;
  for (let count = 0; count < most; count++) {
    const at = text.indexOf(part, from);
    if (at < 0) break;
    result += text.slice(from, at) + replacement;
    from = at + part.length;
  }
  return result + text.slice(from);
}

/** Where a text has a part, in the form of matches. */
function* parts(text: string, part: string): Generator<Match> {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length))
    yield { match: part, start: at, end: at + part.length, groups: [], next: () => undefined };
}

function substitute(found: Match, replacement: string | Callable, isTemplate: boolean): string {
  if (typeof replacement === "string") return isTemplate ? filled(replacement, found) : replacement;
  const result = finish(taking(replacement, 1)(found));
  if (typeof result === "string") return result;
  throw new JsonataError("D3012", "Attempted to replace a matched string with a non-string value", {
    token: "replace",
    value: result,
  });
}

/** The template with its references: `$` and as many digits as still name a group, at least one. */
function filled(template: string, { match, groups }: Match): string {
  if (!template.includes("$")) return template;
  const digits = String(groups.length).length;
  const reference = new RegExp(`\\$(?:(\\$)|([0-9]{1,${digits}}))`, "g");
  return template.replace(reference, (_, dollar: string | undefined, number = "") => {
    if (dollar !== undefined) return dollar;
    let name: string = number;
    while (name.length > 1 && Number(name) > groups.length) name = name.slice(0, -1);
    const value = Number(name) === 0 ? match : (groups[Number(name) - 1] ?? "");
    return value + number.slice(name.length);
  });
}
