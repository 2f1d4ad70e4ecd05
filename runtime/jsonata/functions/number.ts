import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";
import type { Steady } from "./contract.js";

/**
 * `$number`: the number that a text spells (as JSON does, but with leading zeros allowed, or with 0x, 0o, 0b); 1 for true, 0 for
 * false. Throws D3030 for any other text.
 */
export const $number = /* @__PURE__ */ builtin("number", "<(nsb)-:n>", number) as Steady<number>;

/** What it may not have of all that JavaScript reads as a number: spaces, a sign `+`, a point without digits around it. */
const spelling = /^-?\d(?:[^.\s]|\.\d)*$/;

function number(value: number | string | boolean | undefined): number | undefined {
  if (value === undefined || typeof value === "number") return value;
  const plain = plainNumber(String(value));
  if (plain >= 0) return plain;
  const result = Number(value);
  const isNumber = typeof value === "boolean" || spelling.test(value);
  if (isNumber && isFinite(result)) return result;
  throw new JsonataError("D3030", `Unable to cast value to a number: ${JSON.stringify(value)}`);
}

/** What up to 15 digits spell, or 14 and a point between them, which is exact; NaN for others. `Number` takes several times as long. */
function plainNumber(text: string): number {
  let digits = 0;
  let scale = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit < 10 && at < 15) {
      digits = digits * 10 + digit;
      scale *= 10;
    } else if (digit === -2 && at && !scale) scale = 1;
    else return NaN;
  }
  return !text || scale === 1 ? NaN : digits / (scale || 1);
}
