import type { PassState } from "../../3-lower/machine.js";
import type { Emission } from "../emission.js";
import { emitExpression } from "../expressions.js";
import { effectiveInput, leaving, output, type Flow } from "../flow.js";
import { transition } from "../transition.js";
import { control, inputScope } from "./control.js";

/** Pass: Result or Parameters, placed by ResultPath (ASL, "Pass State"). */
export function pass(state: PassState, emission: Emission): string {
  const scope = inputScope(state, emission);
  const effective = effectiveInput(
    state.result ? { ...state, parameters: undefined } : state,
    scope,
  );
  const result = state.result ? emitExpression(state.result, scope, "Result") : effective.value;
  // In JSONata a Pass has no result: `$states.result` is nothing there.
  const left =
    state.language === "JSONata" ? leaving(state, scope, result) : output(state, scope, result);
  const checked = emission.facts.outgrows(state.name) ? limited(left, emission) : left;
  const { statements, value } = transition(state, state.transition, checked, emission);
  return control(state, [...effective.statements, ...statements, `return ${value};`], emission);
}

function limited(flow: Flow, { imports }: Emission): Flow {
  const text = `${imports.value("limited")}(${flow.value.text})`;
  return { ...flow, value: { ...flow.value, text } };
}
