import { StatesError } from "./errors.js";

/**
 * The value of a Choice Rule's Variable, which has to be there: `required($?.status, "$.status") === "DONE"`.
 * @throws StatesError `States.Runtime` when there is none.
 */
export function required<T>(value: T, path: string): Exclude<T, undefined> {
  if (value === undefined)
    throw new StatesError(
      "States.Runtime",
      `Invalid path '${path}': The choice state's condition path references an invalid value.`,
    );
  return value as Exclude<T, undefined>;
}

// A Variable of another type than its comparator's makes every comparison false: so does NaN, in TypeScript too.
const incomparable = NaN as never;

/** The Variable of a Numeric comparator; of another type, NaN. */
export function asNumber(value: unknown, path: string): number {
  return typeof required(value, path) === "number" ? (value as number) : NaN;
}

/** The Variable of a String comparator; of another type, what compares false with everything. */
export function asString(value: unknown, path: string): string {
  return typeof required(value, path) === "string" ? (value as string) : incomparable;
}

/** The Variable of a Boolean comparator; of another type, what compares false with everything. */
export function asBoolean(value: unknown, path: string): boolean {
  return typeof required(value, path) === "boolean" ? (value as boolean) : incomparable;
}

/**
 * What a Choice comes to when no rule matches and there is no Default. The service calls it `States.Runtime`, not the
 * ASL's `States.NoChoiceMatched`.
 * @throws StatesError always
 */
export function noChoice(): never {
  throw new StatesError(
    "States.Runtime",
    "Failed to transition out of the state. The state does not point to a next state.",
  );
}
