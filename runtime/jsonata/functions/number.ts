import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";

/**
 * `$number`: the number that a text spells (as JSON does, but with leading zeros allowed, or with 0x, 0o, 0b); 1 for true, 0 for
 * false. Throws D3030 for any other text.
 */
export const $number = /* @__PURE__ */ builtin("number", "<(nsb)-:n>", number);

const spelling = /^(?:-?\d+(?:\.\d+)?(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|0b[01]+)$/i;

function number(value: number | string | boolean | undefined): number | undefined {
  if (value === undefined || typeof value === "number") return value;
  const result = Number(value);
  const isNumber = typeof value === "boolean" || spelling.test(value);
  if (isNumber && Number.isFinite(result)) return result;
  throw new JsonataError("D3030", `Unable to cast value to a number: ${JSON.stringify(value)}`);
}
