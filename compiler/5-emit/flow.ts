import { expressionPaths } from "../4-analyse/expression-paths.js";
import { readName } from "../4-analyse/shape-read.js";
import { unknown, type Shape } from "../4-analyse/shape.js";
import { write } from "../4-analyse/shape-write.js";
import type {
  Expression,
  ObjectExpression,
  Path,
  ReferencePath,
  State,
} from "../3-lower/machine.js";
import { emitExpression } from "./expressions.js";
import type { EmitScope, Imports, Known } from "./scope.js";
import { member, property, quote } from "./text.js";

/** Statements, and the expression that they lead to. */
export interface Flow {
  readonly statements: readonly string[];
  readonly value: Known;
  /** The variables to set once the value is there: `{ total: $.total }`. */
  readonly assign?: string;
}

/** InputPath and Parameters: what the state works on (ASL, "Input and Output Processing"). */
export function effectiveInput(
  state: {
    readonly inputPath?: Path | null;
    readonly parameters?: Expression | undefined;
  },
  from: EmitScope,
): Flow {
  if (!state.parameters) return { statements: [], value: selectedInput(state.inputPath, from) };
  const { statements, scope } = effectiveScope(state, from);
  return { statements, value: emitExpression(state.parameters, scope, "Parameters") };
}

/** The effective input as a local: InputPath is evaluated once, where it is needed. */
export function effectiveScope(
  { inputPath }: { readonly inputPath?: Path | null },
  from: EmitScope,
): { readonly statements: readonly string[]; readonly scope: EmitScope } {
  if (inputPath === undefined) return { statements: [], scope: from };
  const { text, shape } = selectedInput(inputPath, from);
  return {
    statements: [`const effective = ${text};`],
    scope: { ...from, $: { text: "effective", shape, isRaw: inputPath?.root.kind === "variable" } },
  };
}

function selectedInput(inputPath: Path | null | undefined, from: EmitScope): Known {
  if (inputPath === undefined) return from.$;
  if (inputPath === null) return { text: "{}", shape: { kind: "object", fields: new Map() } };
  return emitExpression(inputPath, from, "InputPath");
}

/** What comes after a result: ResultSelector, Assign, ResultPath and OutputPath, in AWS's order. */
export interface Outcome {
  readonly resultSelector?: Expression;
  readonly assign?: ObjectExpression;
  readonly resultPath?: ReferencePath | null;
  readonly outputPath?: Path | null;
  readonly output?: Expression;
  readonly language: State["language"];
}

/** The state's output, made of its input `$` and its result. */
export function output(outcome: Outcome, from: EmitScope, result: Known): Flow {
  if (outcome.language === "JSONata") return leaving(outcome, { ...from, result }, result);
  const { resultSelector, assign } = outcome;
  const statements: string[] = [];
  let selected = resultSelector
    ? emitExpression(resultSelector, { ...from, $: result }, "")
    : result;
  if (assign && readsInput(assign) && !isName(selected.text)) {
    statements.push(`const selected = ${selected.text};`);
    selected = { ...selected, text: "selected" };
  }
  const passed = passedOn(outcome, from, selected);
  const left = leaving({ ...(assign && { assign }) }, { ...from, $: selected }, passed.value);
  return { ...left, statements: [...statements, ...passed.statements, ...left.statements] };
}

/**
 * How a state, a Choice Rule or a catcher is left: with its Output, which JSONata has, else with `otherwise`. Assign comes
 * after the output is computed: nothing that a state assigns is visible in it.
 */
export function leaving(
  { assign, output }: Pick<Outcome, "assign" | "output">,
  scope: EmitScope,
  otherwise: Known,
): Flow {
  const value = output ? emitExpression(output, scope, "Output") : otherwise;
  const variables = assign && emitExpression(assign, scope, "Assign").text;
  return { statements: [], value, ...(variables !== undefined && { assign: variables }) };
}

/** The same with the variables set before the value goes anywhere. */
export function settled({ statements, value, assign }: Flow): Flow {
  if (assign === undefined) return { statements, value };
  const set = `$$.assign(${assign});`;
  if (isName(value.text)) return { statements: [...statements, set], value };
  const first = `const next = ${value.text};`;
  return { statements: [...statements, first, set], value: { ...value, text: "next" } };
}

