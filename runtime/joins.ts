import type { Parked, Results } from "./parked.js";
import { slot } from "./carrier.js";
import { claim, setHeld, tableOf } from "./claim.js";
import { outcomeKey } from "./executions.js";
import type { Failure } from "./errors.js";
import { inLanes } from "./lanes.js";
import type { Fields, Table } from "./ports/ports.js";
import type { Invocation } from "./scope.js";
import type { Waiting } from "./waiting.js";

// Where branches meet, in items of the table. A fork goes by the name of its slot.

/** A Parallel or Map whose branches are in other functions. Read at the end of every branch: it is small. */
export interface ForkRecord {
  /** Which state. */
  readonly state: string;
  /** How many branches or iterations there are. */
  readonly count: number;
  /** How many the fork has started: number 0 to this, exclusive. */
  readonly started: number;
  /** How many of these have ended at the fork, in place, by shard. They are never added. */
  readonly ended: readonly number[];
  /** The key of what is parked. */
  readonly parked: string;
  /** How many iterations a part of what waits is for. */
  readonly per: number;
  /** The key of the failures that it bears, where it bears any. */
  readonly failures?: string;
}

/** How many failures a distributed Map bears. */
export interface Bearing {
  /** How many items may fail. */
  readonly tolerated: number;
  /** How many have, of the iterations that have ended at the fork. */
  readonly failed: number;
  /** How many items each iteration has, where they are batches. */
  readonly sizes?: readonly number[];
}

/** So many branches share an item; more are spread over several, since a change is paid by the size of the whole item. */
const shardSize = 200;

/** Over how many items the ends of a fork are spread. No more than run at the same time: each starts what waits in it. */
export function shardsOf(count: number, concurrency: number): number {
  return Math.max(1, Math.min(Math.ceil(count / shardSize), concurrency || count));
}

/** How many of the first `count` numbers are in a shard: every so many-th. */
export function share(count: number, shards: number, shard: number): number {
  return Math.max(0, Math.ceil((count - shard) / shards));
}

/** The fork in a slot that a failed call has left to this one, or had given up: that has no branches. */
export async function inheritedFork(
  run: Invocation,
  slot: string,
): Promise<ForkRecord | undefined> {
  const { fork } = (await tableOf(run).get(slot)) ?? {};
  if (fork === undefined) return undefined;
  const claimed = await claim(run, slot);
  // Not ours: `createFork` will tell the same.
  return claimed && recordOf(claimed.before ?? claimed.own ?? {});
}

/** A fork that is to be recorded, and what is kept beside. */
export interface NewFork extends Omit<ForkRecord, "failures" | "parked"> {
  /** The text. */
  readonly parked: string;
  /** What waits, by the end of the keys. */
  readonly parts: { readonly [end: string]: string };
  readonly bearing?: Bearing | undefined;
}

/** Gives up an inherited fork that this call has no use for: its branches stop where they end, and its slot is left out. */
export async function abandonFork(run: Invocation, slot: string): Promise<void> {
  await setHeld(run, slot, { fork: "" });
}

/**
 * Records a fork, and parks a text beside it, unless somebody else has the slot. What a call that has failed had forked there is
 * inherited.
 */
export async function createFork(
  run: Invocation,
  slot: string,
  { bearing, parked, parts, ...given }: NewFork,
): Promise<"ours" | "others" | "inherited"> {
  const table = tableOf(run);
  const key = `${slot}/parked/${run.id}`;
  const failures = `${slot}/failures/${run.id}`;
  const record = { ...given, parked: key, ...(bearing && { failures }) };
  const fork = JSON.stringify(record);
  // First what the record points to.
  await inLanes(Object.entries({ "": parked, ...parts }), ([end, text]) =>
    table.put(key + end, { text }),
  );
  if (bearing) await table.putNew(failures, { bearing: JSON.stringify(bearing) });
  const claimed = await claim(run, slot, { fork });
  if (claimed === undefined) return "others";
  const { before } = claimed;
  if (before?.fork !== undefined) return "inherited";
  if (before && !(await setHeld(run, slot, { fork }))) return "others";
  await makeShards(run, slot, record);
  return "ours";
}

/** The items that the ends of a large fork are spread over, where they are not there yet. */
export async function makeShards(run: Invocation, slot: string, record: ForkRecord): Promise<void> {
  const { length } = record.ended;
  if (length > 1)
    await Promise.all(
      record.ended.map((_, shard) =>
        tableOf(run).putNew(shardKey(slot, shard), { fork: JSON.stringify(record) }),
      ),
    );
}

/** What a branch came to: how many events the execution had by then, as far as the branch knows, and its output or failure. */
export type BranchResult = {
  readonly e: number;
  /** Of a child execution: when it began and ended, in milliseconds since 1970. */
  readonly t?: readonly [begun: number, ended: number];
} & ({ readonly output: unknown } | { readonly failure: Failure });

/** Puts the result of a branch, and gives the one that stands: the first. */
export async function putResult(
  run: Invocation,
  fork: string,
  index: number,
  result: BranchResult,
): Promise<BranchResult> {
  const stands = await tableOf(run).putNew(resultKey(fork, index), {
    result: JSON.stringify(result),
  });
  return stands === undefined ? result : (JSON.parse(stands.result ?? "") as BranchResult);
}

/** Whether a branch has a result. */
export async function hasResult(run: Invocation, fork: string, index: number): Promise<boolean> {
  return (await tableOf(run).get(resultKey(fork, index))) !== undefined;
}

