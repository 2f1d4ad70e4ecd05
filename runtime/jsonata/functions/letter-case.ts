import { builtin } from "../builtin.js";
import type { Steady } from "./contract.js";

/** `$uppercase`: the text in upper case. */
export const $uppercase = /* @__PURE__ */ builtin(
  "uppercase",
  "<s-:s>",
  uppercase,
) as Steady<string>;

/** `$lowercase`: the text in lower case. */
export const $lowercase = /* @__PURE__ */ builtin(
  "lowercase",
  "<s-:s>",
  lowercase,
) as Steady<string>;

function uppercase(text: string | undefined): string | undefined {
  return text?.toUpperCase();
}

function lowercase(text: string | undefined): string | undefined {
  return text?.toLowerCase();
}
