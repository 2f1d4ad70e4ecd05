import { StatesError, type Failure } from "./errors.js";

/** The most bytes of JSON text that a state may take, give or hand to a Task (quota of the service). */
export const limitBytes = 256 * 1024;

/**
 * The value, if its JSON text fits the limit of 256 KiB.
 * Throws `States.DataLimitExceeded` for `state`; without it the runtime names the current state.
 */
export function limited<T>(value: T, state?: string): T {
  if (!isOverLimit(value)) return value;
  const cause = state === undefined ? undefined : dataLimitExceeded(state).cause;
  throw new StatesError("States.DataLimitExceeded", cause);
}

/** Whether the JSON text of a value takes more than 256 KiB in UTF-8. */
export function isOverLimit(value: unknown): boolean {
  if (upperBound(value, limitBytes) >= 0) return false;
  return utf8Length(JSON.stringify(value) ?? "") > limitBytes;
}

/** The failure of a state or task whose result is over the limit, in the service's words. */
export function dataLimitExceeded(who: string): Failure {
  const what = "returned a result with a size exceeding the maximum number of bytes service limit.";
  return { error: "States.DataLimitExceeded", cause: `The state/task '${who}' ${what}` };
}

/**
 * What is left of `budget` bytes after the value, never more than in truth; negative as soon as it is spent. No
 * character takes more than six bytes in JSON (`\u0001`), so small values are done without writing them out.
 */
function upperBound(value: unknown, budget: number): number {
  if (typeof value === "string") return budget - 6 * value.length - 2;
  if (typeof value !== "object" || value === null) return budget - 25;
  let left = budget - 2;
  if (Array.isArray(value)) {
    for (const item of value) if ((left = upperBound(item, left - 1)) < 0) break;
    return left;
  }
  for (const [name, member] of Object.entries(value)) {
    left = upperBound(member, left - 6 * name.length - 4);
    if (left < 0) break;
  }
  return left;
}

/** The bytes of a text in UTF-8. A lone surrogate never stands in JSON text: it is written as an escape. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    // The halves of a surrogate pair take two bytes each.
    bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
  }
  return bytes;
}
