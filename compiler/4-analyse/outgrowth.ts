import type { Expression, Machine, PassState, Path } from "../3-lower/machine.js";
import type { Step, Tree } from "../jsonata/tree.js";
import type { Shapes } from "./shapes.js";
import { readIndex, readName } from "./shape-read.js";
import type { Shape } from "./shape.js";
import { machineStates } from "./states.js";

/**
 * The Pass states whose output may hold more data than their input: data that is taken twice, or comes from
 * elsewhere, or that an intrinsic blows up. Only these can exceed the limit of a state's output (AWS, "Quotas") by more
 * than what the definition itself adds.
 */
export function outgrowing(machine: Machine, shapes?: Shapes): ReadonlySet<string> {
  const found = new Set<string>();
  for (const state of machineStates(machine)) {
    if (state.type === "Pass" && grows(state, shapes?.of(state.name).input)) found.add(state.name);
  }
  return found;
}

function grows(state: PassState, input: Shape | undefined): boolean {
  if (state.resultPath === null) return false;
  const taken: Taken = { paths: [], isMore: false };
  if (state.output) {
    take(state.output, undefined, input, taken);
    return taken.isMore || hasOverlap(taken.paths) || textLength(state.output) > largeConstant;
  }
  // Result is a constant; without it Parameters, or else the effective input, is the result.
  if (state.result) return textLength(state.result) > largeConstant;
  const prefix = state.inputPath === null ? undefined : state.inputPath;
  if (state.parameters) take(state.parameters, prefix, input, taken);
  else if (state.inputPath) takePath(state.inputPath, undefined, input, taken);
  if (taken.isMore) return true;
  const place = state.resultPath?.steps ?? [];
  if (place.length > 0 && isWholeInput(state)) return true;
  // What is taken from the place that the result replaces is not there twice.
  const replaced = stepTexts(place);
  if (place.length > 0 && !taken.paths.every((path) => startsWith(path, replaced))) return true;
  return hasOverlap(taken.paths);
}

/** A constant of so many characters leaves too little room for what it is put into. */
const largeConstant = 64 * 1024;

function textLength(constant: Expression): number {
  switch (constant.kind) {
    case "literal":
      return String(constant.value).length;
    case "object":
      return constant.fields.reduce(
        (sum, { key, value }) => sum + key.length + textLength(value),
        0,
      );
    case "array":
      return constant.items.reduce((sum, item) => sum + textLength(item), 0);
    default:
      return 0;
  }
}

/** Without InputPath and Parameters the input itself is the result. */
function isWholeInput(state: PassState): boolean {
  return !state.parameters && state.inputPath === undefined;
}

interface Taken {
  /** The definite part of each path into the state input, as text of its steps. */
  readonly paths: (readonly string[])[];
  isMore: boolean;
}

function take(
  expression: Expression,
  inputPath: Path | undefined,
  input: Shape | undefined,
  taken: Taken,
): void {
  switch (expression.kind) {
    case "literal":
    case "text":
    case "setting":
      return;
    case "object":
      for (const { value } of expression.fields) take(value, inputPath, input, taken);
      return;
    case "array":
      for (const item of expression.items) take(item, inputPath, input, taken);
      return;
    case "intrinsic":
      if (small.has(expression.name)) return;
      if (!faithful.has(expression.name)) taken.isMore = true;
      for (const argument of expression.arguments) take(argument, inputPath, input, taken);
      return;
    case "path":
      takePath(expression, inputPath, input, taken);
      return;
    case "jsonata":
      takeJsonata(expression.tree, taken);
      return;
    default:
      return expression satisfies never;
  }
}

/** A literal takes nothing, and `$states.input.a.b` a part of the input; any other expression may give more. */
function takeJsonata(tree: Tree, taken: Taken): void {
  if (tree.kind === "literal") return;
  const names = tree.kind === "path" && !tree.group ? tree.steps.map(plainStep) : [];
  const [states, field, ...rest] = names;
  if (states === "$states" && field === "input" && !rest.includes(undefined))
    taken.paths.push(rest.map((name) => `.${name ?? ""}`));
  else taken.isMore = true;
}

function plainStep({ of: step, stages, focus, index }: Step): string | undefined {
  if (stages.length > 0 || focus !== undefined || index !== undefined) return undefined;
  if (step.kind === "variable") return `$${step.name}`;
  return step.kind === "name" ? step.name : undefined;
}

function takePath(
  path: Path,
  inputPath: Path | undefined,
  input: Shape | undefined,
  taken: Taken,
): void {
  if (path.root.kind === "context") taken.isMore ||= isLargeContext(path);
  else if (path.root.kind === "variable" || inputPath?.root.kind === "context") taken.isMore = true;
  else if (inputPath?.root.kind === "variable") taken.isMore = true;
  else {
    const steps = [...(inputPath?.steps ?? []), ...path.steps];
    taken.isMore ||= steps.some((step) => step.kind === "descend" || isRepeating(step));
    const start = steps.findIndex(({ kind }) => kind !== "name" && kind !== "index");
    const definite = start === -1 ? steps : steps.slice(0, start);
    if (start === -1 && isSmall(definite, input)) return;
    taken.paths.push(stepTexts(definite));
  }
}

/** Intrinsics whose result is small whatever they are given. */
const small = new Set([
  "States.ArrayContains",
  "States.ArrayLength",
  "States.ArrayRange",
  "States.Hash",
  "States.MathAdd",
  "States.MathRandom",
  "States.UUID",
]);

/** Intrinsics whose result is no longer than their arguments. */
const faithful = new Set([
  "States.Array",
  "States.ArrayGetItem",
  "States.ArrayUnique",
  "States.Format",
  "States.JsonMerge",
  "States.StringToJson",
]);

/** The execution's input, a Map's item, or an object that holds one of them. */
function isLargeContext({ steps }: Path): boolean {
  const names = steps.map((step) => (step.kind === "name" ? step.name : "?"));
  const [first, second] = names;
  if (first === undefined || first === "?") return true;
  if (first === "Execution") return second === undefined || second === "?" || second === "Input";
  return first === "Map";
}

function isRepeating(step: Path["steps"][number]): boolean {
  return step.kind === "indices" && new Set(step.indices).size < step.indices.length;
}

function isSmall(steps: Path["steps"], input: Shape | undefined): boolean {
  let shape = input;
  for (const step of steps) {
    if (!shape) return false;
    if (step.kind === "name") shape = readName(shape, step.name).shape;
    else if (step.kind === "index") shape = readIndex(shape, step.index).shape;
  }
  return shape?.kind === "number" || shape?.kind === "boolean" || shape?.kind === "null";
}

function stepTexts(definite: Path["steps"]): string[] {
  return definite.map((step) =>
    step.kind === "name" ? `.${step.name}` : step.kind === "index" ? `${step.index}` : "",
  );
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((step, i) => path[i] === step);
}

/** Whether one path leads to a part of what another leads to: sorted, it follows that one directly. */
function hasOverlap(paths: readonly (readonly string[])[]): boolean {
  const texts = paths
    .map((steps) => steps.map((step) => `${JSON.stringify(step)},`).join(""))
    .sort();
  return texts.some((text, i) => i > 0 && text.startsWith(texts[i - 1] ?? text));
}
