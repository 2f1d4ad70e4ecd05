import { builtin } from "../builtin.js";

/** `$uppercase`: the text in upper case. */
export const $uppercase = /* @__PURE__ */ builtin("uppercase", "<s-:s>", uppercase);

/** `$lowercase`: the text in lower case. */
export const $lowercase = /* @__PURE__ */ builtin("lowercase", "<s-:s>", lowercase);

function uppercase(text: string | undefined): string | undefined {
  return text?.toUpperCase();
}

function lowercase(text: string | undefined): string | undefined {
  return text?.toLowerCase();
}
