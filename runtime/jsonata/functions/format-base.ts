import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";
import { round } from "./rounding.js";
import type { Steady } from "./contract.js";

/** `$formatBase`: the number, rounded, in a base from 2 to 36 (10 when missing). Throws D3100 for another base. */
export const $formatBase = /* @__PURE__ */ builtin(
  "formatBase",
  "<n-n?:s>",
  formatBase,
) as Steady<string>;

function formatBase(value: number | undefined, radix?: number): string | undefined {
  const whole = round(value);
  if (whole === undefined) return undefined;
  const base = round(radix) ?? 10;
  if (base < 2 || base > 36)
    throw new JsonataError(
      "D3100",
      `The radix of the formatBase function must be between 2 and 36.  It was given ${base}`,
      { token: "formatBase", value: base },
    );
  // Numbers write large values with an exponent.
  return Number.isFinite(whole) ? BigInt(whole).toString(base) : String(whole);
}
