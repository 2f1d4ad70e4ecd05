import type { Machine, Scope, State } from "../3-lower/machine.js";
import { innerScopes } from "./states.js";
import { successors } from "./successors.js";

/** One step of an analysis: a state is entered, or (Parallel, Map) what is inside it has been gone through. */
export interface Visit {
  readonly state: State;
  readonly scope: Scope;
  readonly phase: "enter" | "leave";
}

/**
 * An order in which data flows forward except along cycles: every state after those that lead to it, and the states
 * inside a Parallel or Map between its entering and its leaving. States that nothing leads to are not in it.
 */
export function dataOrder(machine: Machine): readonly Visit[] {
  const visits: Visit[] = [];
  addScope(machine.scope, visits);
  return visits;
}

function addScope(scope: Scope, visits: Visit[]): void {
  for (const state of reversePostorder(scope)) {
    visits.push({ state, scope, phase: "enter" });
    for (const inner of innerScopes(state)) addScope(inner.scope, visits);
    visits.push({ state, scope, phase: "leave" });
  }
}

/** Depth first with a stack of its own: a chain of states may be longer than the call stack is deep. */
function reversePostorder(scope: Scope): readonly State[] {
  const start = scope.states.get(scope.startAt);
  if (!start) return [];
  const done: State[] = [];
  const seen = new Set([start]);
  const stack = [{ state: start, left: [...successors(start)] }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    // The last first, so that the order is that of the definition when it is reversed.
    const name = top.left.pop();
    if (name === undefined) {
      done.push(top.state);
      stack.pop();
      continue;
    }
    const next = scope.states.get(name);
    if (!next || seen.has(next)) continue;
    seen.add(next);
    stack.push({ state: next, left: [...successors(next)] });
  }
  return done.reverse();
}
