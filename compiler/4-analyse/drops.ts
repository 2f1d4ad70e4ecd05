import type { Machine, Scope, State } from "../3-lower/machine.js";
import type { Read, Variable } from "./context-reads.js";
import { exits } from "./exits.js";
import type { HandOvers, Reach } from "./handovers.js";
import { machineScopes } from "./states.js";

/**
 * The variables that travel no further than to a function: they may be set there, and nothing that it sends something to can lead to
 * one who reads them. Each is listed where it may stay behind, not in the functions that it does not come to.
 */
export function drops(
  machine: Machine,
  handOvers: HandOvers,
  needed: ReadonlyMap<Reach, ReadonlySet<Read>>,
): ReadonlyMap<Reach, readonly string[]> {
  const isVisible = visibility(machine);
  const present = presence(handOvers, needed, isVisible);
  return new Map(
    [...present].map(([reach, variables]) => {
      const isDropped = (variable: Variable) =>
        needed.get(reach)?.has(variable) !== true &&
        [...reach.targets].some((target) => isVisible(variable, target));
      return [
        reach,
        [...variables]
          .filter(isDropped)
          .map((variable) => variable.slice(1))
          .sort(),
      ];
    }),
  );
}

type IsVisible = (variable: Variable, from: State | Scope) => boolean;

/** A variable is visible in the scopes that set it, and in those inside (ASL, "Variables"). */
function visibility(machine: Machine): IsVisible {
  const setting = new Map<Variable, Set<Scope>>();
  const scopes = new Map<State | Scope, Scope>();
  const around = new Map<Scope, Scope | undefined>();
  for (const { scope, owner } of machineScopes(machine)) {
    scopes.set(scope, scope);
    around.set(scope, owner.kind === "machine" ? undefined : scopes.get(owner.state));
    for (const state of scope.states.values()) {
      scopes.set(state, scope);
      for (const variable of assignedBy(state))
        setting.set(variable, (setting.get(variable) ?? new Set()).add(scope));
    }
  }
  return (variable, from) => {
    const found = setting.get(variable);
    for (let scope = scopes.get(from); scope && found; scope = around.get(scope))
      if (found.has(scope)) return true;
    return false;
  };
}

/** The variables that may be set in each function: what comes with an execution, what it assigns, what was parked for a join. */
function presence(
  { start, functions }: HandOvers,
  needed: ReadonlyMap<Reach, ReadonlySet<Read>>,
  isVisible: IsVisible,
): ReadonlyMap<Reach, ReadonlySet<Variable>> {
  const reaches = [start, ...functions.values()];
  const all = new Map(
    reaches.map((reach) => [reach, new Set([...reach.left].flatMap(assignedBy))]),
  );
  if ([...all.values()].every(({ size }) => size === 0)) return new Map();
  const forks = forksOf(reaches);
  const open = new Set(reaches);
  for (const reach of open) {
    open.delete(reach);
    const variables = all.get(reach) ?? new Set();
    const give = (to: Reach | undefined, isGiven: (variable: Variable) => boolean): void => {
      const its = to && all.get(to);
      if (!its) return;
      const { size } = its;
      for (const variable of variables) if (isGiven(variable)) its.add(variable);
      if (its.size > size) open.add(to);
    };
    for (const target of reach.targets)
      if ("type" in target && target.type === "Task")
        give(
          functions.get(target),
          (variable) => needed.get(reach)?.has(variable) === true && isVisible(variable, target),
        );
    for (const joining of forks.get(reach) ?? []) give(joining, () => true);
  }
  return all;
}

/** By function, those that may join what it forks. */
function forksOf(reaches: readonly Reach[]): ReadonlyMap<Reach, readonly Reach[]> {
  const isFork = ({ type }: State) => type === "Parallel" || type === "Map";
  const joining = new Map<State, Reach[]>();
  for (const reach of reaches)
    for (const state of reach.left)
      if (isFork(state)) joining.set(state, [...(joining.get(state) ?? []), reach]);
  return new Map(
    reaches.map((reach) => [
      reach,
      [...reach.entered].filter(isFork).flatMap((state) => joining.get(state) ?? []),
    ]),
  );
}

function assignedBy(state: State): readonly Variable[] {
  return exits(state).flatMap(({ assigned }) => assigned);
}
