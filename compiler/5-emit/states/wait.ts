import type { WaitState } from "../../3-lower/machine.js";
import type { Emission } from "../emission.js";
import { emitExpression } from "../expressions.js";
import { effectiveScope, leaving, outputOf } from "../flow.js";
import { jsonataText } from "../jsonata.js";
import { emitPath } from "../paths.js";
import type { EmitScope } from "../scope.js";
import { quote } from "../text.js";
import { afterWait } from "../transition.js";
import { control, inputScope } from "./control.js";

/** Wait: what follows is entered later (ASL, "Wait State"). */
export function wait(state: WaitState, emission: Emission): string {
  const { statements, scope } = effectiveScope(state, inputScope(state, emission));
  const left = leaving(state, scope, outputOf(state.outputPath, scope));
  const next = afterWait(state, state.transition, left, emission);
  const body = [
    ...statements,
    ...next.statements,
    `return ${emission.imports.value("wait")}(${until(state, scope)}, ${next.value});`,
  ];
  return control(state, body, emission);
}

function until({ duration: { kind, value } }: WaitState, scope: EmitScope): string {
  const field = kind === "seconds" ? "Seconds" : "Timestamp";
  if (typeof value === "number") return `{ ${field}: ${value} }`;
  if (value.kind === "jsonata") {
    const wanted = kind === "seconds" ? "count" : kind;
    return `{ ${field}: ${jsonataText(value, scope, wanted)} }`;
  }
  if (value.kind !== "path") return `{ ${field}: ${emitExpression(value, scope, field).text} }`;
  const read = emitPath(value, scope).text;
  return `{ ${field}: ${scope.imports.value(kind)}(${read}, ${quote(value.text)}) }`;
}
