import { isTooLarge } from "./attempt.js";
import type { Branches } from "./branches.js";
import { shardsOf, type Carrier } from "./carrier.js";
import { complete, recover, type Completing, type Completion } from "./complete.js";
import type { Item } from "./context.js";
import { isFinal, type Failure } from "./errors.js";
import type { Ending } from "./flow.js";
import type { BranchResult } from "./joins.js";
import { dataLimitExceeded } from "./limit.js";
import { modeOf } from "./map-runs.js";
import { scopeOf, type Invocation, type Scope } from "./scope.js";
import { step, type Stepped } from "./step.js";
import type { AnyMap, AnyParallel, Enter } from "./types.js";

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
  /** Of a distributed Map, what all iterations get: it is written. */
  readonly inputs?: readonly unknown[] | undefined;
  /** Their items, where they are something else and somebody reads them. */
  readonly items?: readonly unknown[] | undefined;
  /** The ResultWriter of a distributed Map, evaluated. */
  readonly writer?: unknown;
}

/** What each branch came to that has ended. */
export interface Results {
  [branch: number]: BranchResult;
}

/** The branches or iterations of a fork that are entered. */
export interface Entering extends Pick<Branches, "branches" | "inputs" | "items"> {
  readonly join: AnyParallel | AnyMap;
  /** Of that. */
  readonly carrier: Carrier;
  /** Over how many items their ends are spread. */
  readonly shards: number;
  /** Where the input is of the one that is entered. Default: at its number. */
  readonly at?: number;
}

/** Enters a branch or iteration, by its number. */
export function begin(
  run: Invocation,
  fork: Entering,
  index: number,
): readonly [branch: Scope, entered: Stepped] {
  const { at = index, branches = [], carrier, inputs, join, shards } = fork;
  const { e, n, p = [] } = carrier;
  const input = inputs[at];
  const mode = modeOf(join);
  const isIteration = "ItemProcessor" in join;
  const place = { ...carrier, n: 0, p: [...p, n, index], b: [...shardsOf(carrier), shards] };
  // An execution of its own: it sees no variables of others, and its start is its first event.
  const own = mode && { e: 1, vars: {}, input, u: run.ports.clock.now() };
  // An iteration has an event for its start.
  const iteration = isIteration && { e: e + 1, item: itemOf(fork, at, index), ...own };
  const branch = scopeOf(run, { ...place, ...iteration }, join);
  if (isIteration && !mode)
    run.notes?.note(branch, branch.count, "MapIterationStarted", { name: join.Name, index });
  // Called with a number that there is.
  const enter = (isIteration ? join.ItemProcessor : branches[index]) as Enter;
  return [branch, step(() => enter(input, branch), branch)];
}

/** `$$.Map.Item` of an iteration of a Map, inline or distributed: a batch has none. */
function itemOf({ inputs, items, join }: Entering, at: number, Index: number): Item | undefined {
  if (!modeOf(join)) return { Index, Value: (items ?? inputs)[at] };
  // What was read is an item but for its number.
  return items && { Index, ...(items[at] as Omit<Item, "Index">) };
}

/** Notes how a branch has ended; its count is left to those who join. */
export function noteEnd({ notes }: Invocation, branch: Scope, failure?: Failure): void {
  const { Parent, count, current, path } = branch;
  if (notes === undefined || Parent === undefined || isFinal(failure?.error)) return;
  let id = count;
  if ("ItemProcessor" in Parent) {
    const type = failure ? "MapIterationFailed" : "MapIterationSucceeded";
    notes.note(branch, ++id, type, { name: Parent.Name, index: path.at(-1) });
  }
  // It was not exited.
  if (failure && current.type === "Task") notes.note(branch, ++id, "TaskStateAborted");
}

/** What a branch came to that has ended. */
export function resultOfBranch(
  run: Invocation,
  { begun, count: e }: Pick<Scope, "begun" | "count">,
  ending: Ending,
): BranchResult {
  const t = begun === undefined ? {} : { t: [begun, run.ports.clock.now()] as const };
  return ending.failure
    ? { e, failure: ending.failure, ...t }
    : { e, output: ending.output ?? null, ...t };
}

/** A Parallel or Map has its results, unless they are too large together. */
export function join(completing: Completing, $$: Scope, results: Results): Completion {
  const { state } = completing;
  const fork = $$.count;
  // The keys of an object that are indices are in their order.
  const outputs = Object.values(results).map((result: BranchResult) => {
    // An iteration has an event for its end.
    $$.count += result.e - fork + ("ItemProcessor" in state ? 1 : 0);
    return "output" in result ? result.output : null;
  });
  return joined(completing, $$, outputs);
}

/** A Parallel or Map has its result, unless that is too large. */
export function joined(completing: Completing, $$: Scope, outputs: unknown): Completion {
  const { state } = completing;
  if (isTooLarge(JSON.stringify(outputs)))
    return recover(completing, dataLimitExceeded(state.Name));
  $$.note(`${$$.current.type}StateSucceeded`);
  return complete(completing, outputs);
}
