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
import { limitShape, ofOneValue } from "./shape-limit.js";
import { elements } from "./shape-read.js";
import { write } from "./shape-write.js";
import { unknown, type Shape } from "./shape.js";

const emptyObject: Shape = { kind: "object", fields: new Map() };

/** What a state works on: its input after InputPath, then Parameters (ASL, "Input and Output Processing"). */
export function effectiveShape(state: State, input: Shape): Shape {
  if (state.type === "Fail") return input;
  const selected = selectedShape(state, input);
  const hasParameters = state.type === "Task" || state.type === "Parallel" || state.type === "Pass";
  return hasParameters && state.parameters ? template(state.parameters, selected) : selected;
}

/** A state's input after InputPath. */
export function selectedShape(state: State, input: Shape): Shape {
  return state.type === "Fail" ? input : atPath(state.inputPath, input);
}

/** What each iteration of a Map gets. */
export function itemShape(state: MapState, effective: Shape): Shape {
  // A batch is an object of items; what a reader brings is known to nobody.
  if (state.distributed?.itemBatcher || state.distributed?.itemReader) return unknown;
  const element = elementShape(state, effective);
  return state.itemSelector
    ? limitShape(shapeOf(state.itemSelector, effective, element), ofOneValue)
    : element;
}

/** `$$.Map.Item.Value`: what a Map iterates over. */
export function elementShape(state: MapState, effective: Shape): Shape {
  if (state.distributed?.itemReader) return unknown;
  const path = state.itemsPath ?? state.items;
  const items = path ? shapeOf(path, effective) : effective;
  return items.kind === "array" || items.kind === "tuple" ? elements(items) : unknown;
}

/** The result of a Parallel or Map whose scopes end with `outputs`. */
export function joinedResult(state: ParallelState | MapState, outputs: readonly Shape[]): Shape {
  if (state.type === "Parallel") return { kind: "tuple", items: outputs };
  // A ResultWriter gives the place of the results instead of the results.
  if (state.distributed) return unknown;
  return { kind: "array", items: outputs[0] ?? unknown };
}

/** What OutputPath selects from: the input with the result in it. */
export function combinedShape(state: State, input: Shape, effective: Shape, result: Shape): Shape {
  switch (state.type) {
    case "Fail":
      return unknown;
    case "Choice":
    case "Wait":
    case "Succeed":
      return effective;
    case "Pass":
      return placed(input, state.resultPath, result);
    case "Task":
    case "Parallel":
    case "Map": {
      const selected = state.resultSelector ? template(state.resultSelector, result) : result;
      return placed(input, state.resultPath, selected);
    }
    default:
      return state satisfies never;
  }
}

/** What a state passes on: its result through ResultSelector, ResultPath and OutputPath. */
export function outputShape(state: State, input: Shape, effective: Shape, result: Shape): Shape {
  if ("output" in state && state.output) return template(state.output, input);
  const combined = combinedShape(state, input, effective, result);
  return state.type === "Fail" ? combined : atPath(state.outputPath, combined);
}

/** A Pass's result: its Result, or what it works on. */
export function passResult(state: State & { type: "Pass" }, input: Shape, effective: Shape): Shape {
  return state.result ? template(state.result, input) : effective;
}

/** What the target of a Choice Rule gets: Output of the state itself belongs to Default. */
export function chosenShape(
  state: State & { type: "Choice" },
  rule: ChoiceRule,
  input: Shape,
  output: Shape,
): Shape {
  if (rule.output) return template(rule.output, input);
  return state.output ? input : output;
}

/** What a catcher's target gets. */
export function caughtShape({ resultPath, output }: Catcher, input: Shape): Shape {
  if (output) return template(output, input);
  return placed(input, resultPath, errorOutput);
}

function atPath(path: Path | null | undefined, input: Shape): Shape {
  if (path === null) return emptyObject;
  return path ? shapeOf(path, input) : input;
}

function placed(input: Shape, path: ReferencePath | null | undefined, value: Shape): Shape {
  return path === null ? input : write(input, path?.steps ?? [], value);
}

function template(expression: Expression, $: Shape): Shape {
  return limitShape(shapeOf(expression, $), ofOneValue);
}
