import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";
import type { Steady } from "./contract.js";

/** `$power`: the base to the power of an exponent. Throws D3061 when no finite number is that, nor without an exponent. */
export const $power = /* @__PURE__ */ builtin("power", "<n-n:n>", power) as Steady<number>;

/** `$sqrt`: the square root. Throws D3060 for a negative number. */
export const $sqrt = /* @__PURE__ */ builtin("sqrt", "<n-:n>", sqrt) as Steady<number>;

function power(base: number | undefined, exponent: number | undefined): number | undefined {
  if (base === undefined) return undefined;
  // No exponent is none that gives a number.
  const result = base ** (exponent ?? NaN);
  if (Number.isFinite(result)) return result;
  throw new JsonataError(
    "D3061",
    "The power function has resulted in a value that cannot be represented as a JSON number: " +
      `base=${base}, exponent=${exponent}`,
    { token: "power", value: base, index: 1 },
  );
}

function sqrt(value: number | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (value >= 0) return Math.sqrt(value);
  throw new JsonataError(
    "D3060",
    `The sqrt function cannot be applied to a negative number: ${value}`,
    {
      token: "sqrt",
      value,
      index: 1,
    },
  );
}
