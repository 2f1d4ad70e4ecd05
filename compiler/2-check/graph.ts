import type { ScopeOutline, StateOutline } from "./outline.js";
import { transitionsOf } from "./transitions.js";

/** The states of a scope by name; of two of one name the last, as in JSON. */
export function statesByName({ states }: ScopeOutline): ReadonlyMap<string, StateOutline> {
  return new Map(states.map((state) => [state.name, state]));
}

/** The states that can be entered when the given ones are, themselves included. */
export function reachedFrom(
  names: Iterable<string>,
  states: ReadonlyMap<string, StateOutline>,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = states.get(name);
    if (!state || reached.has(name)) continue;
    reached.add(name);
    open.push(...transitionsOf(state).map(({ target }) => target));
  }
  return reached;
}

/** The states from which one of the given ones can be entered, themselves included. */
export function leadingTo(
  names: Iterable<string>,
  states: ReadonlyMap<string, StateOutline>,
): ReadonlySet<string> {
  const before = new Map<string, string[]>();
  for (const state of states.values())
    for (const { target } of transitionsOf(state)) {
      const sources = before.get(target) ?? [];
      sources.push(state.name);
      before.set(target, sources);
    }
  const found = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(before.get(name) ?? []));
  }
  return found;
}
