import type { ObjectExpression, Text } from "../3-lower/machine.js";
import { noVariables } from "../4-analyse/readable.js";
import { unknown } from "../4-analyse/shape.js";
import { emitExpression } from "./expressions.js";
import type { Imports, Known } from "./scope.js";

/** A constant, its placeholders included: it reads nothing. */
export function constant(
  value: Text | ObjectExpression,
  { imports }: { readonly imports: Imports },
): string {
  const $: Known = { text: "$", shape: unknown };
  return emitExpression(value, { $, variables: noVariables, imports }, "").text;
}
