import { reachedFrom, statesByName } from "../graph.js";
import type { ScopeOutline } from "../outline.js";
import { hasOpenLink, isTerminal, startOf, transitionsOf } from "../transitions.js";
import type { Rule } from "./rule.js";

/**
 * No transition leads to a state (ASL, "Transitions"). AWS refuses that; states that lead to each other alone it
 * was not seen to refuse.
 */
export const unreachableState: Rule = ({ scopes }, diagnostics) => {
  for (const scope of scopes) {
    // AWS does not ask what is reached in a scope that no state ends.
    if (hasOpenLink(scope) || !scope.states.some((state) => isTerminal(state))) continue;
    const states = statesByName(scope);
    const targets = targetsIn(scope);
    const roots = [...states.values()].filter(({ name }) => !targets.has(name));
    // Each name that no state has was most likely meant for one of these, and is reported.
    const unknown = [...targets].filter((target) => !states.has(target));
    if (roots.length > unknown.length) {
      for (const { name, nameSpan, path } of roots) {
        diagnostics.report("unreachable-state", {
          path,
          span: nameSpan,
          message: `No transition leads to "${name}".`,
          help: "Remove the state, or lead to it with Next, Default or Catch.",
        });
      }
    }
    const start = startOf(scope)?.target;
    if (start === undefined || unknown.length > 0) continue;
    const known = reachedFrom([start, ...roots.map(({ name }) => name)], states);
    const detached = [...states.values()].find(({ name }) => !known.has(name));
    if (!detached) continue;
    diagnostics.report("unreachable-cycle", {
      path: detached.path,
      span: detached.nameSpan,
      message: `Only states that "${detached.name}" leads to lead to it, so that none of them is ever entered.`,
      help: `Lead to it from a state that is reached from "${start}", or remove it.`,
    });
  }
};

/** Every name that the scope starts at or goes to. */
function targetsIn(scope: ScopeOutline): ReadonlySet<string> {
  const links = [startOf(scope), ...scope.states.flatMap(transitionsOf)];
  return new Set(links.flatMap((link) => (link ? [link.target] : [])));
}
