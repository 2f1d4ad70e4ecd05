import type { Value } from "../types.js";
import { arrayArgument, failure, integerArgument } from "./failure.js";

/** `States.ArrayGetItem`: the item at an index, counted from 0. Throws `States.IntrinsicFailure`. */
export function arrayGetItem(value: unknown, index: unknown): Value | null {
  const name = "ArrayGetItem";
  const array = arrayArgument(name, value);
  const at = integerArgument(name, index);
  const item = at < 0 ? undefined : array[at];
  if (item !== undefined) return item;
  throw failure(name, `The index ${at} is out of bounds for an array of length ${array.length}.`);
}
