import { instant } from "../compare.js";
import { EvaluationError } from "../errors.js";
import { JsonataError } from "./error.js";
import { startClock } from "./limits.js";

/**
 * The value of an expression of a state; `text` and `location` are what the service's messages say of it.
 * @throws EvaluationError `States.QueryEvaluationError` when it fails, gives nothing or gives a function.
 */
export function query<T>(text: string, location: string, evaluate: () => T): Exclude<T, undefined> {
  const value = evaluated(text, location, evaluate);
  if (value === undefined) throw refused(text, location, "returned nothing (undefined).");
  if (typeof value === "function")
    throw refused(text, location, "returned an unsupported result type.");
  return value as Exclude<T, undefined>;
}

/** The same of a field that takes a number. */
export function queryNumber(text: string, location: string, evaluate: () => unknown): number {
  return typed("number", text, location, evaluate) as number;
}

/** The same of a field that takes a text. */
export function queryString(text: string, location: string, evaluate: () => unknown): string {
  return typed("string", text, location, evaluate) as string;
}

/** The same of a Condition. */
export function queryBoolean(text: string, location: string, evaluate: () => unknown): boolean {
  return typed("boolean", text, location, evaluate) as boolean;
}

/** The same of Items. */
export function queryArray(
  text: string,
  location: string,
  evaluate: () => unknown,
): readonly unknown[] {
  return typed("array", text, location, evaluate) as readonly unknown[];
}

/** The same of a Timestamp: an RFC 3339 date-time. */
export function queryTimestamp(text: string, location: string, evaluate: () => unknown): string {
  const value = queryString(text, location, evaluate);
  if (!Number.isNaN(instant(value))) return value;
  const wanted = "an ISO-8601 extended offset date-time format string";
  throw new EvaluationError(
    `The ${location} field cannot be parsed as ${wanted}: ${value}`,
    location,
  );
}

/** What a Map without Items iterates over: its input, which has to be an array. */
export function inputItems($: unknown): readonly unknown[] {
  if (Array.isArray($)) return $;
  throw new EvaluationError(`Map state input must be an array but was: ${JSON.stringify($)}`);
}

function typed(type: string, text: string, location: string, evaluate: () => unknown): unknown {
  const value = query(text, location, evaluate);
  const actual = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
  if (actual === type) return value;
  const told = `Expected '${type}', but was '${actual}' for value: ${JSON.stringify(value)}`;
  throw refused(text, location, `returned an unexpected result type. ${told}`);
}

function evaluated<T>(text: string, location: string, evaluate: () => T): T {
  startClock();
  try {
    return evaluate();
  } catch (error) {
    const told =
      error instanceof JsonataError
        ? `${error.code}: ${error.message}`
        : error instanceof RangeError && "U1001: Stack overflow.";
    if (told) throw refused(text, location, `threw an error during evaluation. ${told}`);
    throw error;
  }
}

function refused(text: string, location: string, what: string): EvaluationError {
  const cause = `The JSONata expression '${text}' specified for the field '${location}' ${what}`;
  return new EvaluationError(cause, location);
}
