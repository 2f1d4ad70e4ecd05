import { didYouMean } from "../../diagnostics/suggest.js";
import { statesByName } from "../graph.js";
import { startOf, transitionsOf } from "../transitions.js";
import { listed } from "../wording.js";
import type { Rule } from "./rule.js";

/** A transition or StartAt names no state of the definition (ASL, "Transitions"). */
export const unknownState: Rule = ({ scopes, states }, diagnostics) => {
  const everywhere = new Set(states.map(({ name }) => name));
  for (const scope of scopes) {
    const here = statesByName(scope);
    if (here.size === 0) continue;
    const links = [startOf(scope), ...scope.states.flatMap(transitionsOf)];
    // A name of another scope is reported by transition-leaves-scope.
    const unknown = links.flatMap((link) =>
      link && !here.has(link.target) && !everywhere.has(link.target) ? [link] : [],
    );
    unknown.forEach((link, index) => {
      diagnostics.report("unknown-state", {
        path: link.path,
        span: link.span,
        message: `No state is called "${link.target}" in this scope.`,
        help: helpFor(link.target, index < mostHelp ? [...here.keys()] : []),
      });
    });
  }
};

// Each suggestion looks at every name: of very many mistakes the first ones get one.
const mostHelp = 50;

function helpFor(name: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const isOne = names.length === 1;
  return (
    didYouMean(name, names) ??
    `The scope's ${isOne ? "only state is" : "states are"} ${listed(names, "and", 8)}.`
  );
}
