import { branchesOf, type Branches } from "./branches.js";
import type { Carrier } from "./carrier.js";
import { recover, type Completing, type Completion, type Visit } from "./complete.js";
import { carryOn } from "./end.js";
import type { Failure } from "./errors.js";
import { goOn } from "./flow.js";
import {
  abandonFork,
  inheritedFork,
  makeShards,
  parkedBy,
  range,
  shardsOf,
  type ForkRecord,
} from "./joins.js";
import { inLanes } from "./lanes.js";
import { modeOf } from "./map-runs.js";
import { begin, join, noteEnd, resultOfBranch, type Parked, type Results } from "./parked.js";
import { carrierOf, completingOf, nextSlot, type Invocation, type Scope } from "./scope.js";
import type { Effect, Forked } from "./dispatch.js";
import type { MapTransition, ParallelTransition } from "./types.js";
import { inParts } from "./waiting.js";

/**
 * Starts the branches of the current Parallel or Map. Those that end in place are joined here; when some are handed over, the
 * fork is recorded, the last of them joins, and there is no completion.
 */
export async function fork(
  run: Invocation,
  $$: Scope,
  transition: ParallelTransition | MapTransition,
  visit: Visit,
): Promise<Completion | undefined> {
  const { count } = $$;
  const completing = completingOf(run, $$, transition.join, visit);
  const inherited = await inheritedHere(run, $$);
  const branches =
    inherited && modeOf(transition.join)
      ? notReadAgain
      : await branchesOf(run, $$, { completing, transition });
  if ("kind" in branches) return branches;
  const carrier = carrierOf(run, $$, { s: $$.current.name, r: visit.attempts });
  const forking: Forking = { run, $$, transition, branches, carrier };
  if (inherited) {
    await startAgain(forking, inherited);
    return undefined;
  }
  const started = await startBranches(forking);
  if (started.failure || started.left.length === 0) return finish(forking, completing, started);
  const again = async (): Promise<void> => {
    $$.count = count;
    $$.effects.splice(0);
    return carryOn(run, $$, await fork(run, $$, transition, visit));
  };
  $$.effects.push({ ...forked(forking, visit, started), again });
  return undefined;
}

/** A Parallel or Map that is being forked. */
interface Forking {
  readonly run: Invocation;
  readonly $$: Scope;
  readonly transition: ParallelTransition | MapTransition;
  readonly branches: Branches;
  /** Of the state itself. */
  readonly carrier: Carrier;
}

/** How far the branches have come in this function. */
interface Started {
  /** What the branches ask for that have left it. */
  readonly left: readonly (readonly Effect[])[];
  /** What the others have come to. */
  readonly results: Results;
  readonly started: number;
  /** How many items have failed. */
  readonly failed: number;
  /** The one failure too many. */
  readonly failure?: Failure | undefined;
}

async function startBranches(forking: Forking): Promise<Started> {
  const { run, branches, carrier, transition } = forking;
  const { concurrency, inputs, mapRun } = branches;
  const { length } = inputs;
  const results: Results = {};
  const left: Effect[][] = [];
  let [started, failed] = [0, 0];
  let failure: Failure | undefined;
  const shards = shardsOf(length, concurrency);
  const fork = { ...branches, carrier, join: transition.join, shards };
  // Each of these goes on until one of its branches leaves this function.
  const lane = async (): Promise<void> => {
    while (started < length && failure === undefined) {
      const index = started++;
      const [branch, entered] = begin(run, fork, index);
      const ending = await goOn(run, branch, entered);
      if (ending === undefined) return void left.push(branch.effects);
      noteEnd(run, branch, ending.failure);
      results[index] = resultOfBranch(run, branch, ending);
      if (ending.failure === undefined) continue;
      failed += mapRun?.sizes?.[index] ?? 1;
      if (failed > (mapRun?.tolerated ?? 0)) failure ??= ending.failure;
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency || length, length) }, lane));
  return { left, results, started, failed, failure };
}

/** All has ended in place, or failed. */
async function finish(
  { run, $$, transition, branches }: Forking,
  completing: Completing,
  { failure, results, started }: Started,
): Promise<Completion> {
  const mode = modeOf(transition.join);
  if (mode)
    return mode.finish(run, $$, {
      ...{ completing, results, inputs: branches.inputs, writer: branches.mapRun?.writer },
      ...{ hasFailed: failure !== undefined, at: run.ports.clock.now() },
      fork: nextSlot(run, $$),
      isStarted: (index) => index < started,
    });
  return failure ? recover(completing, failure) : join(completing, $$, results);
}

function forked(forking: Forking, visit: Visit, begun: Started): Omit<Forked, "again"> {
  const { run, $$, transition, branches, carrier } = forking;
  const { failed, left, results, started } = begun;
  const { concurrency, inputs, items, mapRun } = branches;
  const { sizes, tolerated = 0, writer } = mapRun ?? {};
  const { length: count } = inputs;
  const isKept = items !== inputs && run.reads.includes("Map.Item");
  const all = { inputs, items: isKept ? items : undefined };
  const parked: Parked = {
    ...{ carrier, $: visit.$, home: $$.home, item: $$.Map?.Item, results, count, started },
    ...(mapRun && { ...all, writer }),
  };
  const waiting = { ...all, carrier: carrierOf(run, $$, { s: "", isLeft: true }) };
  const ended = new Array<number>(shardsOf(count, concurrency)).fill(0);
  for (const index of Object.keys(results)) {
    const shard = Number(index) % ended.length;
    ended[shard] = (ended[shard] ?? 0) + 1;
  }
  return {
    fork: nextSlot(run, $$),
    record: {
      ...{ state: transition.join.Name, count, started, ended, parked: JSON.stringify(parked) },
      ...inParts(waiting, started),
      bearing: tolerated > 0 ? { tolerated, failed, ...(sizes && { sizes }) } : undefined,
    },
    effects: left.flat(),
  };
}

/** Of a distributed Map that a failed call has forked: what it has read is parked. */
const notReadAgain: Branches = { inputs: [], concurrency: 0 };

/** The fork that a failed call has made where this one is about to make it; another's is given up, and its slot left out. */
async function inheritedHere(run: Invocation, $$: Scope): Promise<ForkRecord | undefined> {
  if (!run.isHeir) return undefined;
  for (; ; $$.next++) {
    const name = nextSlot(run, $$);
    const inherited = await inheritedFork(run, name);
    if (inherited === undefined || inherited.state === $$.current.name) return inherited;
    await abandonFork(run, name);
  }
}

/** Starts all that a failed call has begun, or may have begun: whatever runs already drops it. */
async function startAgain(forking: Forking, record: ForkRecord): Promise<void> {
  const { run, $$, transition, branches, carrier } = forking;
  await makeShards(run, nextSlot(run, $$), record);
  const { inputs, items, results } = await parkedBy(run, record);
  const read = inputs && { inputs, items };
  const shards = record.ended.length;
  const fork = { ...branches, ...read, carrier, join: transition.join, shards };
  await inLanes(
    range(0, record.started).filter((index) => !(index in results)),
    (index) => carryOn(run, ...begin(run, fork, index)),
  );
}
