import type {
  Machine,
  MapState,
  ParallelState,
  Retrier,
  State,
  TaskState,
} from "../compiler/3-lower/machine.js";
import { reachableStates } from "../compiler/4-analyse/reachable.js";
import { innerScopes, machineScopes, type Owner } from "../compiler/4-analyse/states.js";
import { successors } from "../compiler/4-analyse/successors.js";
import { integration } from "./functions.js";

/** What may happen in one function before executions leave it: names of states, and whether time passes. */
export interface Reach {
  /** Tasks that are handed over to functions of ours. */
  readonly handsOver: ReadonlySet<string>;
  /** Tasks whose work is done here: services, and functions that are waited for. */
  readonly inPlace: ReadonlySet<string>;
  /** Maps that are entered here, which may read objects; and that are left here, which may write them. */
  readonly maps: ReadonlySet<string>;
  /** Parallels and Maps whose branches may go on elsewhere. */
  readonly forks: ReadonlySet<string>;
  /** Parallels and Maps whose branches may end here. */
  readonly joins: ReadonlySet<string>;
  /** Parallels and Maps that may be tried again, which the function that forked them does. */
  readonly again: ReadonlySet<string>;
  /** States for which a message is sent that arrives later. */
  readonly delays: ReadonlySet<string>;
  /** Whether that may be this function's own, due at once. */
  readonly self: boolean;
}

/** A machine, and which of its Tasks have functions that embed the runtime. */
export interface Layout {
  readonly machine: Machine;
  readonly states: ReadonlyMap<string, State>;
  readonly owners: ReadonlyMap<string, Owner>;
  readonly own: ReadonlySet<string>;
  /** Parallels and Maps that may be joined by another call than the one that entered them. */
  readonly leaving: ReadonlySet<string>;
}

export function layoutOf(machine: Machine, own: ReadonlySet<string>): Layout {
  const reachable = reachableStates(machine);
  const states = new Map(reachable.map((state) => [state.name, state]));
  const owners = new Map(
    machineScopes(machine).flatMap(({ scope, owner }) =>
      [...scope.states.keys()].map((name) => [name, owner] as const),
    ),
  );
  const leaving = new Set<string>();
  for (const state of reachable) {
    if (!leaves(state, own)) continue;
    // Whatever leaves, leaves everything around it.
    for (let owner = owners.get(state.name); owner && owner.kind !== "machine";) {
      leaving.add(owner.state.name);
      owner = owners.get(owner.state.name);
    }
  }
  return { machine, states, owners, own, leaving };
}

/** What may happen in a function that serves Tasks. */
export function reachOfTasks(tasks: readonly string[], layout: Layout): Reach {
  return walk(
    tasks.flatMap((name) => [{ move: "done", name } as const, { move: "failed", name } as const]),
    layout,
  );
}

/** What may happen where executions are started, before their first hand-over. */
export function reachOfStart(layout: Layout): Reach {
  return walk([{ move: "enter", name: layout.machine.scope.startAt }], layout);
}

/** Whether a token is given away: its result comes through the invoker. */
export function waitsForToken(state: State): boolean {
  return state.type === "Task" && integration(state.resource)?.pattern === ".waitForTaskToken";
}

/** Whether a call of a service waits for a job, and asks for it from time to time. */
function polls(state: TaskState): boolean {
  return /^\.sync/.test(integration(state.resource)?.pattern ?? "");
}

type Step =
  /** A state is entered, has its result, has failed after its retriers; or the scope of a state ends. */
  { readonly move: "enter" | "done" | "failed" | "ended" | "broken"; readonly name: string };

interface Walk {
  readonly layout: Layout;
  readonly found: { [Name in Exclude<keyof Reach, "self">]: Set<string> } & { self: boolean };
  readonly then: (move: Step["move"], name: string) => void;
}

function walk(starts: readonly Step[], layout: Layout): Reach {
  const found: Walk["found"] = {
    handsOver: new Set(),
    inPlace: new Set(),
    maps: new Set(),
    forks: new Set(),
    joins: new Set(),
    again: new Set(),
    delays: new Set(),
    self: false,
  };
  const seen = new Set<string>();
  const open: Step[] = [];
  const then = (move: Step["move"], name: string) => {
    const key = `${move}:${name}`;
    if (!seen.has(key)) open.push({ move, name });
    seen.add(key);
  };
  for (const { move, name } of starts) then(move, name);
  for (let step = open.pop(); step; step = open.pop()) {
    const state = layout.states.get(step.name);
    if (state) take(step.move, state, { layout, found, then });
  }
  return found;
}

