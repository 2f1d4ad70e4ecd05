import type { Machine } from "../3-lower/machine.js";
import { innerScopes, machineScopes } from "./states.js";
import { successors } from "./successors.js";

/**
 * The names of the states that lead to each state, each once: by a transition, or as the Parallel or Map that the
 * state is the start of.
 */
export function predecessors(machine: Machine): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (to: string, from: string) => found.set(to, [...(found.get(to) ?? []), from]);
  for (const { scope } of machineScopes(machine)) {
    for (const state of scope.states.values()) {
      for (const next of successors(state)) add(next, state.name);
      for (const inner of innerScopes(state)) add(inner.scope.startAt, state.name);
    }
  }
  return found;
}
