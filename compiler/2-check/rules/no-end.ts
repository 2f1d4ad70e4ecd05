import { member } from "../../1-parse/value.js";
import { statesByName } from "../graph.js";
import type { ScopeOutline } from "../outline.js";
import { isTerminal, transitionsOf } from "../transitions.js";
import type { Rule } from "./rule.js";

/** No state of a scope ends it, so that no execution could (ASL, "States"). */
export const noEnd: Rule = ({ scopes }, diagnostics) => {
  for (const scope of scopes) {
    if (scope.states.length === 0 || scope.states.some((state) => isTerminal(state))) continue;
    if (hasBrokenState(scope)) continue;
    diagnostics.report("no-end", {
      path: scope.path,
      span: member(scope.node, "States")?.keySpan ?? scope.span,
      message: `No state ends ${scope.kind === "machine" ? "the machine" : `the ${scope.kind}`}.`,
      help: 'Write "End": true in its last state, or add a Succeed or Fail state.',
    });
  }
};

/**
 * A state of unknown Type, that lacks Next and End, or whose Next no state has: that is reported, and may be the one
 * that was meant to end.
 */
function hasBrokenState(scope: ScopeOutline): boolean {
  const names = statesByName(scope);
  return scope.states.some(
    (state) =>
      state.type === undefined ||
      (state.type !== "Choice" && !member(state.node, "Next") && !member(state.node, "End")) ||
      transitionsOf(state).some(({ target }) => !names.has(target)),
  );
}
