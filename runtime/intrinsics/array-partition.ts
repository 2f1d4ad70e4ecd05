import type { Value } from "../types.js";
import { arrayArgument, failure, integerArgument } from "./failure.js";

/** `States.ArrayPartition`: the array cut into arrays of at most `size` items. Throws `States.IntrinsicFailure`. */
export function arrayPartition(value: unknown, size: unknown): (Value | null)[][] {
  const name = "ArrayPartition";
  const array = arrayArgument(name, value);
  const step = integerArgument(name, size);
  if (step <= 0) throw failure(name, `The chunk size ${step} is not positive.`);
  const parts: (Value | null)[][] = [];
  for (let i = 0; i < array.length; i += step) parts.push(array.slice(i, i + step));
  return parts;
}
