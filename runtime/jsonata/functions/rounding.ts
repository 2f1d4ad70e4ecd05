import { builtin } from "../builtin.js";
import type { Steady } from "./contract.js";
import { decimal, roundedHalfEven } from "./decimal.js";

/** `$abs`: the number without its sign. */
export const $abs = /* @__PURE__ */ builtin("abs", "<n-:n>", abs) as Steady<number>;

/** `$floor`: the largest integer that is not larger. */
export const $floor = /* @__PURE__ */ builtin("floor", "<n-:n>", floor) as Steady<number>;

/** `$ceil`: the smallest integer that is not smaller. */
export const $ceil = /* @__PURE__ */ builtin("ceil", "<n-:n>", ceil) as Steady<number>;

/**
 * `$round`: the number rounded to decimal places (0 when missing; negative: tens, hundreds …). A half, as the number is written in
 * decimal, goes to the even neighbour.
 */
export const $round = /* @__PURE__ */ builtin("round", "<n-n?:n>", round) as Steady<number>;

function abs(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.abs(value);
}

function floor(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.floor(value);
}

function ceil(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.ceil(value) + 0; // 0 for -0
}

/** Rounds as `$round` does. */
export function round(value: number | undefined, precision?: number): number | undefined {
  if (value === undefined || !Number.isFinite(value)) return value;
  const places = Math.trunc(precision ?? 0);
  const scale = 10 ** places;
  const scaled = value * scale;
  // Far from a half the digits need not be looked at: the product is exact enough, and so is the quotient of two integers.
  const toHalf = Math.abs(Math.abs(scaled % 1) - 0.5);
  if (places >= 0 && Math.abs(scaled) < 1e9 && toHalf > 1e-6) return Math.round(scaled) / scale + 0;
  const { digits, point } = roundedHalfEven(decimal(value), places);
  const rounded = Number(`0.${digits}e${point}`);
  return value < 0 ? 0 - rounded : rounded;
}
