import type { Path } from "../3-lower/machine.js";
import { readPath } from "../4-analyse/expression-shape.js";
import {
  type Excluded,
  isExcluded,
  isPresent,
  knownData,
  readableSteps,
  type Insight,
} from "../4-analyse/insight.js";
import { valuesOf, type Read, type Shape } from "../4-analyse/shape.js";
import { emitPath } from "./paths.js";
import { readStep, type Place } from "./reads.js";
import { readable, type EmitScope, type Emitted } from "./scope.js";
import { quote } from "./text.js";

/** Where a part of a Choice Rule is evaluated. */
export interface RuleScope {
  readonly scope: EmitScope;
  /** What was known before the first rule. */
  readonly first: Insight;
  /** What is known by now; absent where TypeScript sees that it never comes here, and concludes nothing. */
  readonly known: Insight | undefined;
}

/** A path that a rule reads; `missing` where it may have no value, as far as the running code knows. */
export interface Variable extends Emitted {
  readonly path: Path;
  /** The same as far as TypeScript knows. */
  readonly isOptional: boolean;
  /** TypeScript may refuse to compare it with such a value. */
  isRefused(what: Excluded): boolean;
  /** What is known of it without any rule. */
  readonly proven: Read;
}

/** What a path of a rule reads. */
export function readVariable(path: Path, { scope, first, known }: RuleScope): Variable {
  const { text, shape, missing } = readKnown(path, known ?? first, scope);
  return {
    path,
    text,
    shape,
    missing: missing && !(known && isPresent(path, known)),
    isOptional: missing,
    isRefused: (what) =>
      valuesOf(shape)?.length === 0 || (known !== undefined && isExcluded(path, what, known)),
    proven: readPath(path, { ...readable(scope), ...knownData(first) }),
  };
}

function readKnown(path: Path, known: Insight, around: EmitScope): Emitted {
  const { $, variables } = knownData(known);
  const scope = { ...around, $: { text: around.$.text, shape: $ }, variables };
  const count = readableSteps(path, known);
  const more = path.steps.slice(count);
  const isPlain = more.every(({ kind }) => kind === "name" || kind === "index");
  if (more.length === 0 || !isPlain) return emitPath(path, scope);
  const start = emitPath({ ...path, steps: path.steps.slice(0, count) }, scope);
  // Of null nothing can be read as a member: helpers do it, which take anything.
  const place: Place = { text: start.text, shape: { kind: "null" }, isNullish: true };
  const { text, shape } = more.reduce((from, step) => readStep(from, step, scope), place);
  return { text, shape, missing: true };
}

/** The value, where it cannot be missing or else fails the state. */
export function needed({ text, missing, path }: Variable, { scope }: RuleScope): string {
  return missing ? `${scope.imports.value("required")}(${text}, ${quote(path.text)})` : text;
}

/** The types that TypeScript compares as the service does. */
export type ScalarType = "Numeric" | "String" | "Boolean";

/** The value as one of the comparator's type; of another type, as what compares false with everything. */
export function typed(variable: Variable, type: ScalarType, { scope }: RuleScope): string {
  const { text, shape, isOptional } = variable;
  const isPlain = !isOptional && shape.kind === kinds[type] && !variable.isRefused(kinds[type]);
  return isPlain ? text : checked(variable, type, scope);
}

/** The same by a call, which takes anything. */
export function checked(
  { text, path }: Variable,
  type: ScalarType,
  { imports }: EmitScope,
): string {
  const name = `as${type === "Numeric" ? "Number" : type}`;
  return `${imports.value(name)}(${text}, ${quote(path.text)})`;
}

/** What the tests and comparators of a type ask for. */
export const kinds = {
  Null: "null",
  String: "string",
  Boolean: "boolean",
  Numeric: "number",
  Timestamp: "string",
} as const;

/** Whether a value is of a kind, where its shape says so. */
export function isProven({ shape, missing }: Read, kind: Shape["kind"]): boolean | undefined {
  if (missing !== "never" || shape.kind === "unknown") return undefined;
  const members = shape.kind === "union" ? shape.members : [shape];
  if (members.every((member) => member.kind === kind)) return true;
  return members.some((member) => member.kind === kind) ? undefined : false;
}
