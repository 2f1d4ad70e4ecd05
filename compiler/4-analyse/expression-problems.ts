import type { Document } from "../1-parse/document.js";
import {
  jsonataTexts,
  settingNames,
  tokenSpan,
  type PlacedExpression,
} from "../2-check/jsonata-texts.js";
import { outline } from "../2-check/outline.js";
import { placesOf } from "../2-check/places.js";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import { expressionProblems as problemsIn } from "../jsonata/infer.js";
import { one, type Known } from "../jsonata/known.js";
import { contextShape } from "./context-shape.js";
import { errorOutput } from "./error-output.js";
import { unknown, type FieldShape, type ObjectShape, type Shape } from "./shape.js";
import type { Shapes } from "./shapes.js";

/**
 * Reports what is wrong in JSONata expressions by the schemas, the states before them, the variables that they set and the Context
 * Object: a path that never finds anything, a comparison of different types, an argument that a function does not take. What
 * constants alone prove was found by the check.
 */
export function expressionProblems(
  { root, source }: Document,
  shapes: Shapes,
  diagnostics: Diagnostics,
): void {
  if (root.kind !== "object") return;
  for (const text of jsonataTexts(placesOf(outline(root))).expressions) {
    const { tree } = text.parsed;
    const settings = settingNames(text);
    const { variables } = shapes.of(text.placed.state.name);
    const names = new Map([
      ...alwaysSet(variables),
      ...settings,
      ["states", one(statesShape(text, shapes))],
    ]);
    const told = new Set(problemsIn(tree, settings).map(({ position }) => position));
    for (const problem of problemsIn(tree, names)) {
      if (told.has(problem.position)) continue;
      const { code, message, help } = problem;
      const span = tokenSpan(text, problem, diagnostics.source ?? source);
      diagnostics.report(code, { path: text.path, span, message, help });
    }
  }
}

/** The variables that have a value whichever way the state is reached. They hide functions of the same name. */
function alwaysSet({ fields }: ObjectShape): readonly (readonly [string, Known])[] {
  return [...fields].flatMap(([name, { shape, optional }]) =>
    optional ? [] : [[name, one(shape)] as const],
  );
}

const context = contextShape();

/** `$states` where an expression stands. Which members it offers there was checked. */
function statesShape({ placed: { state } }: PlacedExpression, shapes: Shapes): Shape {
  const { input, result } = shapes.of(state.name);
  const field = (shape: Shape): FieldShape => ({ shape, optional: false });
  return {
    kind: "object",
    fields: new Map([
      ["input", field(input)],
      ["context", field(context)],
      ["result", field(result)],
      ["errorOutput", field(errorOutput)],
    ]),
    // A member that there is not was reported.
    rest: unknown,
  };
}
