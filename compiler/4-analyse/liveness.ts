import type { Machine, Scope, State } from "../3-lower/machine.js";
import { contextReads, type Read } from "./context-reads.js";
import { exits, isRetried } from "./exits.js";
import { innerScopes, machineScopes, type Owned } from "./states.js";

/**
 * What is still read from a state on, before it is set again, by itself or by what can follow; of a scope, what is read after its
 * end. Variables and the item of a Map stay behind where a scope ends: what is around it has its own. Iterations that are executions of
 * their own see no variables.
 */
export type Liveness = ReadonlyMap<State | Scope, ReadonlySet<Read>>;

/** A state or the end of a scope, what may follow it, and what of that does not count. */
interface Edge {
  readonly from: State | Scope;
  readonly to: State | Scope;
  readonly isHidden: (read: Read) => boolean;
}

/** What is live at every state and at the end of every scope. */
export function liveness(machine: Machine): Liveness {
  const scopes = machineScopes(machine);
  const around = new Map(
    scopes.flatMap(({ scope }) => [...scope.states.values()].map((state) => [state, scope])),
  );
  const live = new Map<State | Scope, Set<Read>>();
  for (const { scope } of scopes) {
    live.set(scope, new Set());
    for (const state of scope.states.values()) live.set(state, new Set(contextReads(state)));
  }
  const leading = new Map<State | Scope, Edge[]>();
  for (const owned of scopes)
    for (const edge of [...inside(owned), ...behind(owned, around)]) {
      const edges = leading.get(edge.to);
      if (edges) edges.push(edge);
      else leading.set(edge.to, [edge]);
    }
  spread(live, leading);
  return live;
}

/** Everything that is live at a place is live at those that lead to it. */
function spread(
  live: ReadonlyMap<State | Scope, Set<Read>>,
  leading: ReadonlyMap<State | Scope, readonly Edge[]>,
): void {
  const open = [...live.keys()].filter((place) => live.get(place)?.size !== 0);
  for (let place = open.pop(); place; place = open.pop()) {
    for (const { from, isHidden } of leading.get(place) ?? []) {
      const before = live.get(from);
      const { size = 0 } = before ?? {};
      for (const read of live.get(place) ?? []) if (!isHidden(read)) before?.add(read);
      if (before && before.size > size) open.push(from);
    }
  }
}

function inside({ scope }: Owned): readonly Edge[] {
  return [...scope.states.values()].flatMap((from) => [
    ...exits(from).flatMap(({ next, assigned }) => {
      const to = scope.states.get(next);
      const set = new Set<Read>(assigned);
      return to ? [{ from, to, isHidden: (read: Read) => set.has(read) }] : [];
    }),
    // Any state may fail, and with it its scope.
    { from, to: scope, isHidden: () => false },
    ...innerScopes(from).flatMap(({ scope: { startAt, states } }) => {
      const to = states.get(startAt);
      const isApart = from.type === "Map" && from.distributed !== undefined;
      const isHidden = (read: Read) =>
        (from.type === "Map" && read === "Map.Item") || (isApart && read.startsWith("$"));
      return to ? [{ from, to, isHidden }] : [];
    }),
  ]);
}

/** What follows the end of a branch: what follows its Parallel or Map, or that once more; another iteration; the end around it. */
function behind({ scope, owner }: Owned, around: ReadonlyMap<State, Scope>): readonly Edge[] {
  if (owner.kind === "machine") return [];
  const { state } = owner;
  const outer = around.get(state);
  const isHeldBack = state.type === "Map" && state.maxConcurrency !== undefined;
  const places = [
    ...exits(state).map(({ next }) => outer?.states.get(next)),
    ...(isRetried(state) ? [state] : []),
    ...(isHeldBack ? [scope.states.get(scope.startAt)] : []),
    outer,
  ];
  const isHidden = (read: Read) => read !== "Execution.Input";
  return places.flatMap((to) => (to ? [{ from: scope, to, isHidden }] : []));
}
