import type { Machine, Retrier, Scope, State, TaskState } from "../compiler/3-lower/machine.js";
import { reachableStates } from "../compiler/4-analyse/reachable.js";
import { machineScopes, type Owner } from "../compiler/4-analyse/states.js";
import { successors } from "../compiler/4-analyse/successors.js";
import type { Dedupe } from "../runtime/ports/ports.js";
import { integration } from "./functions.js";

/** A machine, and which of its Tasks have functions that embed the runtime. */
export interface Layout {
  readonly machine: Machine;
  /** Those that an execution can come to, by name, in the order of the definition. */
  readonly states: ReadonlyMap<string, State>;
  readonly owners: ReadonlyMap<string, Owner>;
  readonly own: ReadonlySet<string>;
  readonly dedupe: Dedupe;
  /** Parallels and Maps of which a branch may go on in another call. */
  readonly leaving: ReadonlySet<string>;
  /** Parallels and Maps of which all branches may end in the call that forks them. */
  readonly endingHere: ReadonlySet<string>;
}

type Given = Pick<Layout, "own" | "dedupe">;

export function layoutOf(machine: Machine, given: Given): Layout {
  const reachable = reachableStates(machine);
  const states = new Map(reachable.map((state) => [state.name, state]));
  const owners = new Map(
    machineScopes(machine).flatMap(({ scope, owner }) =>
      [...scope.states.keys()].map((name) => [name, owner] as const),
    ),
  );
  const leaving = new Set<string>();
  for (const state of reachable) {
    if (!mayLeave(state, given)) continue;
    // Whatever leaves, leaves everything around it.
    let owner = owners.get(state.name);
    while (owner && owner.kind !== "machine") {
      leaving.add(owner.state.name);
      owner = owners.get(owner.state.name);
    }
  }
  const endingHere = new Set<string>();
  // What is inside comes after what is around it.
  for (const state of reachable.toReversed()) {
    // There may be no item.
    if (state.type === "Map") endingHere.add(state.name);
    if (state.type !== "Parallel") continue;
    if (state.branches.every((scope) => mayEnd(scope, { ...given, endingHere })))
      endingHere.add(state.name);
  }
  return { machine, states, owners, ...given, leaving, endingHere };
}

/** Whether a token is given away: its result comes through the invoker. */
export function waitsForToken(state: State): boolean {
  return state.type === "Task" && integration(state.resource)?.pattern === ".waitForTaskToken";
}

/** Whether a service runs a job, and is asked for it from time to time. */
export function polls(state: TaskState): boolean {
  return /^\.sync/.test(integration(state.resource)?.pattern ?? "");
}

/** Whether the result of a Task comes in another call: it begins in one of its own. */
export function isAnsweredLater(state: TaskState): boolean {
  return waitsForToken(state) || polls(state);
}

/** Whether a Task, Parallel or Map may be tried again. */
export function isRetried({ retry }: { readonly retry: TaskState["retry"] }): boolean {
  return !Array.isArray(retry) || retry.some(({ maxAttempts }: Retrier) => maxAttempts !== 0);
}

/** Whether a state may take an execution out of the call that it is in. */
function mayLeave(state: State, { own, dedupe }: Given): boolean {
  switch (state.type) {
    case "Wait":
      return true;
    case "Task":
      if (dedupe === "claim" || own.has(state.name)) return true;
      return isAnsweredLater(state) || isRetried(state);
    case "Parallel":
    case "Map":
      return isRetried(state);
    default:
      return false;
  }
}

/** Whether a state always does. */
function mustLeave(state: State, { own, dedupe, endingHere }: Given & Pick<Layout, "endingHere">) {
  switch (state.type) {
    case "Wait":
      return true;
    case "Task":
      return dedupe === "claim" || own.has(state.name) || isAnsweredLater(state);
    case "Parallel":
      return !endingHere.has(state.name);
    default:
      return false;
  }
}

/** Whether there is a way to the end of a scope without leaving. */
function mayEnd(scope: Scope, given: Given & Pick<Layout, "endingHere">): boolean {
  const seen = new Set<string>();
  const open = [scope.startAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = scope.states.get(name);
    if (!state || seen.has(name)) continue;
    seen.add(name);
    if (mustLeave(state, given)) continue;
    if (state.type === "Succeed") return true;
    if ("transition" in state && state.transition.kind === "end") return true;
    open.push(...successors(state));
  }
  return false;
}
