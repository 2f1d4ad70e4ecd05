import { pointer } from "../1-parse/pointer.js";
import type { Expression, Path, Predicate, State } from "../3-lower/machine.js";
import type { StateShapes } from "./shapes.js";
import type { Shape } from "./shape.js";
import { combinedShape, selectedShape } from "./state-flow.js";

/** A path that a state evaluates, and on what. */
export interface PathRead {
  readonly path: Path;
  readonly from: Shape;
  /** JSON Pointer of the field. */
  readonly pointer: string;
}

/** The paths of a state's fields, and the shape of the `$` that each reads. Choice Rules have their own: `ruleReads`. */
export function stateReads(state: State, shapes: StateShapes): readonly PathRead[] {
  const { input, variables, effective, result } = shapes;
  const from = { $: input, variables };
  if (state.type === "Fail") {
    return [
      ...reads(state, "ErrorPath", state.error, input),
      ...reads(state, "CausePath", state.cause, input),
    ];
  }
  const selected = selectedShape(state, from);
  const found = [...reads(state, "InputPath", state.inputPath, input)];
  if ("parameters" in state) found.push(...reads(state, "Parameters", state.parameters, selected));
  if (state.type === "Wait" && typeof state.duration.value === "object") {
    const field = state.duration.kind === "seconds" ? "SecondsPath" : "TimestampPath";
    if (state.duration.value.kind === "path")
      found.push(...reads(state, field, state.duration.value, effective));
  }
  if (state.type === "Map") {
    if (!state.distributed?.itemReader)
      found.push(...reads(state, "ItemsPath", state.itemsPath, effective));
    found.push(...reads(state, "ItemSelector", state.itemSelector, effective));
  }
  if ("resultSelector" in state)
    found.push(...reads(state, "ResultSelector", state.resultSelector, result));
  const combined = combinedShape(state, from, { effective, result });
  return [...found, ...reads(state, "OutputPath", state.outputPath, combined)];
}

/** A Choice Rule's comparison or test, and where it stands. */
export interface RuleRead {
  readonly rule: Extract<Predicate, { readonly variable: Path }>;
  readonly pointer: string;
}

/** The comparisons and tests of a Choice state, those inside And, Or and Not included. */
export function ruleReads(state: State): readonly RuleRead[] {
  if (state.type !== "Choice") return [];
  return state.choices.flatMap(({ predicate }, at) =>
    ruleParts(predicate, pointer(state.path, "Choices", at)),
  );
}

function ruleParts(rule: Predicate, place: string): readonly RuleRead[] {
  switch (rule.kind) {
    case "and":
    case "or": {
      const key = rule.kind === "and" ? "And" : "Or";
      return rule.rules.flatMap((each, at) => ruleParts(each, pointer(place, key, at)));
    }
    case "not":
      return ruleParts(rule.rule, pointer(place, "Not"));
    default:
      return "variable" in rule ? [{ rule, pointer: place }] : [];
  }
}

function reads(
  state: State,
  field: string,
  expression: Expression | null | undefined,
  from: Shape,
): readonly PathRead[] {
  return expression ? inside(expression, pointer(state.path, field), from) : [];
}

function inside(expression: Expression, place: string, from: Shape): readonly PathRead[] {
  switch (expression.kind) {
    case "path":
      return [{ path: expression, pointer: place, from }];
    case "object":
      return expression.fields.flatMap(({ written, value }) =>
        inside(value, pointer(place, written), from),
      );
    case "array":
      return expression.items.flatMap((item, at) => inside(item, pointer(place, at), from));
    case "intrinsic":
      return expression.arguments.flatMap((argument) => inside(argument, place, from));
    default:
      return [];
  }
}
