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
import type { Emission } from "./emission.js";
import { emitExpression } from "./expressions.js";
import type { EmitScope, Known } from "./scope.js";
import { key, member, quote } from "./text.js";

/** Statements, and the expression that they lead to. */
export interface Flow {
  readonly statements: readonly string[];
  readonly value: Known;
}

/** InputPath and Parameters: what the state works on (ASL, "Input and Output Processing"). */
export function effectiveInput(
  state: {
    readonly inputPath?: Path | null;
    readonly parameters?: Expression | undefined;
  },
  input: Known,
  emission: Emission,
): Flow {
  if (!state.parameters)
    return { statements: [], value: selectedInput(state.inputPath, input, emission) };
  const { statements, scope } = effectiveScope(state, input, emission);
  return { statements, value: emitExpression(state.parameters, scope, "Parameters") };
}

/** The effective input as a local: InputPath is evaluated once, where it is needed. */
export function effectiveScope(
  { inputPath }: { readonly inputPath?: Path | null },
  input: Known,
  emission: Emission,
): { readonly statements: readonly string[]; readonly scope: EmitScope } {
  const { imports } = emission;
  if (inputPath === undefined) return { statements: [], scope: { $: input, imports } };
  const { text, shape } = selectedInput(inputPath, input, emission);
  return {
    statements: [`const effective = ${text};`],
    scope: { $: { text: "effective", shape }, imports },
  };
}

function selectedInput(
  inputPath: Path | null | undefined,
  input: Known,
  emission: Emission,
): Known {
  if (inputPath === undefined) return input;
  if (inputPath === null) return { text: "{}", shape: { kind: "object", fields: new Map() } };
  return emitExpression(inputPath, { $: input, imports: emission.imports }, "InputPath");
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
export function output(outcome: Outcome, $: Known, result: Known, emission: Emission): Flow {
  if (outcome.language === "JSONata")
    return leaving(outcome, { $, result, imports: emission.imports }, result);
  const { resultSelector, assign } = outcome;
  const statements: string[] = [];
  let selected = resultSelector ? known(resultSelector, result, emission) : result;
  if (assign && readsInput(assign) && !isName(selected.text)) {
    statements.push(`const selected = ${selected.text};`);
    selected = { text: "selected", shape: selected.shape };
  }
  const passed = passedOn(outcome, $, selected, emission);
  const scope = { $: selected, imports: emission.imports };
  const left = leaving({ ...(assign && { assign }) }, scope, passed.value);
  return {
    statements: [...statements, ...passed.statements, ...left.statements],
    value: left.value,
  };
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
  if (!assign) return { statements: [], value };
  const variables = emitExpression(assign, scope, "Assign").text;
  if (isName(value.text)) return { statements: [`$$.assign(${variables});`], value };
  return {
    statements: [`const next = ${value.text};`, `$$.assign(${variables});`],
    value: { text: "next", shape: value.shape },
  };
}

/** ResultPath and OutputPath. */
function passedOn(
  { resultPath, outputPath }: Outcome,
  $: Known,
  result: Known,
  emission: Emission,
): Flow {
  const combined = place($, resultPath, result, emission);
  const isRead = outputPath?.root.kind === "input" && outputPath.steps.length > 0;
  if (!isRead || isName(combined.text))
    return { statements: [], value: outputOf(outputPath, combined, emission) };
  if (resultPath && isAt(outputPath, resultPath) && $.shape.kind === "object")
    return { statements: [], value: result };
  const named = { text: "output", shape: combined.shape };
  if (!resultPath?.steps.length)
    return {
      statements: [`const output = ${combined.text};`],
      value: outputOf(outputPath, named, emission),
    };
  // A spread has only the names that TypeScript sees: the others are read from what a call gives.
  const spread = isVisible(outputPath, resultPath, combined.shape);
  const { text } = spread ? combined : putAt($, resultPath, result, emission);
  const shape = spread ? write(atLeastObject($.shape), resultPath.steps, result.shape) : unknown;
  return {
    statements: [`const output = ${text};`],
    value: outputOf(outputPath, { ...named, shape }, emission),
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

/** What a spread makes sure of. */
function atLeastObject(shape: Shape): Shape {
  return shape.kind === "unknown" ? { kind: "object", fields: new Map(), rest: unknown } : shape;
}

/** OutputPath (or InputPath of a state that has nothing between the two). */
export function outputOf(path: Path | null | undefined, value: Known, emission: Emission): Known {
  if (path === undefined) return value;
  if (path === null) return { text: "{}", shape: { kind: "object", fields: new Map() } };
  return emitExpression(path, { $: value, imports: emission.imports }, "OutputPath");
}

/** ResultPath: `value` put into `input` at a Reference Path; `null` discards it (ASL, "ResultPath"). */
export function place(
  input: Known,
  path: ReferencePath | null | undefined,
  value: Known,
  emission: Emission,
): Known {
  if (path === null) return input;
  if (path === undefined || path.steps.length === 0) return value;
  const shape = write(input.shape, path.steps, value.shape);
  const steps = path.steps.map((step) => (step.kind === "name" ? step.name : step.index));
  const spread = spreadInto(input, steps, { value: value.text, path: path.text }, emission);
  if (spread !== undefined) return { text: spread, shape };
  return putAt(input, path, value, emission);
}

/** The same by a call, whose type tells nothing. */
function putAt(
  input: Known,
  { steps }: ReferencePath,
  { text, shape }: Known,
  emission: Emission,
): Known {
  const texts = steps.map((step) => stepText(step.kind === "name" ? step.name : step.index));
  return {
    text: `${emission.imports.value("put")}(${[input.text, text, ...texts].join(", ")})`,
    shape: write(input.shape, steps, shape),
  };
}

function spreadInto(
  input: Known,
  [first, ...rest]: readonly (string | number)[],
  placed: { readonly value: string; readonly path: string },
  emission: Emission,
): string | undefined {
  if (typeof first !== "string") return undefined;
  const isObject = input.shape.kind === "object";
  if (rest.length === 0) {
    const checked = () =>
      `${emission.imports.value("object")}(${input.text}, ${quote(placed.path)})`;
    const whole = isObject ? input.text : checked();
    const field = key(first) === placed.value ? placed.value : `${key(first)}: ${placed.value}`;
    return `{ ...${whole}, ${field} }`;
  }
  const read = readName(input.shape, first);
  if (!isObject || read.missing !== "never" || read.shape.kind !== "object") return undefined;
  const inner = spreadInto(
    { text: `${input.text}${member(first)}`, shape: read.shape },
    rest,
    placed,
    emission,
  );
  return inner && `{ ...${input.text}, ${key(first)}: ${inner} }`;
}

function stepText(step: string | number): string {
  return JSON.stringify(step);
}

function known(expression: Expression, $: Known, emission: Emission): Known {
  return emitExpression(expression, { $, imports: emission.imports }, "");
}

function readsInput(expression: Expression): boolean {
  return expressionPaths(expression).some(({ root }) => root.kind === "input");
}

function isName(text: string): boolean {
  return /^[$\w]+$/.test(text);
}
