import type { PassState } from "../../3-lower/machine.js";
import type { Emission } from "../emission.js";
import { emitExpression } from "../expressions.js";
import { effectiveInput, leaving, output } from "../flow.js";
import { transition } from "../transition.js";
import { control, inputScope } from "./control.js";

/** Pass: Result or Parameters, placed by ResultPath (ASL, "Pass State"). */
export function pass(state: PassState, emission: Emission): string {
  const scope = inputScope(state, emission);
  const effective = effectiveInput(
    state.result ? { ...state, parameters: undefined } : state,
    scope.$,
    emission,
  );
  const result = state.result ? emitExpression(state.result, scope, "Result") : effective.value;
  // In JSONata a Pass has no result: `$states.result` is nothing there.
  const { statements, value } =
    state.language === "JSONata"
      ? leaving(state, scope, result)
      : output(state, scope.$, result, emission);
  const text = emission.facts.outgrows(state.name)
    ? `${emission.imports.value("limited")}(${value.text})`
    : value.text;
  return control(
    state,
    [
      ...effective.statements,
      ...statements,
      `return ${transition(state, state.transition, text, emission)};`,
    ],
    emission,
  );
}
