import { builtin } from "../builtin.js";
import type { Steady } from "./contract.js";

/** `$trim`: the text without blanks at its ends, and with one space for each run of spaces, tabs and line ends. */
export const $trim = /* @__PURE__ */ builtin("trim", "<s-:s>", trim) as Steady<string>;

function trim(text: string | undefined): string | undefined {
  return text?.replace(/[ \t\n\r]+/g, " ").replace(/^ | $/g, "");
}
