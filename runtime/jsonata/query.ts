import { instant } from "../compare.js";
import { EvaluationError } from "../errors.js";
import { isObject } from "../own.js";
import type { Items } from "../types.js";
import type { JsonataError } from "./error.js";
import { startClock } from "./limits.js";

/**
 * The value of an expression of a state: itself, or a function that evaluates it where that may fail. `text` and `location` are what
 * the service's messages say of it: `query($.order, "$states.input.order", "Output")`.
 * @throws EvaluationError `States.QueryEvaluationError` when it fails, gives nothing or gives a function.
 */
export function query<T>(
  value: (() => T) | T,
  text: string,
  location: string,
): Exclude<T, undefined> {
  let found: unknown = value;
  if (typeof value === "function") {
    startClock();
    try {
      found = (value as () => T)();
    } catch (error) {
      // The service's own limits, and those of this engine, have no code there; what has none here is no failure.
      const { code, message } = error as Partial<JsonataError>;
      if (!code && !(error instanceof RangeError)) throw error;
      const told = code && code !== "U1001" ? `. ${code}` : "";
      throw refused(text, location, `threw an error during evaluation${told}: ${message}`);
    }
  }
  if (found === undefined) throw refused(text, location, "returned nothing (undefined).");
  if (typeof found === "function")
    throw refused(text, location, "returned an unsupported result type.");
  // JSON has no such number: the service makes a text of it.
  if (typeof found === "number" && !isFinite(found)) found = String(found);
  return found as Exclude<T, undefined>;
}

/** The same of a field that takes a number. */
export function queryNumber(value: unknown, text: string, location: string): number {
  return typed("number", value, text, location) as number;
}

/** The same of a field that takes a text. */
export function queryString(value: unknown, text: string, location: string): string {
  return typed("string", value, text, location) as string;
}

/** The same of a Condition. */
export function queryBoolean(value: unknown, text: string, location: string): boolean {
  return typed("boolean", value, text, location) as boolean;
}

/** The same of Items. */
export function queryArray(value: unknown, text: string, location: string): readonly unknown[] {
  return typed("array", value, text, location) as readonly unknown[];
}

/** The same of the Items of a distributed Map, which may be an object. */
export function queryItems(value: unknown, text: string, location: string): Items {
  const found: unknown = query(value, text, location);
  return isObject(found) ? found : queryArray(found, text, location);
}

/** The same of a count, such as the Seconds of a Wait or MaxConcurrency: a whole number, not negative. */
export function queryCount(value: unknown, text: string, location: string): number {
  return atLeast(0, queryNumber(value, text, location), location);
}

/** The same of TimeoutSeconds and HeartbeatSeconds: a whole number above 0. */
export function queryTimeout(value: unknown, text: string, location: string): number {
  return atLeast(1, queryNumber(value, text, location), location);
}

/** The same of ToleratedFailurePercentage: 0 to 100. */
export function queryPercentage(value: unknown, text: string, location: string): number {
  const found = queryNumber(value, text, location);
  if (found >= 0 && found <= 100) return found;
  throw new EvaluationError(`${location} must be between 0 and 100.`, location);
}

/** The same of a Timestamp: an RFC 3339 date-time. */
export function queryTimestamp(value: unknown, text: string, location: string): string {
  const found = queryString(value, text, location);
  if (!Number.isNaN(instant(found))) return found;
  const wanted = "an ISO-8601 extended offset date-time format string";
  throw new EvaluationError(
    `The ${location} field cannot be parsed as ${wanted}: ${found}`,
    location,
  );
}

/** What a Map without Items iterates over: its input, which has to be an array. */
export function inputItems($: unknown): readonly unknown[] {
  if (Array.isArray($)) return $;
  throw new EvaluationError(`Map state input must be an array but was: ${JSON.stringify($)}`);
}

function atLeast(least: 0 | 1, found: number, location: string): number {
  if (Number.isSafeInteger(found) && found >= least) return found;
  const wanted = least === 0 ? "a non-negative integer" : "a positive integer";
  throw new EvaluationError(
    `The ${location} field cannot be parsed as ${wanted}: ${found}`,
    location,
  );
}

function typed(type: string, given: unknown, text: string, location: string): unknown {
  const value: unknown = query(given, text, location);
  const actual = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
  if (actual === type) return value;
  const told = `Expected '${type}', but was '${actual}' for value: ${JSON.stringify(value)}`;
  throw refused(text, location, `returned an unexpected result type. ${told}`);
}

function refused(text: string, location: string, what: string): EvaluationError {
  const cause = `The JSONata expression '${text}' specified for the field '${location}' ${what}`;
  return new EvaluationError(cause, location);
}
