import { JsonataError } from "./error.js";

/** `+`; nothing when an operand is nothing. Throws T2001, T2002 for what is no number. */
export function add(a: unknown, b: unknown): number | undefined {
  return areNumbers(a, b, "+") ? (a as number) + (b as number) : undefined;
}

/** `-` */
export function subtract(a: unknown, b: unknown): number | undefined {
  return areNumbers(a, b, "-") ? (a as number) - (b as number) : undefined;
}

/** `*` */
export function multiply(a: unknown, b: unknown): number | undefined {
  return areNumbers(a, b, "*") ? (a as number) * (b as number) : undefined;
}

/** `/`; by zero it gives an infinite number, which nothing can be done with. */
export function divide(a: unknown, b: unknown): number | undefined {
  return areNumbers(a, b, "/") ? (a as number) / (b as number) : undefined;
}

/** `%` */
export function remainder(a: unknown, b: unknown): number | undefined {
  return areNumbers(a, b, "%") ? (a as number) % (b as number) : undefined;
}

/** `-` before a value. Throws D1002 for what is no number. */
export function negate(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "number") return -value;
  throw new JsonataError("D1002", `Cannot negate a non-numeric value: ${JSON.stringify(value)}`);
}

/** An operand that is a number. Throws D1001 when it is not finite. */
export function finite(value: number): number {
  refuse(value, "", "");
  return value;
}

/** Whether there are two numbers: either may be nothing. Throws T2001, T2002, or D1001 for one that is not finite. */
function areNumbers(a: unknown, b: unknown, operator: string): boolean {
  if (Number.isFinite(a) && Number.isFinite(b)) return true;
  refuse(a, "T2001", `left side of the "${operator}"`);
  refuse(b, "T2002", `right side of the "${operator}"`);
  return false;
}

function refuse(value: unknown, code: string, where: string): void {
  if (value === undefined || Number.isFinite(value)) return;
  if (typeof value === "number")
    throw new JsonataError("D1001", `Number out of range: ${JSON.stringify(value)}`);
  throw new JsonataError(code, `The ${where} operator must evaluate to a number`);
}
