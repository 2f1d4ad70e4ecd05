import { JsonataError } from "./error.js";

/** `+`; nothing when an operand is nothing. Throws T2001, T2002 for what is no number. */
export function add(a: unknown, b: unknown): number | undefined {
  if (!isNumber(a, "+", "T2001", "left") || !isNumber(b, "+", "T2002", "right"))
    return missing(b, "+");
  return a + b;
}

/** `-` */
export function subtract(a: unknown, b: unknown): number | undefined {
  if (!isNumber(a, "-", "T2001", "left") || !isNumber(b, "-", "T2002", "right"))
    return missing(b, "-");
  return a - b;
}

/** `*` */
export function multiply(a: unknown, b: unknown): number | undefined {
  if (!isNumber(a, "*", "T2001", "left") || !isNumber(b, "*", "T2002", "right"))
    return missing(b, "*");
  return a * b;
}

/** `/`; by zero it gives an infinite number, which nothing can be done with. */
export function divide(a: unknown, b: unknown): number | undefined {
  if (!isNumber(a, "/", "T2001", "left") || !isNumber(b, "/", "T2002", "right"))
    return missing(b, "/");
  return a / b;
}

/** `%` */
export function remainder(a: unknown, b: unknown): number | undefined {
  if (!isNumber(a, "%", "T2001", "left") || !isNumber(b, "%", "T2002", "right"))
    return missing(b, "%");
  return a % b;
}

/** `-` before a value. Throws D1002 for what is no number. */
export function negate(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "number") return -value;
  throw new JsonataError("D1002", `Cannot negate a non-numeric value: ${JSON.stringify(value)}`);
}

/** The left operand is nothing; the right one has to be a number nevertheless. */
function missing(right: unknown, operator: string): undefined {
  isNumber(right, operator, "T2002", "right");
  return undefined;
}

function isNumber(value: unknown, operator: string, code: string, side: string): value is number {
  if (typeof value === "number") {
    if (Number.isFinite(value)) return true;
    throw new JsonataError("D1001", `Number out of range: ${JSON.stringify(value)}`);
  }
  if (value === undefined) return false;
  throw new JsonataError(
    code,
    `The ${side} side of the "${operator}" operator must evaluate to a number`,
  );
}
