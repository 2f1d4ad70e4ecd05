import type { Details, Recorded } from "../context.js";
import { comesLast, isPassedBy } from "./chain.js";
import { endType, historyEvent, type HistoryEvent } from "./event.js";
import type { End, Happened, Part, Start } from "./recorder.js";

/** All that was kept of an execution. */
export interface Kept {
  readonly start?: Start | undefined;
  readonly parts: readonly Part[];
  readonly end?: End | undefined;
}

/**
 * The history of an execution as GetExecutionHistory has it, up to now (milliseconds since 1970): every event after the one
 * that led to it, and numbered in the order of time. What branches still did after the end is left out.
 */
export function inOrder({ start, parts, end }: Kept, now: number): readonly HistoryEvent[] {
  const first: Placed | undefined = start && {
    event: { id: 1, time: start.time, type: "ExecutionStarted", details: startDetails(start) },
    time: start.time,
    previous: undefined,
  };
  const runs = runsOf(parts);
  const inside = [...(first ? [first] : []), ...runs.flatMap((run) => placed(run))];
  const last = inside.findLast(({ isOutermost }) => isOutermost) ?? first;
  const until = end === undefined ? now : Math.max(end.time, last?.time ?? 0);
  const all = inside.filter(({ time }) => time <= until).sort((a, b) => a.time - b.time);
  if (end) all.push({ event: ending(end), time: until, previous: last });
  const ids = new Map(all.map((each, index) => [each, index + 1]));
  return all.map(({ event, previous, time }, index) => {
    const { type, details } = event;
    const previousEventId = (previous && ids.get(previous)) ?? 0;
    const recorded: Recorded = {
      id: index + 1,
      previousEventId,
      type,
      ...(details && { details }),
    };
    return historyEvent(recorded, new Date(time));
  });
}

/** An event in its place. Clocks of functions differ: its time is not before that of the event which led to it. */
interface Placed {
  readonly event: Happened;
  readonly time: number;
  readonly previous: Placed | undefined;
  /** Of the machine's own scope. */
  readonly isOutermost?: boolean;
}

/**
 * A branch or iteration that was once started, or the machine's own scope. A path may have several: forks one after the other that
 * end in the same function are in one slot.
 */
interface Run {
  readonly path: readonly number[];
  /** Never empty; the ids grow. */
  readonly events: readonly Happened[];
  readonly inner: Run[];
}

/** The outermost runs: one, unless something was lost. */
function runsOf(parts: readonly Part[]): readonly Run[] {
  const paths = new Map<string, Part[]>();
  for (const part of parts) {
    const key = part.path.join(".");
    paths.set(key, [...(paths.get(key) ?? []), part]);
  }
  const runs = new Map([...paths].map(([key, own]) => [key, inPath(own)]));
  for (const each of [...runs.values()].flat()) {
    const around = runs.get(each.path.slice(0, -2).join(".")) ?? [];
    const outer = around.findLast(({ events }) => firstId(events) <= afterOf(each)) ?? around[0];
    if (each.path.length > 0) outer?.inner.push(each);
  }
  return runs.get("") ?? [];
}

/** Where a part begins, what earlier ones say from there on does not count: a call has failed, or was repeated. */
function inPath(parts: readonly Part[]): readonly Run[] {
  const sorted = parts.toSorted(
    (a, b) =>
      a.slot - b.slot ||
      a.generation - b.generation ||
      firstId(a.events) - firstId(b.events) ||
      (a.events[0]?.time ?? 0) - (b.events[0]?.time ?? 0),
  );
  let runs: readonly Run[] = [];
  for (const { begins, events, path } of sorted) {
    const before = runs
      .map((run) => ({ ...run, events: run.events.filter(({ id }) => id < firstId(events)) }))
      .filter((run) => run.events.length > 0);
    const last = before.at(-1);
    runs =
      last === undefined || begins === true
        ? [...before, { path, events, inner: [] }]
        : [...before.slice(0, -1), { ...last, events: [...last.events, ...events] }];
  }
  return runs;
}

function firstId([first]: readonly Happened[]): number {
  return first?.id ?? 0;
}

/** The number of the event that started a branch. */
function afterOf({ events }: Run): number {
  return firstId(events) - 1;
}

/** The events of a run and all that is inside it, each after the one that led to it. */
function placed({ events, inner, path }: Run, before?: Placed): readonly Placed[] {
  const waiting = inner.toSorted(
    (a, b) => afterOf(a) - afterOf(b) || (a.path.at(-1) ?? 0) - (b.path.at(-1) ?? 0),
  );
  const all: Placed[] = [];
  let latest = before;
  let tails: readonly Placed[] = [];
  for (const event of events) {
    const here: Placed = { ...follow(event, latest, tails), isOutermost: path.length === 0 };
    latest = here;
    all.push(here);
    tails = [];
    while (waiting[0] && afterOf(waiting[0]) <= event.id) {
      const branch = placed(waiting[0], here);
      waiting.shift();
      all.push(...branch);
      tails = [...tails, ...branch.slice(-1)];
    }
  }
  return all;
}

/** After a fork an event follows the end of a branch: of the last one when they have succeeded, else of the one that had failed. */
function follow(event: Happened, before: Placed | undefined, tails: readonly Placed[]): Placed {
  const isLast = comesLast(event.type);
  const hasFailed = (tail: Placed): boolean => !/(Exited|Succeeded)$/.test(tail.event.type);
  const leading = tails.filter((tail) => isLast || (hasFailed(tail) && tail.time <= event.time));
  const latest = leading.toSorted((a, b) => a.time - b.time).at(-1) ?? before;
  const previous = isLast ? latest : ledOn(latest);
  return { event, time: Math.max(event.time, latest?.time ?? 0), previous };
}

/** What comes after an event comes after this one. */
function ledOn(placed: Placed | undefined): Placed | undefined {
  return placed && isPassedBy(placed.event.type) ? ledOn(placed.previous) : placed;
}

function startDetails({ input, roleArn }: Start): Details {
  return { input, roleArn };
}

function ending({ outcome, time }: End): Happened {
  const { status, ...details } = outcome;
  return { id: 0, time, type: endType(status), details };
}
