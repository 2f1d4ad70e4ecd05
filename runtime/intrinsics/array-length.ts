import { arrayArgument } from "./failure.js";

/** `States.ArrayLength`: how many items the array has. Throws `States.IntrinsicFailure`. */
export function arrayLength(value: unknown): number {
  return arrayArgument("ArrayLength", value).length;
}
