import type { Expression, Path, Predicate, State } from "../3-lower/machine.js";
import { expressionPaths } from "./expression-paths.js";
import { readIndex, readName } from "./shape-read.js";
import type { Shape } from "./shape.js";

/** Whether a control state reads something inside a value of which nothing is known. */
export function needsView(state: State, input: Shape): boolean {
  // Its helpers take what is unknown as it is.
  if (state.language === "JSONata") return false;
  const inputPath = "inputPath" in state ? state.inputPath : undefined;
  let effective: Shape | undefined = input;
  if (inputPath?.root.kind === "input") {
    effective = walk(inputPath, input);
    if (effective === undefined) return true;
  }
  const start = effective;
  return controlPaths(state).some(
    (path) => path.root.kind === "input" && walk(path, start) === undefined,
  );
}

/** The shape that a path leads to without a step into the unknown. */
function walk(path: Path, from: Shape): Shape | undefined {
  let shape = from;
  for (const step of path.steps) {
    if (shape.kind === "object" && step.kind === "name") {
      if (!shape.fields.has(step.name)) return undefined;
      shape = readName(shape, step.name).shape;
    } else if ((shape.kind === "array" || shape.kind === "tuple") && step.kind === "index")
      shape = readIndex(shape, step.index).shape;
    else return undefined;
  }
  return shape;
}

/** The paths that the control function of a state evaluates. A join's callbacks read through views anyway. */
function controlPaths(state: State): readonly Path[] {
  const output = "outputPath" in state && state.outputPath ? [state.outputPath] : [];
  switch (state.type) {
    case "Pass":
      return [...expressions([state.parameters, state.result, state.assign]), ...output];
    case "Choice":
      return [
        ...state.choices.flatMap(({ predicate, assign }) => [
          ...predicatePaths(predicate),
          ...expressions([assign]),
        ]),
        ...expressions([state.assign]),
        ...output,
      ];
    case "Wait": {
      const { value } = state.duration;
      const duration = typeof value === "object" && value.kind === "path" ? [value] : [];
      return [...duration, ...expressions([state.assign]), ...output];
    }
    case "Succeed":
      return output;
    case "Fail":
      return expressions([state.error, state.cause]);
    case "Parallel":
      return expressions([state.parameters]);
    case "Map":
      return expressions([state.itemsPath]);
    case "Task":
      return [];
    default:
      return state satisfies never;
  }
}

function expressions(all: readonly (Expression | undefined)[]): readonly Path[] {
  return all.flatMap((expression) => (expression ? expressionPaths(expression) : []));
}

function predicatePaths(rule: Predicate): readonly Path[] {
  switch (rule.kind) {
    case "and":
    case "or":
      return rule.rules.flatMap(predicatePaths);
    case "not":
      return predicatePaths(rule.rule);
    case "condition":
      return [];
    case "compare":
      return [rule.variable, ...(rule.operand.kind === "path" ? [rule.operand] : [])];
    case "is":
    case "matches":
      return [rule.variable];
    default:
      return rule satisfies never;
  }
}
