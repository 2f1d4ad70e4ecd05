import { javaRandom } from "../java-random.js";
import type { Context } from "../types.js";
import { failure, integerArgument } from "./failure.js";

/**
 * `States.MathRandom`: a whole number from `start` up to, not including, `end`. The same seed gives the same number.
 * Throws `States.IntrinsicFailure`.
 */
export function mathRandom($$: Context, start: unknown, end: unknown, seed?: unknown): number {
  const name = "MathRandom";
  const from = integerArgument(name, start);
  const width = integerArgument(name, end) - from;
  if (width <= 0) throw failure(name, "The start is not less than the end.");
  if (seed === undefined) return from + Math.floor($$.random() * width);
  return from + javaRandom(integerArgument(name, seed)).nextInt(width);
}
