import type { Expression, Filter, Operand } from "./machine.js";

/** The variables that a path or an intrinsic call reads, those inside filters and arguments included. */
export function variablesOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case "path": {
      const { root, steps } = expression;
      const tests = steps.flatMap((step) => (step.kind === "filter" ? filtered(step.test) : []));
      return root.kind === "variable" ? [root.name, ...tests] : tests;
    }
    case "intrinsic":
      return expression.arguments.flatMap(variablesOf);
    default:
      return [];
  }
}

function filtered(filter: Filter): readonly string[] {
  switch (filter.kind) {
    case "and":
    case "or":
      return filter.tests.flatMap(filtered);
    case "exists":
      return variablesOf(filter.path);
    case "compare":
      return [filter.left, filter.right].flatMap(compared);
    default:
      return filter satisfies never;
  }
}

const compared = (operand: Operand): readonly string[] =>
  operand.kind === "path" ? variablesOf(operand.path) : [];
