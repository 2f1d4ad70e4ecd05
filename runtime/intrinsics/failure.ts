import type { Value } from "../types.js";
import { StatesError } from "../errors.js";

/** An intrinsic call that cannot give a value: `States.IntrinsicFailure`. */
export function failure(name: string, reason: string): StatesError {
  const cause = `The function 'States.${name}' had the following error: ${reason}`;
  return new StatesError("States.IntrinsicFailure", cause);
}

/** The argument as text, or `States.IntrinsicFailure`. */
export function textArgument(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw failure(name, `The argument ${JSON.stringify(value)} is not a string.`);
}

/** The argument as an array, or `States.IntrinsicFailure`. */
export function arrayArgument(name: string, value: unknown): (Value | null)[] {
  if (Array.isArray(value)) return value;
  throw failure(name, `The argument ${JSON.stringify(value)} is not an array.`);
}

/** The argument as a whole number, rounded half up as the service does; or `States.IntrinsicFailure`. */
export function integerArgument(name: string, value: unknown): number {
  if (typeof value === "number") {
    // Most numbers are small integers already, and stay that for the engine; 0 for -0.
    const integer = value | 0;
    return integer === value ? integer : Math.round(value) + 0;
  }
  throw failure(name, `The argument ${JSON.stringify(value)} is not a number.`);
}

/** The argument as text of at most 10,000 characters, a quota of the service; or `States.IntrinsicFailure`. */
export function shortText(name: string, text: string): string {
  if (text.length <= 10_000) return text;
  throw failure(name, "The argument is longer than 10000 characters.");
}
