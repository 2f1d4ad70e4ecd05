import { detailsOf, millisecondsOf, type PastEvent } from "./past-event.js";

/** A state that was entered, as far as its history goes. */
export interface Visit {
  readonly name: string;
  /** The ASL's Type. */
  readonly type: string;
  readonly within: Region;
  /** Milliseconds since the epoch, of the execution's own clock. */
  readonly entered: number;
  /** How often its work failed; each failure but a last one was retried. */
  failures: number;
  /** The last failure, when no success followed. */
  error: string | undefined;
  iterations: number;
  /** Of a Parallel or Map: its inside has ended, and it has not begun again. */
  concluded: boolean;
  /** Inner states that are still open. */
  readonly open: Set<Visit>;
}

/** What states lie in: the machine, a branch of a Parallel or an iteration of a Map. */
export interface Region {
  readonly depth: number;
  /** The Parallel or Map; absent for the machine. */
  readonly owner?: Visit;
  /** The iteration's index. */
  readonly index?: number;
}

/** What happens to states, in the words of a person. */
export interface Watcher {
  entered(visit: Visit): void;
  /** `how` is `stopped` for what ended because something around it failed. */
  left(visit: Visit, end: End): void;
}

/** How a state ended. */
export interface End {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly how: "done" | "caught" | "failed" | "stopped";
}

/** Reads the history as it is written and tells about states. Events find their place by `previousEventId`. */
export function followHistory(watcher: Watcher): (event: PastEvent) => void {
  const history: History = { watcher, outermost: new Set() };
  const places = new Map<number, Place>();
  return (event) => {
    const from = places.get(event.previousEventId ?? 0) ?? machine;
    places.set(event.id, follow(history, event, from));
  };
}

interface History {
  readonly watcher: Watcher;
  /** Open states of the machine itself. */
  readonly outermost: Set<Visit>;
}

/** Where an event is: between states, or in one. */
interface Place {
  readonly region: Region;
  readonly visit?: Visit;
}

const machine: Place = { region: { depth: 0 } };

/** Gives the place of an event, by the place of the one before it. */
function follow(history: History, event: PastEvent, from: Place): Place {
  const { type } = event;
  if (type.endsWith("StateEntered")) return enter(history, event, from);
  if (type.endsWith("StateExited")) return exit(history, event, from);
  if (/^Execution(Succeeded|Failed|TimedOut|Aborted)$/.test(type))
    return endAll(history, event, from);
  if (/^(Parallel|Map)StateStarted$/.test(type)) return begin(from);
  if (type === "MapIterationStarted") return iterate(event, from);
  const [, what] =
    /^(MapIteration|ParallelState|MapState|MapRun)(Succeeded|Failed|Aborted)$/.exec(type) ?? [];
  if (what !== undefined) return endInside(history, { event, from, what });
  if (from.visit && /(Failed|TimedOut)$/.test(type)) noteFailure(from.visit, event);
  if (from.visit && type.endsWith("Succeeded")) from.visit.error = undefined;
  return from;
}

function enter({ watcher, outermost }: History, event: PastEvent, { region }: Place): Place {
  const visit: Visit = {
    name: String(detailsOf(event)["name"]),
    type: event.type.replace(/StateEntered$/, ""),
    within: region,
    entered: millisecondsOf(event),
    failures: 0,
    error: undefined,
    iterations: 0,
    concluded: false,
    open: new Set(),
  };
  (region.owner?.open ?? outermost).add(visit);
  watcher.entered(visit);
  return { region, visit };
}

function exit(history: History, event: PastEvent, from: Place): Place {
  const visit = around(from, ({ name }) => name === detailsOf(event)["name"]);
  if (!visit) return from;
  leave(history, visit, {
    at: millisecondsOf(event),
    how: visit.error === undefined ? "done" : "caught",
  });
  return { region: visit.within };
}

/** The inside of a Parallel or Map begins, perhaps once more. */
function begin(from: Place): Place {
  if (!from.visit) return from;
  from.visit.concluded = false;
  from.visit.error = undefined;
  return inside(from.visit);
}

function iterate(event: PastEvent, from: Place): Place {
  const { name, index } = detailsOf(event);
  const map = around(
    from,
    (visit) => visit.type === "Map" && (name === undefined || visit.name === name),
  );
  if (!map) return from;
  map.iterations++;
  return inside(map, typeof index === "number" ? index : undefined);
}

/** The inside of a Parallel or Map ends, or one iteration does: what is still open there was stopped. */
function endInside(
  history: History,
  { event, from, what }: { readonly event: PastEvent; readonly from: Place; readonly what: string },
): Place {
  const { name, index } = detailsOf(event);
  const type = what === "ParallelState" ? "Parallel" : "Map";
  const isOwner = (visit: Visit) =>
    visit.type === type && !visit.concluded && (name === undefined || visit.name === name);
  const owner = around(from, isOwner);
  if (!owner) return from;
  const at = millisecondsOf(event);
  const failed = event.type.endsWith("Failed");
  if (failed && from.visit && from.visit !== owner)
    leave(history, from.visit, { at, how: "failed" });
  // The events of a Parallel or Map need not say what failed in it.
  if (failed) owner.error ??= from.visit?.error;
  const wholly = what === "ParallelState" || what === "MapState";
  for (const inner of owner.open) {
    if (wholly || inner.within.index === index) stop(history, inner, at);
  }
  if (wholly) {
    owner.concluded = true;
    if (failed) noteFailure(owner, event);
    else owner.error = undefined;
  }
  return { region: owner.within, visit: owner };
}

/** The execution ends: where it failed, the last state and what is around it did. */
function endAll(history: History, event: PastEvent, from: Place): Place {
  const at = millisecondsOf(event);
  const guilty = new Set<Visit>();
  for (let visit = from.visit; visit; visit = visit.within.owner) guilty.add(visit);
  for (const visit of history.outermost) {
    if (guilty.has(visit) && event.type === "ExecutionFailed")
      leave(history, visit, { at, how: "failed" });
    else stop(history, visit, at);
  }
  return machine;
}

function stop(history: History, visit: Visit, at: number): void {
  leave(history, visit, { at, how: visit.error === undefined ? "stopped" : "failed" });
}

/** Ends a state; what is still open inside it was stopped. */
function leave(history: History, visit: Visit, end: End): void {
  const siblings = visit.within.owner?.open ?? history.outermost;
  if (!siblings.delete(visit)) return;
  for (const inner of visit.open) stop(history, inner, end.at);
  history.watcher.left(visit, end);
}

function noteFailure(visit: Visit, event: PastEvent): void {
  const { error } = detailsOf(event);
  visit.failures++;
  if (typeof error === "string") visit.error = error;
  else visit.error ??= event.type.endsWith("TimedOut") ? "States.Timeout" : "failed";
}

function inside(owner: Visit, index?: number): Place {
  const depth = owner.within.depth + 1;
  return { region: { depth, owner, ...(index !== undefined && { index }) } };
}

/** The innermost state around a place that passes the test. */
function around({ region, visit }: Place, test: (visit: Visit) => boolean): Visit | undefined {
  for (let found = visit ?? region.owner; found; found = found.within.owner) {
    if (test(found)) return found;
  }
  return undefined;
}
