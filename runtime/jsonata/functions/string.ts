import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";

/**
 * `$string`: a value as text: a text itself, anything else as JSON, on one line or (`prettify`) indented by two spaces. Numbers have at
 * most 15 significant digits, integers all of them; a function is the empty text. Throws D3001 for a number that is not
 * finite, D1001 for one inside the value.
 */
export const $string = /* @__PURE__ */ builtin("string", "<x-b?:s>", string, 1);

function string(value: unknown, prettify?: boolean): string | undefined {
  return value === undefined ? undefined : stringOf(value, prettify);
}

/** A value as text, as `$string` and the operator `&` do it. */
export function stringOf(value: unknown, prettify?: boolean): string {
  switch (typeof value) {
    case "string":
      return value;
    case "function":
      return "";
    case "number":
      if (!Number.isFinite(value))
        throw new JsonataError("D3001", "Attempting to invoke string function on Infinity or NaN");
      return precise(value);
    default:
      return JSON.stringify(
        value,
        isAsWritten(value) ? undefined : written,
        prettify ? 2 : undefined,
      );
  }
}

/** Whether JSON writes the value as it has to be written; asking is faster than writing it number by number. */
function isAsWritten(value: unknown): boolean {
  if (typeof value === "number") return Number.isInteger(value);
  if (typeof value !== "object" || value === null) return typeof value !== "function";
  return Object.values(value).every(isAsWritten);
}

function written(_: string, value: unknown): unknown {
  if (typeof value === "function") return "";
  if (typeof value !== "number") return value;
  if (Number.isFinite(value)) return Number(precise(value));
  throw new JsonataError("D1001", `Number out of range: ${value}`);
}

/** Rounds away the last digits, where binary fractions show that they are no decimal ones (0.1 + 0.2). */
function precise(value: number): string {
  const text = String(value);
  // With 16 characters, one of which is the point, there are no such digits.
  return text.length <= 16 || Number.isInteger(value)
    ? text
    : String(Number(value.toPrecision(15)));
}
