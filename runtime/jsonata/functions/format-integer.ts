import { builtin } from "../builtin.js";
import { integerPicture } from "./integer-picture.js";
import { integerText, integerValue } from "./integer-text.js";
import type { Steady } from "./contract.js";

/**
 * `$formatInteger`: the number, rounded down, as a picture shows it: `#,##0`, `000`, `I`, `a`, `w`, `Ww;o` … (XPath F&O 3.1,
 * `fn:format-integer`). Throws D3130 for a picture that is not known, D3131 for digits of two families.
 */
export const $formatInteger = /* @__PURE__ */ builtin(
  "formatInteger",
  "<n-s:s>",
  formatInteger,
) as Steady<string>;

/** `$parseInteger`: the number that a text shows, written as a picture tells; NaN when it is not. Throws D3130, D3131. */
export const $parseInteger = /* @__PURE__ */ builtin("parseInteger", "<s-s:n>", parseInteger);

function formatInteger(value: number | undefined, picture: string | undefined) {
  if (value === undefined || picture === undefined) return undefined;
  return integerText(Math.floor(value), integerPicture(picture));
}

function parseInteger(text: string | undefined, picture: string | undefined) {
  if (text === undefined || picture === undefined) return undefined;
  return integerValue(text, integerPicture(picture));
}
