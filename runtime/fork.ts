import { isTooLarge } from "./attempt.js";
import { slot, type Carrier } from "./carrier.js";
import { tableOf } from "./claim.js";
import {
  complete,
  recover,
  recoverThrown,
  type Completing,
  type Completion,
  type Visit,
} from "./complete.js";
import { mapField, type Item } from "./context.js";
import type { Effect } from "./dispatch.js";
import { carryOn } from "./end.js";
import { StatesError, type Failure } from "./errors.js";
import { goOn } from "./flow.js";
import { abandonFork, inheritedFork, makeShards, shardsOf, type ForkRecord } from "./joins.js";
import { dataLimitExceeded } from "./limit.js";
import { computed } from "./run.js";
import { carrierOf, completingOf, scopeOf, type Invocation, type Scope } from "./scope.js";
import { step, thrown, type Stepped } from "./step.js";
import type {
  AnyMap,
  AnyParallel,
  Computed,
  Context,
  Enter,
  MapTransition,
  ParallelTransition,
} from "./types.js";

/** What is parked while the branches are elsewhere: all that the scope around them needs to go on. */
export interface Parked {
  /** Of the current state, the Parallel or Map. */
  readonly carrier: Carrier;
  readonly $: unknown;
  /** The function that can enter it again. */
  readonly home: string;
  /** `$$.Map.Item` around it. */
  readonly item: Item | undefined;
  /** What the branches came to that ended in place. */
  readonly results: Results;
  readonly count: number;
  readonly started: number;
  /** What the iterations get that are not started yet. */
  readonly inputs: readonly unknown[];
  /** Their items, where ItemSelector made something else of them and somebody reads them. */
  readonly items: readonly unknown[] | undefined;
}

/** By branch: how many events the execution had by then, as far as the branch knows, and its output. */
export interface Results {
  [branch: number]: readonly [e: number, output: unknown];
}

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
  const { join: state } = transition;
  const completing = completingOf(run, $$, state, visit);
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
  const { inputs, items, concurrency, enter } = branches;
  const { length } = inputs;
  const inherited = await inheritedHere(run, $$);
  const shards = inherited?.ended.length ?? shardsOf(length, concurrency);
  const carrier = carrierOf(run, $$, { s: $$.current.name, r: visit.attempts });
  const branchAt = (index: number): Scope => {
    const item = items ? { Index: index, Value: items[index] } : outer?.Item;
    return branchOf(run, state, { ...carrier, item, b: [...$$.shards, shards] }, index);
  };
  const entered = (index: number, branch: Scope): Stepped =>
    step(() => enter(index)(inputs[index], branch), branch);
  if (inherited) {
    await startAgain(run, $$, inherited, (index) => {
      const branch = branchAt(index);
      return carryOn(run, branch, entered(index, branch));
    });
    return undefined;
  }
  const results: Results = {};
  const left: Effect[][] = [];
  let started = 0;
  let failure: Failure | undefined;
  // Each of these goes on until one of its branches leaves this function.
  const lane = async (): Promise<void> => {
    while (started < length && failure === undefined) {
      const index = started++;
      const branch = branchAt(index);
      const ending = await goOn(run, branch, entered(index, branch));
      if (ending === undefined) return void left.push(branch.effects);
      if (ending.failure) failure ??= ending.failure;
      else results[index] = [branch.count, ending.output];
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency || length, length) }, lane));
  if (failure) return recover(completing, failure);
  if (left.length === 0) return join(completing, $$, results);
  const isKept = items !== inputs && run.reads.includes("Map.Item");
  const parked: Parked = {
    ...{ carrier, $: visit.$, home: $$.home, item: outer?.Item, results, count: length, started },
    inputs: inputs.slice(started),
    items: isKept ? items?.slice(started) : undefined,
  };
  $$.effects.push({
    fork: slot(carrier.x, $$.path, $$.next),
    record: {
      ...{ state: state.Name, count: length, started },
      ended: endedByShard(Object.keys(results), shards),
    },
    parked: JSON.stringify(parked),
    effects: left.flat(),
  });
  return undefined;
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
async function startAgain(
  run: Invocation,
  $$: Scope,
  record: ForkRecord,
  start: (index: number) => Promise<void>,
): Promise<void> {
  const table = tableOf(run);
  await makeShards(table, slot(run.carrier.x, $$.path, $$.next), record);
  const { text = "" } = (await table.get(record.parked)) ?? {};
  const { results } = JSON.parse(text) as Parked;
  for (let index = 0; index < record.started; index++) if (!(index in results)) await start(index);
}

