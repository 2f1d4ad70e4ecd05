import { javaText } from "./java-text.js";
import { impossible } from "./step.js";

/** What a filter compares with. */
export type Operator = "==" | "!=" | "<" | "<=" | ">" | ">=";

/**
 * A filter's comparison with a constant: `is(item?.price, ">", 10)`. To the service every constant is text, which it reads
 * as a number where the value is one, and as a boolean likewise.
 */
export function is(
  value: unknown,
  operator: Operator,
  constant: string | number | boolean | null,
): boolean {
  const areNumbers = typeof value === "number" && typeof constant === "number";
  // The text of a number would be read as that number again.
  return compare(value, operator, areNumbers ? constant : String(constant));
}

/**
 * A filter's comparison of two values. What is missing compares false with everything, and so do values of types that have
 * no order, also for `!=`. A number fails the path beside a text that is none.
 */
export function compare(left: unknown, operator: Operator, right: unknown): boolean {
  if (left === undefined || right === undefined) return false;
  const isEquality = operator === "==" || operator === "!=";
  if (!isEquality && (left === null) !== (right === null)) return false;
  const order = orderOf(left, right);
  switch (operator) {
    case "==":
      return order === 0;
    case "!=":
      return order < 0 || order > 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    default:
      return operator satisfies never;
  }
}

/** `=~`: whether the whole value, as text, matches. */
export function fits(value: unknown, pattern: RegExp): boolean {
  return value !== undefined && value !== null && pattern.test(javaText(value));
}

/** Negative, 0 or positive; NaN for what has no order. */
function orderOf(left: unknown, right: unknown): number {
  if (left === right) return 0;
  // The text "null" is as good as null.
  const [leftIsNull, rightIsNull] = [isNull(left), isNull(right)];
  if (leftIsNull || rightIsNull) return Number(rightIsNull) - Number(leftIsNull);
  if (typeof left === "number" && (typeof right === "number" || typeof right === "string"))
    return left - numberOf(right);
  if (typeof left === "boolean" && (typeof right === "boolean" || typeof right === "string"))
    return Number(left) - Number(String(right).toLowerCase() === "true");
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : 1;
  return NaN;
}

function isNull(value: unknown): boolean {
  return value === null || value === "null";
}

function numberOf(value: number | string): number {
  if (typeof value === "string" && !decimal.test(value)) throw impossible;
  return Number(value);
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
