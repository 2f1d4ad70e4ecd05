import { leadingTo, reachedFrom, statesByName } from "../graph.js";
import type { StateOutline } from "../outline.js";
import { hasOpenLink, isTerminal, startOf, transitionsOf } from "../transitions.js";
import { listed } from "../wording.js";
import type { Rule } from "./rule.js";

/**
 * States lead to each other in a circle that nothing leaves and in which nothing waits or works, although the scope
 * has an end elsewhere. A circle with a Task in it may be meant: it ends when the task fails.
 */
export const endlessCycle: Rule = ({ scopes }, diagnostics) => {
  for (const scope of scopes) {
    const start = startOf(scope);
    const states = statesByName(scope);
    const ends = scope.states.filter((state) => isTerminal(state));
    if (!start || ends.length === 0 || hasOpenLink(scope)) continue;
    // A name that no state has may be where the circle is left.
    const reached = reachedFrom([start.target], states);
    const open = [...reached].filter((name) => leadsNowhere(states.get(name), states));
    const ending = leadingTo([...ends.map(({ name }) => name), ...open], states);
    const caught = [...reached].filter(
      (name) =>
        !ending.has(name) &&
        [...reachedFrom([name], states)].every((one) => idles(states.get(one))),
    );
    const [first] = scope.states.filter(({ name }) => caught.includes(name));
    if (!first) continue;
    diagnostics.report("endless-cycle", {
      path: first.path,
      span: first.nameSpan,
      message: `No end is reached from "${first.name}": ${
        caught.length === 1
          ? "it leads only to itself"
          : `${listed(caught, "and", 8)} lead only to each other`
      }.`,
      help: "Lead out of the circle with a Choice, or end it with End.",
    });
  }
};

const idles = (state: StateOutline | undefined): boolean =>
  state?.type === "Pass" || state?.type === "Choice";

/** A broken state: it has no transition, or one to a name that no state has. */
function leadsNowhere(
  state: StateOutline | undefined,
  states: ReadonlyMap<string, StateOutline>,
): boolean {
  const links = state ? transitionsOf(state) : [];
  return links.length === 0 || links.some(({ target }) => !states.has(target));
}
