import type { Expression, FailState, SucceedState } from "../../3-lower/machine.js";
import type { Emission } from "../emission.js";
import { emitExpression } from "../expressions.js";
import { effectiveScope, leaving, outputOf, settled } from "../flow.js";
import { jsonataText } from "../jsonata.js";
import { control, inputScope } from "./control.js";

/** Succeed: the end of the scope, with an output (ASL, "Succeed State"). */
export function succeed(state: SucceedState, emission: Emission): string {
  const { statements, scope } = effectiveScope(state, inputScope(state, emission));
  const left = settled(leaving(state, scope, outputOf(state.outputPath, scope)));
  const end = `return ${emission.imports.value("succeed")}(${left.value.text});`;
  return control(state, [...statements, ...left.statements, end], emission);
}

/** Fail: the end of the scope, with an error (ASL, "Fail State"). */
export function fail(state: FailState, emission: Emission): string {
  const scope = inputScope(state, emission);
  const text = (expression: Expression | undefined, field: string) => {
    if (!expression) return undefined;
    if (expression.kind === "jsonata") return jsonataText(expression, scope, "string");
    const isConstant =
      expression.kind === "literal" || expression.kind === "text" || expression.kind === "setting";
    return emitExpression(expression, scope, isConstant ? field : `${field}Path`).text;
  };
  const [error, cause] = [text(state.error, "Error"), text(state.cause, "Cause")];
  const all = cause === undefined ? [error ?? ""] : [error ?? "undefined", cause];
  return control(state, [`return ${emission.imports.value("fail")}(${all.join(", ")});`], emission);
}
