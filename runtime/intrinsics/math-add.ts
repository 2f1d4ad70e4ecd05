import { integerArgument } from "./failure.js";

/** `States.MathAdd`: the sum of two numbers, each rounded first. Throws `States.IntrinsicFailure`. */
export function mathAdd(first: unknown, second: unknown): number {
  return integerArgument("MathAdd", first) + integerArgument("MathAdd", second);
}
