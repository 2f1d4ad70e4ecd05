import { instant } from "./compare.js";
import { StatesError } from "./errors.js";

// What a path field refers to is checked when the state runs; the texts are the service's.

/** SecondsPath: a whole number of seconds, not negative. Throws `States.Runtime`. */
export function seconds(value: unknown, path: string): number {
  if (value === undefined)
    throw refused("SecondsPath", `does not reference an input value: ${path}`);
  const told = `${path} == ${text(value)}`;
  if (!Number.isSafeInteger(value))
    throw refused("SecondsPath", `cannot be parsed as a long value: ${told}`);
  if (Number(value) < 0) throw refused("SecondsPath", `references a negative value: ${told}`);
  return Number(value);
}

/** TimestampPath: an RFC 3339 date-time. Throws `States.Runtime`. */
export function timestamp(value: unknown, path: string): string {
  if (value === undefined)
    throw refused("TimestampPath", `does not reference an input value: ${path}`);
  if (typeof value === "string" && !Number.isNaN(instant(value))) return value;
  const wanted = "a valid ISO-8601 extended offset date-time format string";
  throw refused("TimestampPath", `does not reference ${wanted}: ${path} == ${text(value)}`);
}

/** TimeoutSecondsPath and HeartbeatSecondsPath: a positive whole number of seconds. Throws `States.Runtime`. */
export function timeout(value: unknown, path: string, field: string): number {
  const told = `${path} == ${text(value)}`;
  if (!Number.isSafeInteger(value))
    throw refused(field, `cannot be parsed as a long value: ${told}`);
  if (Number(value) <= 0) throw refused(field, `references a non-positive value: ${told}`);
  return Number(value);
}

/** MaxConcurrencyPath, ToleratedFailureCountPath, MaxItemsPath, …: a whole number, or its text. Throws `States.Runtime`. */
export function integer(value: unknown, path: string, field: string): number {
  const isText = typeof value === "string" && /^[+-]?\d+$/.test(value);
  if (Number.isSafeInteger(isText ? Number(value) : value)) return Number(value);
  throw invalid(field, `"${text(value)}" which is not a valid integer: ${path}`);
}

/** ToleratedFailurePercentagePath: a number, or its text. Throws `States.Runtime`. */
export function percentage(value: unknown, path: string, field: string): number {
  if (typeof value === "number") return value;
  if (typeof value === "string" && /^[+-]?\d+(?:\.\d+)?$/.test(value)) return Number(value);
  throw invalid(field, `"${text(value)}" which is not a valid float: ${path}`);
}

function refused(field: string, rest: string): StatesError {
  return new StatesError("States.Runtime", `The ${field} parameter ${rest}`);
}

function invalid(field: string, rest: string): StatesError {
  return new StatesError("States.Runtime", `The ${field} field refers to value ${rest}`);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
