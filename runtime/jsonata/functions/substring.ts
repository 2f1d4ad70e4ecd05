import { builtin } from "../builtin.js";
import type { Steady } from "./contract.js";
import { hasPairs } from "./length.js";

/**
 * `$substring`: the characters from `start` on, counted from 0, or from the end when negative; at most `length` of them.
 */
export const $substring = /* @__PURE__ */ builtin(
  "substring",
  "<s-nn?:s>",
  substring,
) as Steady<string>;

/** `$substringBefore`: what stands before the first `part`; the whole text when it has none. */
export const $substringBefore = /* @__PURE__ */ builtin(
  "substringBefore",
  "<s-s:s>",
  substringBefore,
) as Steady<string>;

/** `$substringAfter`: what stands after the first `part`; the whole text when it has none. */
export const $substringAfter = /* @__PURE__ */ builtin(
  "substringAfter",
  "<s-s:s>",
  substringAfter,
) as Steady<string>;

function substring(
  text: string | undefined,
  start: number | undefined,
  length?: number,
): string | undefined {
  if (text === undefined) return undefined;
  const characters = hasPairs(text) ? [...text] : text;
  const count = characters.length;
  const from = Math.max(-count, start ?? 0);
  // A fraction is dropped from where the part starts and from where it ends, not from its length.
  const end = (from < 0 ? count : 0) + from + Math.max(0, length ?? count);
  const to = length === undefined ? count : end;
  return typeof characters === "string"
    ? characters.slice(from, to)
    : characters.slice(from, to).join("");
}

function substringBefore(text: string | undefined, part: string | undefined): string | undefined {
  if (text === undefined || part === undefined) return text;
  const at = text.indexOf(part);
  return at < 0 ? text : text.slice(0, at);
}

function substringAfter(text: string | undefined, part: string | undefined): string | undefined {
  if (text === undefined || part === undefined) return text;
  const at = text.indexOf(part);
  return at < 0 ? text : text.slice(at + part.length);
}
