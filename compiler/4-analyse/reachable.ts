import type { Machine, State } from "../3-lower/machine.js";
import { innerScopes, machineStates } from "./states.js";
import { successors } from "./successors.js";

/** The states that an execution can come to, in the order of the definition. Only these are emitted. */
export function reachableStates(machine: Machine): readonly State[] {
  const reached = new Set<State>();
  const open = [{ scope: machine.scope, name: machine.scope.startAt }];
  for (let at = open.pop(); at; at = open.pop()) {
    const { scope } = at;
    const state = scope.states.get(at.name);
    if (!state || reached.has(state)) continue;
    reached.add(state);
    for (const name of successors(state)) open.push({ scope, name });
    for (const inner of innerScopes(state))
      open.push({ scope: inner.scope, name: inner.scope.startAt });
  }
  return machineStates(machine).filter((state) => reached.has(state));
}
