import type { Machine, MapState, ParallelState, Scope, State } from "../3-lower/machine.js";

/** Where a scope is: the machine's own, or inside a Parallel or Map. */
export type Owner =
  | { readonly kind: "machine" }
  | { readonly kind: "branch"; readonly state: ParallelState; readonly index: number }
  | { readonly kind: "processor"; readonly state: MapState };

/** A scope and whose it is. */
export interface Owned {
  readonly scope: Scope;
  readonly owner: Owner;
}

/** Every scope of the machine, outer before inner, in the order of the definition. */
export function machineScopes(machine: Machine): readonly Owned[] {
  const found: Owned[] = [];
  // A stack of its own: definitions may nest deeper than JavaScript's.
  const open: Owned[] = [{ scope: machine.scope, owner: { kind: "machine" } }];
  for (let owned = open.pop(); owned; owned = open.pop()) {
    found.push(owned);
    open.push(...[...owned.scope.states.values()].flatMap(innerScopes).reverse());
  }
  return found;
}

/** The scopes directly inside a state. */
export function innerScopes(state: State): readonly Owned[] {
  if (state.type === "Map")
    return [{ scope: state.processor, owner: { kind: "processor", state } }];
  if (state.type !== "Parallel") return [];
  return state.branches.map((scope, index) => ({ scope, owner: { kind: "branch", state, index } }));
}

/** Every state of the machine in the order of the definition: what is inside a state comes right after it. */
export function machineStates(machine: Machine): readonly State[] {
  const found: State[] = [];
  const open: State[] = [...machine.scope.states.values()].reverse();
  for (let state = open.pop(); state; state = open.pop()) {
    found.push(state);
    open.push(
      ...innerScopes(state)
        .flatMap(({ scope }) => [...scope.states.values()])
        .reverse(),
    );
  }
  return found;
}
