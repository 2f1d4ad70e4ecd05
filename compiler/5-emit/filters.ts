import type { Filter, Operand, Path, Step } from "../3-lower/machine.js";
import { isPlainFilter } from "../4-analyse/plain-filter.js";
import { isNullable, plainIndex, readSteps } from "../4-analyse/plain-read.js";
import type { Shape } from "../4-analyse/shape.js";
import { rootOf } from "./paths.js";
import { readStep, type Place } from "./reads.js";
import type { EmitScope } from "./scope.js";
import { stepTexts } from "./selections.js";
import { quote, regex } from "./text.js";

/** Where a filter's condition is emitted. */
export interface FilterPlace {
  /** What is known of its items. */
  readonly item: Shape;
  /** What an item is called. */
  readonly name: string;
  /** The path that the filter is a step of. */
  readonly path: Path;
  readonly scope: EmitScope;
}

/** `[?(…)]` as an arrow function. */
export function filterText(test: Filter, place: FilterPlace): string {
  const { text } = condition(test, place);
  return `${usesItem(test) ? `(${place.name})` : "()"} => ${text}`;
}

interface Condition {
  readonly text: string;
  /** It may fail the whole path, so that what is tested first matters. */
  readonly canFail: boolean;
}

function condition(test: Filter, place: FilterPlace): Condition {
  switch (test.kind) {
    case "and":
    case "or":
      return combined(test.kind, test.tests, place);
    case "exists": {
      const value = operandText({ ...test, kind: "path" }, place);
      return {
        text: `${value} ${test.negated ? "==" : "!="} null`,
        canFail: hasPosition(test.path.steps),
      };
    }
    case "compare": {
      const { item, path, scope } = place;
      const shapes = { item, root: rootOf(path, scope).shape };
      if (isPlainFilter(test, shapes)) return { text: plainText(test, place), canFail: false };
      return { text: helperText(test, place), canFail: canFail(test, shapes) };
    }
    default:
      return test satisfies never;
  }
}

function combined(kind: "and" | "or", tests: readonly Filter[], place: FilterPlace): Condition {
  const all = tests.map((each) => {
    const { text, canFail } = condition(each, place);
    return { text: each.kind === "and" ? `(${text})` : text, canFail };
  });
  const canFail = all.some((each) => each.canFail);
  // The service tests the last condition first.
  const texts = (canFail ? all.toReversed() : all).map(({ text }) => text);
  return { text: texts.join(kind === "and" ? " && " : " || "), canFail };
}

type Comparison = Extract<Filter, { kind: "compare" }>;

const plainOperators = { "==": "===", "!=": "!==", "<": "<", "<=": "<=", ">": ">", ">=": ">=" };

function plainText({ left, operator, right }: Comparison, place: FilterPlace): string {
  const value = operandText(left, place);
  if (right.kind === "regex") return `${patternText(right)}.test(${value})`;
  if (right.kind === "literal" && typeof right.value === "boolean")
    return (operator === "==") === right.value ? value : `!${value}`;
  if (operator === "=~") throw new Error("Only a regular expression stands right of =~");
  return `${value} ${plainOperators[operator]} ${operandText(right, place)}`;
}

function helperText({ left, operator, right }: Comparison, place: FilterPlace): string {
  const { imports } = place.scope;
  const value = operandText(left, place);
  if (right.kind === "regex") return `${imports.value("fits")}(${value}, ${patternText(right)})`;
  // A constant on the left is text whatever it looks like.
  const first = left.kind === "literal" ? quote(String(left.value)) : value;
  const helper = left.kind === "path" && right.kind === "literal" ? "is" : "compare";
  const second =
    right.kind === "literal" && helper === "compare"
      ? quote(String(right.value))
      : operandText(right, place);
  const text = `${imports.value(helper)}(${first}, "${operator}", ${second})`;
  // What is missing on the left keeps the right from being read, which could fail the path.
  const isGuarded = left.kind === "path" && right.kind === "path" && hasPosition(right.path.steps);
  return isGuarded ? `(${first} !== undefined && ${text})` : text;
}

function operandText(operand: Operand, place: FilterPlace): string {
  if (operand.kind === "regex") return patternText(operand);
  if (operand.kind === "literal")
    return typeof operand.value === "string" ? quote(operand.value) : String(operand.value);
  const { item, name, path, scope } = place;
  const start: Place =
    operand.from === "item"
      ? { text: name, shape: item, isNullish: isNullable(item) }
      : rootOf(path, scope);
  const { steps } = operand.path;
  if (!needsStrictRead(start.shape, steps))
    return steps.reduce((from, step) => readStep(from, step, scope), start).text;
  const from = start.text === "$$" ? `${scope.imports.value("contextObject")}($$)` : start.text;
  return `${scope.imports.value("read")}(${[from, ...stepTexts(steps, scope, path)].join(", ")})`;
}

/** Whether a step asks for a place in what may be no array. */
function needsStrictRead(shape: Shape, steps: readonly Step[]): boolean {
  return steps.some((step, i) => {
    const before = readSteps(shape, steps.slice(0, i)).shape;
    return step.kind === "last" || (step.kind === "index" && !plainIndex(before, step.index));
  });
}

function patternText({ source, flags }: Extract<Operand, { kind: "regex" }>): string {
  // The whole value has to match.
  return regex(source.includes("|") ? `^(?:${source})$` : `^${source}$`, flags);
}

/** A number beside a text that is none fails the path; so does a place in what is no array. */
function canFail({ left, right }: Comparison, shapes: { item: Shape; root: Shape }): boolean {
  const paths = [left, right].filter((operand) => operand.kind === "path");
  if (paths.some(({ path }) => hasPosition(path.steps))) return true;
  if (left.kind !== "path" || right.kind === "regex") return false;
  const from = left.from === "item" ? shapes.item : shapes.root;
  const { kind } = readSteps(from, left.path.steps).shape;
  if (kind !== "unknown" && kind !== "union" && kind !== "number") return false;
  return right.kind === "path" || !isNumberOrNull(right.value);
}

function isNumberOrNull(value: null | boolean | number | string): boolean {
  return (
    String(value) === "null" || /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(String(value))
  );
}

function hasPosition(steps: readonly Step[]): boolean {
  return steps.some(({ kind }) => kind === "index" || kind === "last");
}

function usesItem(test: Filter): boolean {
  switch (test.kind) {
    case "and":
    case "or":
      return test.tests.some(usesItem);
    case "exists":
      return test.from === "item";
    case "compare":
      return [test.left, test.right].some(
        (operand) => operand.kind === "path" && operand.from === "item",
      );
    default:
      return test satisfies never;
  }
}
