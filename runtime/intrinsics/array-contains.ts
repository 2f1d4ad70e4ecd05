import { equal } from "./equal.js";
import { arrayArgument } from "./failure.js";

/** `States.ArrayContains`: whether the array has an item equal to `item`. Throws `States.IntrinsicFailure`. */
export function arrayContains(value: unknown, item: unknown): boolean {
  return arrayArgument("ArrayContains", value).some((one) => equal(one, item));
}
