import type { ChoiceState } from "../../3-lower/machine.js";
import { statementsBlock } from "../blocks.js";
import type { Emission } from "../emission.js";
import { effectiveScope, leaving, outputOf } from "../flow.js";
import { predicates } from "../predicates.js";
import { aboveIt } from "../text.js";
import { enter } from "../transition.js";
import { control, inputScope } from "./control.js";

/** Choice: the first rule that matches decides, else Default (ASL, "Choice State"). */
export function choice(state: ChoiceState, emission: Emission): string {
  const { statements, scope } = effectiveScope(state, inputScope(state, emission));
  // Assign of the state itself belongs to Default; a rule has its own.
  const conditions = predicates(
    state.choices.map(({ predicate }) => predicate),
    scope,
  );
  const rules = state.choices.map((rule, at) => {
    const going = go(rule, rule.next);
    const about = aboveIt(rule.comment);
    return `${about}if (${conditions[at]}) ${going.length > 1 ? statementsBlock(going) : going[0]}`;
  });
  const otherwise =
    state.default === undefined
      ? [`return ${emission.imports.value("noChoice")}();`]
      : go(state, state.default);
  return control(state, [...statements, ...rules, ...otherwise], emission);

  function go(rule: Pick<ChoiceState, "assign" | "output">, next: string): readonly string[] {
    const left = leaving(rule, scope, outputOf(state.outputPath, scope));
    const going = enter(state, next, left, emission);
    return [...going.statements, `return ${going.value};`];
  }
}
