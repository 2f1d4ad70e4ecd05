import { didYouMean, oneOf } from "../../diagnostics/suggest.js";
import { statesByName } from "../graph.js";
import { startOf, transitionsOf } from "../transitions.js";
import type { Rule } from "./rule.js";

/** A transition or StartAt names no state of the definition (ASL, "Transitions"). */
export const unknownState: Rule = ({ scopes, states }, diagnostics) => {
  const everywhere = new Set(states.map(({ name }) => name));
  for (const scope of scopes) {
    const here = statesByName(scope);
    if (here.size === 0) continue;
    const links = [startOf(scope), ...scope.states.flatMap(transitionsOf)];
    for (const link of links) {
      // A name of another scope is reported by transition-leaves-scope.
      if (!link || here.has(link.target) || everywhere.has(link.target)) continue;
      diagnostics.report("unknown-state", {
        path: link.path,
        span: link.span,
        message: `No state is called "${link.target}" in this scope.`,
        help: didYouMean(link.target, here.keys()) ?? `Its states are ${oneOf([...here.keys()])}.`,
      });
    }
  }
};
