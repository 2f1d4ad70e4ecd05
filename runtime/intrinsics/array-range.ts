import { failure, integerArgument } from "./failure.js";

/**
 * `States.ArrayRange`: the numbers from `first` to `last`, both included, in steps. At most 1,000 of them.
 * Throws `States.IntrinsicFailure`.
 */
export function arrayRange(first: unknown, last: unknown, step: unknown): number[] {
  const name = "ArrayRange";
  const from = integerArgument(name, first);
  const to = integerArgument(name, last);
  const by = integerArgument(name, step);
  if (by === 0) throw failure(name, "The step is zero.");
  const count = Math.max(0, Math.floor((to - from) / by) + 1);
  if (count > 1000) throw failure(name, `The range has ${count} items, more than 1000.`);
  return Array.from({ length: count }, (_, i) => from + i * by);
}
