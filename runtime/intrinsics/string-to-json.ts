import type { Value } from "../types.js";
import { failure, textArgument } from "./failure.js";

/** `States.StringToJson`: the value of a JSON text, null for a blank one. Throws `States.IntrinsicFailure`. */
export function stringToJson(value: unknown): Value | null {
  const text = textArgument("StringToJson", value);
  if (text.trim() === "") return null;
  try {
    return JSON.parse(text) as Value | null;
  } catch (error) {
    throw failure("StringToJson", `The argument is not JSON: ${(error as Error).message}`);
  }
}