/** What follows from the end of a branch: nothing, where one has failed, or nobody waits for this fork any more. */
export interface Advanced {
  readonly record: ForkRecord;
  readonly isComplete: boolean;
  /** The iterations that had to wait and have to be started. */
  readonly starts: readonly number[];
}

/**
 * Adds a branch to those that have ended. The one that ends as the d-th of its shard starts the d-th of those that wait in it;
 * who cannot know its d starts all up to there that have not ended, and whatever runs already drops them.
 */
export async function addEnd(
  run: Invocation,
  fork: string,
  { index, shards }: { readonly index: number; readonly shards: number },
): Promise<Advanced> {
  const table = tableOf(run);
  const shard = index % shards;
  const key = shards > 1 ? shardKey(fork, shard) : fork;
  const { fields, isNew, numbers } = await table.add(key, (index - shard) / shards);
  const record = recordOf(fields);
  if (fields.failed || !record.count) return { record, isComplete: false, starts: [] };
  const count = share(record.count, shards, shard);
  const started = share(record.started, shards, shard);
  const done = numbers.size;
  const isRepeated = isNew === "unsure" || run.isHeir;
  const from = isRepeated ? started : started + done - 1;
  const isNothing = isNew === "no" && !isRepeated;
  const starts = isNothing ? [] : range(from, Math.min(started + done, count));
  return {
    record,
    isComplete:
      done >= count - (record.ended[shard] ?? 0) && (await isWhole(table, fork, { record, shard })),
    starts: starts.filter((each) => !numbers.has(each)).map((each) => each * shards + shard),
  };
}

/** Whether the shard that is complete was the last. */
async function isWhole(
  table: Table,
  fork: string,
  { record, shard }: { readonly record: ForkRecord; readonly shard: number },
): Promise<boolean> {
  const { count, ended } = record;
  if (ended.length === 1) return true;
  const { numbers } = await table.add(fork, shard);
  return ended.every((here, each) => numbers.has(each) || here >= share(count, ended.length, each));
}

/** Marks a fork as failed: its branches stop where they end. */
export async function failFork(run: Invocation, fork: string, shards: number): Promise<void> {
  const table = tableOf(run);
  const keys = shards > 1 ? range(0, shards).map((shard) => shardKey(fork, shard)) : [];
  await Promise.all([fork, ...keys].map((key) => table.set(key, { failed: "yes" })));
}

/** Whether nobody waits for what is called for any more: a fork around it has failed, or the execution has ended. */
export async function isCutOff({
  carrier: { p = [], x },
  ports: { table },
}: Invocation): Promise<boolean> {
  if (table === undefined) return false;
  const forks = p.flatMap((n, at) => (at % 2 ? [] : [slot(x, p.slice(0, at), n)]));
  const found = await table.getAll([...forks, outcomeKey(x)]);
  return [...found.values()].some(({ failed, outcome }) => (failed ?? outcome) !== undefined);
}

/** What was parked at a fork that is recorded. */
export async function parkedBy(run: Invocation, { parked }: ForkRecord): Promise<Parked> {
  return (await textAt(run, parked)) as Parked;
}

/** What an iteration gets that had to wait, with others, and where among those it is. */
export async function waitingFor(
  run: Invocation,
  { parked, per, started }: ForkRecord,
  index: number,
): Promise<Waiting & { readonly at: number }> {
  const at = (index - started) % per;
  return { ...((await textAt(run, `${parked}/${index - at}`)) as Waiting), at };
}

async function textAt(run: Invocation, key: string): Promise<unknown> {
  const { text = "" } = (await tableOf(run).get(key)) ?? {};
  return JSON.parse(text);
}

/** The record of a fork. */
export async function recordAt(run: Invocation, fork: string): Promise<ForkRecord> {
  return recordOf((await tableOf(run).get(fork)) ?? {});
}

/** What all branches came to. Rejects when something is missing: the table has lost it. */
export async function allResults(
  run: Invocation,
  fork: string,
  parked: { readonly count: number; readonly results: Results },
): Promise<Results> {
  const all = await resultsByNow(run, fork, parked);
  if (Object.keys(all).length === parked.count) return all;
  throw new Error(`Not all results of ${fork} are in the table any more.`);
}

/** What the branches came to that have ended elsewhere, added to what was parked. */
export async function resultsByNow(
  run: Invocation,
  fork: string,
  { count, results }: { readonly count: number; readonly results: Results },
): Promise<Results> {
  const others = range(0, count).filter((index) => !(index in results));
  const found = await tableOf(run).getAll(others.map((index) => resultKey(fork, index)));
  const all: Results = { ...results };
  for (const index of others) {
    const { result } = found.get(resultKey(fork, index)) ?? {};
    if (result !== undefined) all[index] = JSON.parse(result) as BranchResult;
  }
  return all;
}

/** Of a fork that was given up, or is gone, it has no branches. */
function recordOf({ fork }: Fields): ForkRecord {
  const none = { state: "", count: 0, started: 0, ended: [], parked: "", per: 0 };
  return fork ? (JSON.parse(fork) as ForkRecord) : none;
}

function resultKey(fork: string, index: number): string {
  return `${fork}/${index}`;
}

function shardKey(fork: string, shard: number): string {
  return `${fork}/shard/${shard}`;
}

/** The numbers from one to another, exclusive. */
export function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
