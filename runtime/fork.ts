import { branchesOf, type Branches } from "./branches.js";
import { slot, type Carrier } from "./carrier.js";
import { tableOf } from "./claim.js";
import { recover, recoverThrown, type Completion, type Visit } from "./complete.js";
import { carryOn } from "./end.js";
import type { Failure } from "./errors.js";
import { goOn } from "./flow.js";
import { abandonFork, inheritedFork, makeShards, shardsOf, type ForkRecord } from "./joins.js";
import { branchOf, join, type Parked, type Results } from "./parked.js";
import { carrierOf, completingOf, type Invocation, type Scope } from "./scope.js";
import { step, thrown, type Stepped } from "./step.js";
import type { Effect } from "./dispatch.js";
import type { MapTransition, ParallelTransition } from "./types.js";

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
  const completing = completingOf(run, $$, transition.join, visit);
  const outer = $$.Map;
  let branches: Branches;
  try {
    branches = branchesOf(transition, $$);
  } catch (error) {
    return recoverThrown(completing, thrown(error, $$));
  } finally {
    // Outside of any Map: as good as absent.
    $$.Map = outer as NonNullable<typeof outer>;
  }
  const inherited = await inheritedHere(run, $$);
  const carrier = carrierOf(run, $$, { s: $$.current.name, r: visit.attempts });
  const forking: Forking = { run, $$, transition, branches, carrier };
  if (inherited) {
    await startAgain(forking, inherited);
    return undefined;
  }
  const { failure, left, results, started } = await startBranches(forking);
  if (failure) return recover(completing, failure);
  if (left.length === 0) return join(completing, $$, results);
  $$.effects.push(forked(forking, visit, { left, results, started }));
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
  readonly failure?: Failure | undefined;
}

async function startBranches(forking: Forking): Promise<Started> {
  const { run, branches } = forking;
  const { concurrency, inputs } = branches;
  const { length } = inputs;
  const results: Results = {};
  const left: Effect[][] = [];
  let started = 0;
  let failure: Failure | undefined;
  // Each of these goes on until one of its branches leaves this function.
  const lane = async (): Promise<void> => {
    while (started < length && failure === undefined) {
      const index = started++;
      const { branch, entered } = begin(forking, index);
      const ending = await goOn(run, branch, entered);
      if (ending === undefined) return void left.push(branch.effects);
      if (ending.failure) failure ??= ending.failure;
      else results[index] = [branch.count, ending.output];
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency || length, length) }, lane));
  return { left, results, started, failure };
}

/** Enters a branch; of an inherited fork with its number of shards. */
function begin(
  { run, $$, transition, branches, carrier }: Forking,
  index: number,
  shards = shardsOf(branches.inputs.length, branches.concurrency),
): { readonly branch: Scope; readonly entered: Stepped } {
  const { enter, inputs, items } = branches;
  const item = items ? { Index: index, Value: items[index] } : $$.Map?.Item;
  const b = [...$$.shards, shards];
  const branch = branchOf(run, transition.join, { ...carrier, item, b }, index);
  return { branch, entered: step(() => enter(index)(inputs[index], branch), branch) };
}

function forked(forking: Forking, visit: Visit, { left, results, started }: Started): Effect {
  const { run, $$, transition, branches, carrier } = forking;
  const { concurrency, inputs, items } = branches;
  const { length: count } = inputs;
  const isKept = items !== inputs && run.reads.includes("Map.Item");
  const parked: Parked = {
    ...{ carrier, $: visit.$, home: $$.home, item: $$.Map?.Item, results, count, started },
    inputs: inputs.slice(started),
    items: isKept ? items?.slice(started) : undefined,
  };
  const ended = new Array<number>(shardsOf(count, concurrency)).fill(0);
  for (const index of Object.keys(results)) {
    const shard = Number(index) % ended.length;
    ended[shard] = (ended[shard] ?? 0) + 1;
  }
  return {
    fork: slot(carrier.x, $$.path, $$.next),
    record: { state: transition.join.Name, count, started, ended },
    parked: JSON.stringify(parked),
    effects: left.flat(),
    startAgain: (record) => startAgain(forking, record),
  };
}

/** The fork that a failed call has made where this one is about to make it; another's is given up, and its slot left out. */
async function inheritedHere(run: Invocation, $$: Scope): Promise<ForkRecord | undefined> {
  if (run.heirOf.length === 0) return undefined;
  for (; ; $$.next++) {
    const name = slot(run.carrier.x, $$.path, $$.next);
    const inherited = await inheritedFork(run, name);
    if (inherited === undefined || inherited.state === $$.current.name) return inherited;
    await abandonFork(run, name);
  }
}

/** Starts all that a failed call has begun, or may have begun: whatever runs already drops it. */
async function startAgain(forking: Forking, record: ForkRecord): Promise<void> {
  const { run, $$ } = forking;
  const table = tableOf(run);
  await makeShards(table, slot(run.carrier.x, $$.path, $$.next), record);
  const { text = "" } = (await table.get(record.parked)) ?? {};
  const { results } = JSON.parse(text) as Parked;
  for (let index = 0; index < record.started; index++) {
    if (index in results) continue;
    const { branch, entered } = begin(forking, index, record.ended.length);
    await carryOn(run, branch, entered);
  }
}
