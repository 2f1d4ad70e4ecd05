import type { MapState, ParallelState, State, TaskState } from "../compiler/3-lower/machine.js";
import { innerScopes } from "../compiler/4-analyse/states.js";
import { successors } from "../compiler/4-analyse/successors.js";
import { isAnsweredLater, isRetried, polls, waitsForToken, type Layout } from "./layout.js";

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
  /** Parallels and Maps whose branches may end here, in another call than the one that forked them. */
  readonly joins: ReadonlySet<string>;
  /** Parallels and Maps that may be tried again, by the function that has forked them. */
  readonly again: ReadonlySet<string>;
  /** States for which a message is sent that arrives later. */
  readonly delays: ReadonlySet<string>;
  /** Whether such a message may be for this function. One that is due at once is a call instead. */
  readonly self: boolean;
}

/** What may happen in a function that serves Tasks. */
export function reachOfTasks(tasks: readonly string[], layout: Layout): Reach {
  const starts = tasks.flatMap((name): readonly Step[] => [
    { move: "done", name, fresh: [] },
    { move: "failed", name, fresh: [] },
  ]);
  return walk(starts, layout);
}

/** What may happen where executions are started, before their first hand-over. */
export function reachOfStart(layout: Layout): Reach {
  return walk([{ move: "enter", name: layout.machine.scope.startAt, fresh: [] }], layout);
}

interface Step {
  /** A state is entered, has its result, has failed; or the scope that it is in ends, well or with an error. */
  readonly move: "enter" | "done" | "failed" | "ended" | "broken";
  readonly name: string;
  /** The Parallels and Maps around it that this same call has forked: they are joined in place. */
  readonly fresh: readonly string[];
}

interface Walk {
  readonly layout: Layout;
  readonly found: { [Name in Exclude<keyof Reach, "self">]: Set<string> } & { self: boolean };
  /** Takes a step later. */
  readonly then: (move: Step["move"], name: string, fresh: readonly string[]) => void;
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
  const then: Walk["then"] = (move, name, fresh) => {
    const key = JSON.stringify([move, name, ...fresh]);
    if (!seen.has(key)) open.push({ move, name, fresh });
    seen.add(key);
  };
  for (const { move, name, fresh } of starts) then(move, name, fresh);
  for (let step = open.pop(); step; step = open.pop()) {
    const state = layout.states.get(step.name);
    if (state) take(step, state, { layout, found, then });
  }
  return found;
}

function take({ move, name, fresh }: Step, state: State, now: Walk): void {
  switch (move) {
    case "enter":
      if (now.layout.own.has(name)) return void now.found.handsOver.add(name);
      // Whatever runs may throw.
      now.then("broken", name, fresh);
      return enter(state, fresh, now);
    case "done":
      return goOn(state, fresh, now);
    case "failed":
      return failed(state, fresh, now);
    case "ended":
    case "broken": {
      const owner = now.layout.owners.get(name);
      if (!owner || owner.kind === "machine") return;
      return branchEnded(owner.state, { hasFailed: move === "broken", fresh }, now);
    }
    default:
      return move satisfies never;
  }
}

function enter(state: State, fresh: readonly string[], now: Walk): void {
  switch (state.type) {
    case "Task":
      return work(state, fresh, now);
    case "Wait": {
      now.found.delays.add(state.name);
      const { transition } = state;
      if (transition.kind === "end" || !now.layout.own.has(transition.name)) now.found.self = true;
      return goOn(state, [], now);
    }
    case "Parallel":
    case "Map":
      return fork(state, fresh, now);
    case "Pass":
    case "Choice":
    case "Succeed":
      return goOn(state, fresh, now);
    case "Fail":
      return;
    default:
      return state satisfies never;
  }
}

/** The work of a Task in place, and how it goes on: at once, or in a call that comes later. */
function work(state: TaskState, fresh: readonly string[], { layout, found, then }: Walk): void {
  const { name } = state;
  // What is answered later is handed over to this function itself, and where a delivery counts once and does one thing, all is.
  const isApart = isAnsweredLater(state) || layout.dedupe === "claim";
  found.inPlace.add(name);
  if (polls(state) || timesOut(state, layout)) found.delays.add(name);
  if (isApart) found.self = true;
  const calls = isApart ? [[]] : isRetried(state) ? [fresh, []] : [fresh];
  for (const each of calls) {
    then("failed", name, each);
    then("done", name, each);
  }
}

function fork(state: ParallelState | MapState, fresh: readonly string[], now: Walk): void {
  const { layout, found, then } = now;
  const { name } = state;
  if (layout.leaving.has(name)) found.forks.add(name);
  if (state.type === "Map" && state.distributed) found.maps.add(name);
  for (const { scope } of innerScopes(state)) then("enter", scope.startAt, [...fresh, name]);
  then("failed", name, fresh);
  // There may be no item.
  if (state.type === "Map") then("done", name, fresh);
  // Another call enters it again, and may be for this function.
  if (isRetried(state)) then("enter", name, []);
}

/** Where a state leads that went well. */
function goOn(state: State, fresh: readonly string[], { then }: Walk): void {
  if (state.type === "Choice") for (const name of successors(state)) then("enter", name, fresh);
  else if (state.type === "Succeed") then("ended", state.name, fresh);
  else if (state.type !== "Fail") {
    if (state.transition.kind === "end") then("ended", state.name, fresh);
    else then("enter", state.transition.name, fresh);
  }
}

function failed(state: State, fresh: readonly string[], { found, then }: Walk): void {
  then("broken", state.name, fresh);
  if (state.type !== "Task" && state.type !== "Parallel" && state.type !== "Map") return;
  if (isRetried(state)) {
    found.delays.add(state.name);
    if (state.type === "Task") found.self = true;
    else found.again.add(state.name);
  }
  for (const { next } of state.catch) then("enter", next, fresh);
}

/** A branch ends: at its fork, or as one of those that meet at the table, of which the last goes on. */
function branchEnded(
  around: ParallelState | MapState,
  { hasFailed, fresh }: { readonly hasFailed: boolean; readonly fresh: readonly string[] },
  { layout, found, then }: Walk,
): void {
  const { name } = around;
  const at = fresh.indexOf(name);
  const outer = fresh.slice(0, Math.max(0, at));
  if (hasFailed) then("failed", name, outer);
  else if (at < 0 || layout.endingHere.has(name)) then("done", name, outer);
  if (at >= 0 || !layout.leaving.has(name)) return;
  found.joins.add(name);
  if (around.type !== "Map") return;
  if (around.distributed) found.maps.add(name);
  // One that ends starts the next.
  if (around.maxConcurrency !== undefined) then("enter", around.processor.startAt, []);
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