/** ResultPath and OutputPath. */
function passedOn({ resultPath, outputPath }: Outcome, from: EmitScope, result: Known): Flow {
  const { $ } = from;
  const combined = place($, resultPath, result, from.imports);
  const isRead = outputPath?.root.kind === "input" && outputPath.steps.length > 0;
  if (!isRead || isName(combined.text))
    return { statements: [], value: outputOf(outputPath, { ...from, $: combined }) };
  if (resultPath && isAt(outputPath, resultPath) && $.shape.kind === "object")
    return { statements: [], value: result };
  const named = { text: "output", shape: combined.shape };
  if (!resultPath?.steps.length)
    return {
      statements: [`const output = ${combined.text};`],
      value: outputOf(outputPath, { ...from, $: named }),
    };
  // A spread has only the names that TypeScript sees: the others are read from what a call gives.
  const spread = isVisible(outputPath, resultPath, combined.shape);
  const { text } = spread ? combined : putAt($, resultPath, result, from.imports);
  const shape = spread ? combined.shape : unknown;
  return {
    statements: [`const output = ${text};`],
    value: outputOf(outputPath, { ...from, $: { ...named, shape } }),
  };
}

/** Whether OutputPath selects just what ResultPath has placed. */
function isAt({ steps }: Path, { steps: placed }: ReferencePath): boolean {
  return (
    steps.length === placed.length &&
    steps.every((step, i) => {
      const other = placed[i];
      return step.kind === "name" && other?.kind === "name" && step.name === other.name;
    })
  );
}

/** Whether a path begins with a field that the shape lists, or with the one that the result was put at. */
function isVisible(
  { steps: [first] }: Path,
  { steps: [placed] }: ReferencePath,
  shape: Shape,
): boolean {
  if (first?.kind !== "name") return true; // read by a call, which takes anything
  if (placed?.kind === "name" && placed.name === first.name) return true;
  return shape.kind === "object" && shape.fields.has(first.name);
}

/** OutputPath, where `$` is what it selects from (or InputPath of a state that has nothing between the two). */
export function outputOf(path: Path | null | undefined, from: EmitScope): Known {
  if (path === undefined) return from.$;
  if (path === null) return { text: "{}", shape: { kind: "object", fields: new Map() } };
  return emitExpression(path, from, "OutputPath");
}

/** ResultPath: `value` put into `input` at a Reference Path; `null` discards it (ASL, "ResultPath"). */
export function place(
  input: Known,
  path: ReferencePath | null | undefined,
  value: Known,
  imports: Imports,
): Known {
  if (path === null) return input;
  if (path === undefined || path.steps.length === 0) return value;
  const shape = write(input.shape, path.steps, value.shape);
  const steps = path.steps.map((step) => (step.kind === "name" ? step.name : step.index));
  const spread = spreadInto(input, steps, { value: value.text, path: path.text }, imports);
  if (spread !== undefined) return { text: spread, shape };
  return putAt(input, path, value, imports);
}

/** The same by a call, whose type tells nothing. */
function putAt(
  input: Known,
  { steps }: ReferencePath,
  { text, shape }: Known,
  imports: Imports,
): Known {
  const texts = steps.map((step) => stepText(step.kind === "name" ? step.name : step.index));
  return {
    text: `${imports.value("put")}(${[input.text, text, ...texts].join(", ")})`,
    shape: write(input.shape, steps, shape),
  };
}

function spreadInto(
  input: Known,
  [first, ...rest]: readonly (string | number)[],
  placed: { readonly value: string; readonly path: string },
  imports: Imports,
): string | undefined {
  if (typeof first !== "string") return undefined;
  const isObject = input.shape.kind === "object";
  if (rest.length === 0) {
    const checked = () => `${imports.value("object")}(${input.text}, ${quote(placed.path)})`;
    const whole = isObject ? input.text : checked();
    return `{ ...${whole}, ${property(first, placed.value)} }`;
  }
  const read = readName(input.shape, first);
  if (!isObject || read.missing !== "never" || read.shape.kind !== "object") return undefined;
  const inner = spreadInto(
    { text: `${input.text}${member(first)}`, shape: read.shape },
    rest,
    placed,
    imports,
  );
  return inner && `{ ...${input.text}, ${property(first, inner)} }`;
}

function stepText(step: string | number): string {
  return JSON.stringify(step);
}

function readsInput(expression: Expression): boolean {
  return expressionPaths(expression).some(({ root }) => root.kind === "input");
}

function isName(text: string): boolean {
  return /^[$\w]+$/.test(text);
}
