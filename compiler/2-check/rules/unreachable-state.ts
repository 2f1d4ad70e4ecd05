import type { Diagnostics } from "../../diagnostics/diagnostics.js";
import { leadingTo, reachedFrom, statesByName } from "../graph.js";
import type { ScopeOutline, StateOutline } from "../outline.js";
import {
  hasBrokenLink,
  hasOpenLink,
  isTerminal,
  linksOf,
  startOf,
  transitionsOf,
} from "../transitions.js";
import { listed } from "../wording.js";
import type { Rule } from "./rule.js";

/**
 * No transition leads to a state (ASL, "Transitions"). AWS refuses that; states that lead to each other alone it
 * was not seen to refuse.
 */
export const unreachableState: Rule = ({ scopes }, diagnostics) => {
  for (const scope of scopes) {
    // AWS does not ask what is reached in a scope that no state ends.
    if (hasOpenLink(scope) || !scope.states.some((state) => isTerminal(state))) continue;
    if (hasBrokenLink(scope)) continue;
    const states = statesByName(scope);
    const strays = scope.states.flatMap(straysOf);
    const targets = new Set([...targetsIn(scope), ...strays]);
    const roots = [...states.values()].filter(({ name }) => !targets.has(name));
    for (const { name, nameSpan, path } of roots) {
      diagnostics.report("unreachable-state", {
        path,
        span: nameSpan,
        message: `No transition leads to "${name}".`,
        help: "Remove the state, or lead to it with Next, Default or Catch.",
      });
    }
    const start = startOf(scope)?.target ?? "";
    const known = reachedFrom([start, ...strays, ...roots.map(({ name }) => name)], states);
    const detached = [...states.values()].filter(({ name }) => !known.has(name));
    reportCycle({ detached, states, start }, diagnostics);
  }
};

/** Every name that the scope starts at or goes to. */
function targetsIn(scope: ScopeOutline): ReadonlySet<string> {
  const links = [startOf(scope), ...scope.states.flatMap(transitionsOf)];
  return new Set(links.flatMap((link) => (link ? [link.target] : [])));
}

/** Where fields lead that the state does not have: that is reported, and the rest follows from it. */
function straysOf(state: StateOutline): readonly string[] {
  const paths = new Set(transitionsOf(state).map(({ path }) => path));
  return linksOf(state).flatMap(({ path, target }) => (paths.has(path) ? [] : [target]));
}

interface Detached {
  /** States to which others lead, and none that is entered. */
  readonly detached: readonly StateOutline[];
  readonly states: ReadonlyMap<string, StateOutline>;
  readonly start: string;
}

/** Reports the circle that keeps the detached states from being roots: the first to which no other one leads. */
function reportCycle({ detached, states, start }: Detached, diagnostics: Diagnostics): void {
  for (const { name, nameSpan, path } of detached) {
    const after = reachedFrom([name], states);
    const circle = leadingTo([name], states);
    if ([...circle].some((one) => !after.has(one))) continue;
    const names = detached.map((one) => one.name).filter((one) => circle.has(one));
    const isOne = names.length === 1;
    const only = after.size === circle.size ? "only " : "";
    const what = isOne
      ? `"${name}" leads ${only}to itself`
      : `${listed(names, "and", 8)} lead ${only}to each other`;
    diagnostics.report("unreachable-cycle", {
      path,
      span: nameSpan,
      message: `${what}, and nothing that is entered leads to ${isOne ? "it" : "them"}.`,
      help: `Lead to ${isOne ? "it" : "one of them"} from a state that is reached from "${start}", or remove ${isOne ? "it" : "them"}.`,
    });
    return;
  }
}
