import { didYouMean } from "../../diagnostics/suggest.js";
import { statesByName } from "../graph.js";
import type { ScopeOutline } from "../outline.js";
import { startOf, transitionsOf } from "../transitions.js";
import type { Rule } from "./rule.js";

/** A transition leads into another scope: into a branch or processor, or out of one (ASL, "Parallel State"). */
export const transitionLeavesScope: Rule = ({ scopes, states }, diagnostics) => {
  for (const scope of scopes) {
    const here = statesByName(scope);
    if (here.size === 0) continue;
    for (const link of [startOf(scope), ...scope.states.flatMap(transitionsOf)]) {
      if (!link || here.has(link.target)) continue;
      const meant = states.find(({ name }) => name === link.target);
      if (!meant) continue;
      diagnostics.report("transition-leaves-scope", {
        path: link.path,
        span: link.span,
        message: `"${link.target}" is a state of ${called(meant.scope)}, and this is ${called(scope)}.`,
        help:
          didYouMean(link.target, here.keys()) ??
          "Go to a state of this scope, or end the scope here with End.",
        related: [{ message: "The state is here", path: meant.path, span: meant.nameSpan }],
      });
    }
  }
};

function called({ kind, owner }: ScopeOutline): string {
  switch (kind) {
    case "machine":
      return "the machine itself";
    case "branch":
      return `a branch of "${owner?.name}"`;
    case "processor":
      return `the processor of "${owner?.name}"`;
    default:
      return kind satisfies never;
  }
}