function take(move: Step["move"], state: State, now: Walk): void {
  const { layout, then } = now;
  const owner = layout.owners.get(state.name);
  switch (move) {
    case "enter":
      // Whatever runs may throw.
      then("broken", state.name);
      return enter(state, now);
    case "done":
      return goOn(state, now);
    case "failed":
      return failed(state, now);
    case "ended":
    case "broken":
      if (!owner || owner.kind === "machine") return;
      join(owner.state, now);
      return then(move === "ended" ? "done" : "failed", owner.state.name);
    default:
      return move satisfies never;
  }
}

function enter(state: State, now: Walk): void {
  const { layout, found, then } = now;
  switch (state.type) {
    case "Task":
      if (layout.own.has(state.name)) return void found.handsOver.add(state.name);
      found.inPlace.add(state.name);
      if (polls(state) || timesOut(state, layout)) found.delays.add(state.name);
      then("failed", state.name);
      return then("done", state.name);
    case "Wait":
      found.delays.add(state.name);
      // One whose time has come goes on at once.
      if (state.transition.kind === "end" || !layout.own.has(state.transition.name))
        found.self = true;
      return goOn(state, now);
    case "Parallel":
    case "Map":
      if (layout.leaving.has(state.name)) found.forks.add(state.name);
      if (state.type === "Map" && state.distributed) found.maps.add(state.name);
      for (const { scope } of innerScopes(state)) then("enter", scope.startAt);
      then("failed", state.name);
      // There may be no item.
      return state.type === "Map" ? then("done", state.name) : undefined;
    case "Pass":
    case "Choice":
    case "Succeed":
      return goOn(state, now);
    case "Fail":
      return;
    default:
      return state satisfies never;
  }
}

/** Where a state leads that went well. */
function goOn(state: State, { then }: Walk): void {
  if (state.type === "Choice") for (const name of successors(state)) then("enter", name);
  else if (state.type === "Succeed") then("ended", state.name);
  else if (state.type !== "Fail") {
    if (state.transition.kind === "end") then("ended", state.name);
    else then("enter", state.transition.name);
  }
}

function failed(state: State, { found, then }: Walk): void {
  then("broken", state.name);
  if (state.type !== "Task" && state.type !== "Parallel" && state.type !== "Map") return;
  if (isRetried(state)) {
    found.delays.add(state.name);
    if (state.type === "Task") found.self ||= maybeAtOnce(state.retry);
    else if (maybeAtOnce(state.retry)) found.again.add(state.name);
  }
  for (const { next } of state.catch) then("enter", next);
}

/** A branch ends here: the last one goes on, and one of a Map starts the next item. */
function join(state: ParallelState | MapState, { layout, found, then }: Walk): void {
  if (!layout.leaving.has(state.name)) return;
  found.joins.add(state.name);
  if (state.type === "Map" && state.distributed) found.maps.add(state.name);
  if (state.type === "Map" && state.maxConcurrency !== undefined)
    then("enter", state.processor.startAt);
}

/** Whether a state takes an execution out of the call that it is in. */
function leaves(state: State, own: ReadonlySet<string>): boolean {
  switch (state.type) {
    case "Wait":
      return true;
    case "Task":
      return own.has(state.name) || waitsForToken(state) || polls(state) || isRetried(state);
    case "Parallel":
    case "Map":
      return isRetried(state);
    default:
      return false;
  }
}

export function isRetried({ retry }: { readonly retry: TaskState["retry"] }): boolean {
  return !Array.isArray(retry) || retry.some(({ maxAttempts }: Retrier) => maxAttempts !== 0);
}

/** Full jitter may come to no delay at all. */
function maybeAtOnce(retry: TaskState["retry"]): boolean {
  return !Array.isArray(retry) || retry.some((one: Retrier) => one.jitterStrategy === "FULL");
}

/** Who waits for a token is told by a message that it took too long. */
function timesOut(state: TaskState, { machine }: Layout): boolean {
  if (!waitsForToken(state)) return false;
  return (
    state.timeoutSeconds !== undefined ||
    state.heartbeatSeconds !== undefined ||
    machine.timeoutSeconds !== undefined
  );
}
