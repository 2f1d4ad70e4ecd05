import { builtin } from "../builtin.js";
import { spend } from "../limits.js";
import { sequence } from "../sequence.js";

/**
 * `$range`: the numbers from `first` to `last`, both included, in steps (AWS's own). Arguments are rounded towards zero; with a
 * step of 0, and without one, there is nothing. Throws U1001 for more numbers than the service has memory for.
 */
export const $range = /* @__PURE__ */ builtin("range", "<nnn?:a<n>>", range, 3);

function range(first: number | undefined, last: number | undefined, step?: number) {
  if (first === undefined || last === undefined || step === undefined) return undefined;
  const [from, to, by] = [Math.trunc(first), Math.trunc(last), Math.trunc(step)];
  if (by === 0) return undefined;
  const length = Math.max(0, Math.floor((to - from) / by) + 1);
  spend(length);
  return sequence(Array.from({ length }, (_, i) => from + i * by + 0)); // 0 for -0
}
