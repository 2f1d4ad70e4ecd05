import { member } from "../../1-parse/value.js";
import { hasBrokenState, isTerminal } from "../transitions.js";
import type { Rule } from "./rule.js";

/** No state of a scope ends it, so that no execution could (ASL, "States"). */
export const noEnd: Rule = ({ scopes }, diagnostics) => {
  for (const scope of scopes) {
    if (scope.states.length === 0 || scope.states.some((state) => isTerminal(state))) continue;
    // A state that is broken may be the one that was meant to end.
    if (hasBrokenState(scope)) continue;
    diagnostics.report("no-end", {
      path: scope.path,
      span: member(scope.node, "States")?.keySpan ?? scope.span,
      message: `No state ends ${scope.kind === "machine" ? "the machine" : `the ${scope.kind}`}.`,
      help: 'Write "End": true in its last state, or add a Succeed or Fail state.',
    });
  }
};
