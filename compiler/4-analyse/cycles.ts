import type { Machine, Scope, State } from "../3-lower/machine.js";
import { machineScopes } from "./states.js";
import { successors } from "./successors.js";

/** So many control states at most are on the call stack at once. */
const longestChain = 100;

/**
 * The transitions that must not be taken on the stack they start from: one in every cycle of control states, and one
 * in every so many of a long chain. By the name of the state left, then of the state entered.
 */
export function lazyTransitions(machine: Machine): ReadonlyMap<string, ReadonlySet<string>> {
  const lazy = new Map<string, Set<string>>();
  for (const { scope } of machineScopes(machine)) {
    const { backEdges, order } = walk(scope);
    for (const edge of [...backEdges, ...longSteps(scope, order, backEdges)]) {
      const targets = lazy.get(edge.from.name) ?? new Set();
      lazy.set(edge.from.name, targets.add(edge.to.name));
    }
  }
  return lazy;
}

interface Edge {
  readonly from: State;
  readonly to: State;
}
interface Walk {
  readonly backEdges: readonly Edge[];
  /** Every state after those that lead to it, back edges aside. */
  readonly order: readonly State[];
}

/** Depth first, from the start and then from what it does not reach, with a stack of its own. */
function walk(scope: Scope): Walk {
  const backEdges: Edge[] = [];
  const done: State[] = [];
  const seen = new Set<State>();
  const open = new Set<State>();
  const first = scope.states.get(scope.startAt);
  for (const root of [...(first ? [first] : []), ...scope.states.values()]) {
    if (seen.has(root)) continue;
    seen.add(root);
    open.add(root);
    const stack = [{ state: root, left: stackedTargets(root, scope) }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.left.pop();
      if (!next) {
        done.push(top.state);
        open.delete(top.state);
        stack.pop();
      } else if (open.has(next)) backEdges.push({ from: top.state, to: next });
      else if (!seen.has(next)) {
        seen.add(next);
        open.add(next);
        stack.push({ state: next, left: stackedTargets(next, scope) });
      }
    }
  }
  return { backEdges, order: done.reverse() };
}

/**
 * The states that a state enters by a call. Only Pass and Choice call on: a Task is handed over to, a Wait is woken
 * from, and a join carries on from a stack of its own.
 */
function stackedTargets(state: State, scope: Scope): State[] {
  if (state.type !== "Pass" && state.type !== "Choice") return [];
  return [...successors(state)].flatMap((name) => {
    const target = scope.states.get(name);
    return target && target.type !== "Task" ? [target] : [];
  });
}

/** Where a chain without cycles has become too deep for one stack. */
function longSteps(
  scope: Scope,
  order: readonly State[],
  backEdges: readonly Edge[],
): readonly Edge[] {
  const back = new Map<State, Set<State>>();
  for (const { from, to } of backEdges) back.set(from, (back.get(from) ?? new Set()).add(to));
  const depths = new Map<State, number>();
  const found: Edge[] = [];
  for (const from of order) {
    const depth = (depths.get(from) ?? 0) + 1;
    for (const to of stackedTargets(from, scope)) {
      if (back.get(from)?.has(to)) continue;
      if (depth >= longestChain) found.push({ from, to });
      else depths.set(to, Math.max(depths.get(to) ?? 0, depth));
    }
  }
  return found;
}
