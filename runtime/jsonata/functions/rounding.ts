import { builtin } from "../builtin.js";
import type { Steady } from "./contract.js";

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
  const scale = scales[places] ?? Infinity;
  const scaled = value * scale;
  if (Math.abs(scaled) < 1e9) {
    const below = Math.floor(scaled);
    // The quotient is the number that its few digits spell: a half is exactly that.
    if (value === (below + 0.5) / scale) return (below % 2 === 0 ? below : below + 1) / scale + 0;
    // Far from a half the product is exact enough.
    if (Math.abs(scaled - below - 0.5) > 1e-6) return Math.round(scaled) / scale + 0;
  }
  const exact = shifted(value, places);
  const floored = Math.floor(exact);
  const rest = exact - floored;
  const isUp = rest > 0.5 || (rest === 0.5 && floored % 2 !== 0);
  return shifted(isUp ? floored + 1 : floored, -places) + 0;
}

/** Of places that are usual. */
const scales = [1, 10, 100, 1000, 10_000];

/** With the decimal point so many places further right, in the digits that people see. */
function shifted(value: number, places: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}
