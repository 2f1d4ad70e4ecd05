import type { Expression, Filter, Operand, Path } from "../3-lower/machine.js";

/** Every path in an expression, those inside filters included. */
export function expressionPaths(expression: Expression): readonly Path[] {
  switch (expression.kind) {
    case "path":
      return [
        expression,
        ...expression.steps.flatMap((step) =>
          step.kind === "filter" ? filterPaths(step.test) : [],
        ),
      ];
    case "object":
      return expression.fields.flatMap(({ value }) => expressionPaths(value));
    case "array":
      return expression.items.flatMap(expressionPaths);
    case "intrinsic":
      return expression.arguments.flatMap(expressionPaths);
    case "literal":
    case "text":
    case "setting":
    case "jsonata":
      return [];
    default:
      return expression satisfies never;
  }
}

/** Paths of a filter that start at `$`: those from `@` read the item. */
function filterPaths(filter: Filter): readonly Path[] {
  switch (filter.kind) {
    case "and":
    case "or":
      return filter.tests.flatMap(filterPaths);
    case "exists":
      return filter.from === "root" ? expressionPaths(filter.path) : [];
    case "compare":
      return [...operandPaths(filter.left), ...operandPaths(filter.right)];
    default:
      return filter satisfies never;
  }
}

function operandPaths(operand: Operand): readonly Path[] {
  return operand.kind === "path" && operand.from === "root" ? expressionPaths(operand.path) : [];
}
