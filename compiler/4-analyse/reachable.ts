import type { Machine, Scope, State } from "../3-lower/machine.js";
import { machineScopes } from "./states.js";
import { successors } from "./successors.js";

/** The states that no transition leads to from the start of their scope, in the order of the definition. */
export function unreachableStates(machine: Machine): readonly State[] {
  return machineScopes(machine).flatMap(({ scope }) => {
    const reached = reachable(scope);
    return [...scope.states.values()].filter(({ name }) => !reached.has(name));
  });
}

/** The names of the states of a scope that an execution may enter. */
export function reachable(scope: Scope): ReadonlySet<string> {
  const reached = new Set<string>([scope.startAt]);
  // The set grows while it is walked.
  for (const name of reached) {
    const state = scope.states.get(name);
    if (state) for (const next of successors(state)) reached.add(next);
  }
  return reached;
}
