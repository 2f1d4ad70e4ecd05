import type { Filter, Operand } from "../3-lower/machine.js";
import { readSteps } from "./plain-read.js";
import { valuesOf, type Read, type Shape } from "./shape.js";

/** What a filter reads from: its item, and what the whole path starts from. */
export interface FilterShapes {
  readonly item: Shape;
  readonly root: Shape;
}

/**
 * Whether a filter's condition means in TypeScript what it means to the service: what it compares is proven to be there and to
 * be of one type, for which the operators of both agree.
 */
export function isPlainFilter(test: Filter, shapes: FilterShapes): boolean {
  switch (test.kind) {
    case "and":
    case "or":
      return test.tests.every((each) => isPlainFilter(each, shapes));
    case "exists":
      return isProven(readOperand({ ...test, kind: "path" }, shapes));
    case "compare":
      return isPlainComparison(test, shapes);
    default:
      return test satisfies never;
  }
}

/** What an operand finds; a constant is always there. */
export function readOperand(operand: Operand, { item, root }: FilterShapes): Read | undefined {
  if (operand.kind !== "path") return undefined;
  return readSteps(operand.from === "item" ? item : root, operand.path.steps);
}

type Comparison = Extract<Filter, { kind: "compare" }>;

function isPlainComparison({ left, operator, right }: Comparison, shapes: FilterShapes): boolean {
  const found = readOperand(left, shapes);
  if (!found || !isProven(found)) return false;
  const { kind } = found.shape;
  if (right.kind === "regex") return kind === "string" && found.missing === "never";
  const other = readOperand(right, shapes);
  if (found.missing !== "never" || (other && other.missing !== "never")) return false;
  const isEquality = operator === "==" || operator === "!=";
  // Texts in order are not those of TypeScript where one of them is "null".
  if (kind === "number" || (isEquality && (kind === "string" || kind === "boolean")))
    return right.kind === "literal"
      ? isText(right.value, kind) && isAmong(right.value, found.shape)
      : other?.shape.kind === kind && !(valuesOf(found.shape) && valuesOf(other.shape));
  return false;
}

/** A constant that the type's own comparison takes as it is. */
function isText(value: null | boolean | number | string, kind: Shape["kind"]): boolean {
  // A number as text compares with a text as such: 20 is "20".
  return typeof value === kind && value !== "null";
}

/** TypeScript refuses to compare with a value that there never is. */
function isAmong(value: null | boolean | number | string, shape: Shape): boolean {
  return value !== null && valuesOf(shape)?.includes(value) !== false;
}

function isProven(read: Read | undefined): boolean {
  return read !== undefined && read.shape.kind !== "unknown";
}
