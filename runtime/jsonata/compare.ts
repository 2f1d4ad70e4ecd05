import { equal } from "./equal.js";
import { JsonataError } from "./error.js";

/** `>`; false when an operand is nothing. Throws T2010 for what is no number or text, T2009 for one of each. */
export function gt(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a > b;
  return areOrdered(a, b, ">") && (a as string) > (b as string);
}

/** `>=` */
export function ge(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a >= b;
  return areOrdered(a, b, ">=") && (a as string) >= (b as string);
}

/** `<` */
export function lt(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  return areOrdered(a, b, "<") && (a as string) < (b as string);
}

/** `<=` */
export function le(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a <= b;
  return areOrdered(a, b, "<=") && (a as string) <= (b as string);
}

/** What a comparison gives, which is nothing when an operand is nothing. */
export function whenDefined(
  compare: (a: unknown, b: unknown) => boolean,
  a: unknown,
  b: unknown,
): boolean | undefined {
  const result = compare(a, b);
  return a === undefined || b === undefined ? undefined : result;
}

/** `=`; false when an operand is nothing. */
export function eq(a: unknown, b: unknown): boolean {
  return a !== undefined && equal(a, b);
}

/** `!=`; false when an operand is nothing. */
export function ne(a: unknown, b: unknown): boolean {
  return a !== undefined && b !== undefined && !equal(a, b);
}

/** `in`: whether a list has the value, or one value is it. */
export function isIn(value: unknown, list: unknown): boolean {
  if (value === undefined || list === undefined) return false;
  return Array.isArray(list) ? list.includes(value) : list === value;
}

/** Whether there are two texts to compare; two numbers do not get here. */
function areOrdered(a: unknown, b: unknown, operator: string): boolean {
  if (!isOrdered(a) || !isOrdered(b))
    throw refused("T2010", "expressions", operator, "evaluate to numeric or string values");
  if (a === undefined || b === undefined) return false;
  if (typeof a === typeof b) return true;
  const values = `values ${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  throw refused("T2009", values, operator, "be of the same data type");
}

function refused(code: string, what: string, operator: string, must: string): JsonataError {
  return new JsonataError(code, `The ${what} either side of operator "${operator}" must ${must}`);
}

/** Whether the value can be compared, or is nothing. */
export function isOrdered(value: unknown): value is number | string | undefined {
  return typeof value === "number" || typeof value === "string" || value === undefined;
}