function endedByShard(indices: readonly string[], shards: number): readonly number[] {
  const ended = new Array<number>(shards).fill(0);
  for (const index of indices)
    ended[Number(index) % shards] = (ended[Number(index) % shards] ?? 0) + 1;
  return ended;
}

/** A branch or iteration of the fork that a carrier stands for, before its first state. */
export function branchOf(
  run: Invocation,
  state: AnyParallel | AnyMap,
  fork: Carrier,
  index: number,
): Scope {
  const { e, n, p = [] } = fork;
  // An iteration has an event for its start.
  const events = "ItemProcessor" in state ? 1 : 0;
  return scopeOf(run, { ...fork, e: e + events, n: 0, p: [...p, n, index] }, state);
}

/** A Parallel or Map has its results, unless they are too large together. */
export function join(completing: Completing, $$: Scope, results: Results): Completion {
  const { state } = completing;
  const fork = $$.count;
  // The keys of an object that are indices are in their order.
  const outputs = Object.values(results).map(([e, output]: Results[number]) => {
    // An iteration has an event for its end.
    $$.count += e - fork + ("ItemProcessor" in state ? 1 : 0);
    return output;
  });
  if (isTooLarge(JSON.stringify(outputs)))
    return recover(completing, dataLimitExceeded(state.Name));
  $$.count++;
  return complete(completing, outputs);
}

/** What the branches get, and how they are entered. */
interface Branches {
  readonly inputs: readonly unknown[];
  /** Of a Map. */
  readonly items?: readonly unknown[];
  /** 0 for all at the same time. */
  readonly concurrency: number;
  readonly enter: (index: number) => Enter;
}

function branchesOf(transition: ParallelTransition | MapTransition, $$: Scope): Branches {
  const input = typeof transition.input === "function" ? transition.input() : transition.input;
  if (transition.kind === "parallel") {
    $$.count++;
    const { branches } = transition;
    // Called with an index of this list only.
    const enter = (index: number): Enter => branches[index] as Enter;
    return { inputs: branches.map(() => input), concurrency: 0, enter };
  }
  // Joins are typed by their data: here it is any.
  const map = transition.join as unknown as ErasedMap;
  if (map.ProcessorConfig) throw new StatesError("Heaviside.UnsupportedMapMode", map.Name);
  const { items: given = [] } = transition;
  const items = typeof given === "function" ? given() : given;
  const concurrency = computed(map.MaxConcurrency, input, $$) ?? 0;
  if (concurrency < 0)
    throw new StatesError("States.Runtime", "MaxConcurrency cannot be negative.");
  $$.count++;
  const selected = (Value: unknown, Index: number): unknown => {
    $$.Map = mapField({ Index, Value });
    return map.ItemSelector?.(input, $$);
  };
  const inputs = map.ItemSelector ? items.map(selected) : items;
  return { inputs, items, concurrency, enter: () => map.ItemProcessor };
}

/** A Map of whose data nothing is known here. */
interface ErasedMap {
  readonly Name: string;
  readonly ProcessorConfig?: unknown;
  readonly MaxConcurrency?: Computed<unknown>;
  readonly ItemProcessor: Enter;
  ItemSelector?($: unknown, $$: Context): unknown;
}
