import type {
  Catcher,
  ChoiceRule,
  Expression,
  MapState,
  ParallelState,
  Path,
  ReferencePath,
  State,
} from "../3-lower/machine.js";
import { errorOutput } from "./error-output.js";
import { shapeOf } from "./expression-shape.js";
import type { Readable } from "./readable.js";
import { limitShape, ofOneValue } from "./shape-limit.js";
import { elements } from "./shape-read.js";
import { write } from "./shape-write.js";
import { unknown, type Shape } from "./shape.js";

const emptyObject: Shape = { kind: "object", fields: new Map() };

/** What a state works on: its input after InputPath, then Parameters (ASL, "Input and Output Processing"). */
export function effectiveShape(state: State, from: Readable): Shape {
  if (state.type === "Fail") return from.$;
  const selected = selectedShape(state, from);
  const hasParameters = state.type === "Task" || state.type === "Parallel" || state.type === "Pass";
  return hasParameters && state.parameters
    ? template(state.parameters, { ...from, $: selected })
    : selected;
}

/** A state's input after InputPath. */
export function selectedShape(state: State, from: Readable): Shape {
  return state.type === "Fail" ? from.$ : atPath(state.inputPath, from);
}

/** What each iteration of a Map gets; `$` is its effective input. */
export function itemShape(state: MapState, from: Readable): Shape {
  // A batch is an object of items; what a reader brings is known to nobody.
  if (state.distributed?.itemBatcher || state.distributed?.itemReader) return unknown;
  const item = elementShape(state, from);
  return state.itemSelector ? template(state.itemSelector, { ...from, item }) : item;
}

/** `$$.Map.Item.Value`: what a Map iterates over; `$` is its effective input. */
export function elementShape(state: MapState, from: Readable): Shape {
  if (state.distributed?.itemReader) return unknown;
  const path = state.itemsPath ?? state.items;
  const items = path ? shapeOf(path, from) : from.$;
  return items.kind === "array" || items.kind === "tuple" ? elements(items) : unknown;
}

/** The result of a Parallel or Map whose scopes end with `outputs`. */
export function joinedResult(state: ParallelState | MapState, outputs: readonly Shape[]): Shape {
  if (state.type === "Parallel") return { kind: "tuple", items: outputs };
  // A ResultWriter gives the place of the results instead of the results.
  if (state.distributed) return unknown;
  return { kind: "array", items: outputs[0] ?? unknown };
}

/** What a state has computed: what it works on, and its result. */
export interface Computed {
  readonly effective: Shape;
  readonly result: Shape;
}

/** What OutputPath selects from: the input with the result in it. */
export function combinedShape(
  state: State,
  from: Readable,
  { effective, result }: Computed,
): Shape {
  switch (state.type) {
    case "Fail":
      return unknown;
    case "Choice":
    case "Wait":
    case "Succeed":
      return effective;
    case "Pass":
      return placed(from.$, state.resultPath, result);
    case "Task":
    case "Parallel":
    case "Map":
      return placed(from.$, state.resultPath, selectedResult(state, from, result));
    default:
      return state satisfies never;
  }
}

/** What a state passes on: its result through ResultSelector, ResultPath and OutputPath. */
export function outputShape(state: State, from: Readable, computed: Computed): Shape {
  if ("output" in state && state.output)
    return template(state.output, withResult(state, from, computed));
  const combined = combinedShape(state, from, computed);
  return state.type === "Fail" ? combined : atPath(state.outputPath, { ...from, $: combined });
}

/** What Assign of a state reads: in JSONPath `$` is what the state has computed so far. */
export function assignReads(state: State, from: Readable, computed: Computed): Readable {
  if (state.language === "JSONata") return withResult(state, from, computed);
  const { effective, result } = computed;
  if (isWorking(state)) return { ...from, $: selectedResult(state, from, result) };
  return { ...from, $: state.type === "Pass" ? result : effective };
}

/** A Pass's result: its Result, or what it works on. */
export function passResult(
  state: State & { type: "Pass" },
  from: Readable,
  effective: Shape,
): Shape {
  return state.result ? template(state.result, from) : effective;
}

/** What the target of a Choice Rule gets: Output of the state itself belongs to Default. */
export function chosenShape(
  state: State & { type: "Choice" },
  rule: ChoiceRule,
  from: Readable,
  output: Shape,
): Shape {
  if (rule.output) return template(rule.output, from);
  return state.output ? from.$ : output;
}

/** What a catcher's target gets. */
export function caughtShape({ resultPath, output }: Catcher, from: Readable): Shape {
  if (output) return template(output, { ...from, error: errorOutput });
  return placed(from.$, resultPath, errorOutput);
}

/** What Assign of a catcher reads: in JSONPath `$` is the error output. */
export function caughtReads({ language }: State, from: Readable): Readable {
  return language === "JSONata" ? { ...from, error: errorOutput } : { ...from, $: errorOutput };
}

type Working = Extract<State, { readonly catch: readonly Catcher[] }>;

function isWorking(state: State): state is Working {
  return "catch" in state;
}

/** In JSONata only what calls something has a result. */
function withResult(state: State, from: Readable, { result }: Computed): Readable {
  return isWorking(state) ? { ...from, result } : from;
}

function selectedResult({ resultSelector }: Working, from: Readable, result: Shape): Shape {
  return resultSelector ? template(resultSelector, { ...from, $: result }) : result;
}

function atPath(path: Path | null | undefined, from: Readable): Shape {
  if (path === null) return emptyObject;
  return path ? shapeOf(path, from) : from.$;
}

function placed(input: Shape, path: ReferencePath | null | undefined, value: Shape): Shape {
  return path === null ? input : write(input, path?.steps ?? [], value);
}

function template(expression: Expression, from: Readable): Shape {
  return limitShape(shapeOf(expression, from), ofOneValue);
}
