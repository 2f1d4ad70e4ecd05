import { suggest } from "../../diagnostics/suggest.js";
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
    if (hasOpenLink(scope) || !scope.states.some(isTerminal)) continue;
    const states = statesByName(scope);
    const { targets, misspelt } = linkedNames(scope);
    const start = startOf(scope)?.target;
    // Without a start nothing is reached: that is another mistake, and reported as such.
    if (start === undefined || misspelt.size + states.size === 0) continue;
    const roots = [...states.values()].filter(
      ({ name }) => !targets.has(name) && !misspelt.has(name),
    );
    for (const { name, nameSpan, path } of roots) {
      diagnostics.report("unreachable-state", {
        path,
        span: nameSpan,
        message: `No transition leads to "${name}".`,
        help: "Remove the state, or lead to it with Next, Default or Catch.",
      });
    }
    if (!states.has(start) || misspelt.size > 0) continue;
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

/** The names that lead on, and the states that an unknown name was most likely meant to be. */
function linkedNames(scope: ScopeOutline) {
  const names = scope.states.map(({ name }) => name);
  const links = [startOf(scope), ...scope.states.flatMap(transitionsOf)];
  const targets = new Set(links.flatMap((link) => (link ? [link.target] : [])));
  const unknown = [...targets].filter((target) => !names.includes(target));
  const unlinked = names.filter((name) => !targets.has(name));
  return {
    targets,
    misspelt: new Set(
      unknown.map((target) => suggest(target, unlinked)).filter((one) => one !== undefined),
    ),
  };
}
