import { slot, type Carrier } from "./carrier.js";
import {
  complete,
  recover,
  recoverThrown,
  type Completing,
  type Completion,
  type Visit,
} from "./complete.js";
import type { Item, Journal } from "./context.js";
import type { Effect } from "./dispatch.js";
import { StatesError, type Failure } from "./errors.js";
import { goOn } from "./flow.js";
import { dataLimitExceeded, isOverLimit } from "./limit.js";
import { computed } from "./run.js";
import { again, carrierOf, completingOf, scopeOf, type Invocation, type Scope } from "./scope.js";
import { step, thrown } from "./step.js";
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
  /** How many events the branches had that ended in place. */
  readonly events: number;
  /** The outputs of these, by branch. */
  readonly outputs: { readonly [branch: number]: unknown };
  /** What the iterations get that are not started yet. */
  readonly inputs: readonly unknown[];
  /** Their items, where ItemSelector made something else of them. */
  readonly items: readonly unknown[] | undefined;
}

/**
 * Starts the branches of the current Parallel or Map. Those that end in place are joined here; when some are handed over, the
 * fork is recorded, the last of them joins, and there is no completion.
 */
export async function fork(
  run: Invocation,
  scope: Scope,
  transition: ParallelTransition | MapTransition,
  visit: Visit,
): Promise<Completion | undefined> {
  const { $$, journal, next, path } = scope;
  const completing = completingOf(run, scope, transition.join, visit);
  let branches: Branches;
  try {
    branches = branchesOf(transition, scope);
  } catch (error) {
    return recoverThrown(completing, thrown(error, $$));
  }
  const { inputs, items, concurrency, enter } = branches;
  const count = inputs.length;
  const carrier = carrierOf(run, scope, $$.current.name, again(scope, visit.attempts));
  const outputs: { [branch: number]: unknown } = {};
  const left: Effect[][] = [];
  let [started, events] = [0, 0];
  let failure: Failure | undefined;
  // Each of these goes on until one of its branches leaves this function.
  const lane = async (): Promise<void> => {
    while (started < count && failure === undefined) {
      const index = started++;
      const Value = (items ?? inputs)[index];
      const item = transition.kind === "map" ? { Index: index, Value } : $$.Map?.Item;
      const branch = branchOf(run, transition.join, { ...carrier, item }, index);
      const ending = await goOn(
        run,
        branch,
        step(() => enter(index)(inputs[index], branch.$$), branch.$$),
      );
      if (ending === undefined) return void left.push(branch.effects);
      if ("failure" in ending) failure ??= ending.failure;
      else {
        outputs[index] = ending.output;
        events += eventsOf(branch.journal.count, transition.join, carrier);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency || count, count) }, lane));
  if (failure !== undefined) return recover(completing, failure);
  if (left.length === 0) return join(completing, journal, Object.values(outputs), events);
  const parked: Parked = {
    ...{ carrier, $: visit.$, home: scope.home, item: $$.Map?.Item, events, outputs },
    inputs: inputs.slice(started),
    items: run.reads.has("Map.Item") ? items?.slice(started) : undefined,
  };
  scope.effects.push(
    {
      fork: slot(carrier.x, path, next),
      record: { count, started, ended: started - left.length },
      parked: JSON.stringify(parked),
    },
    ...left.flat(),
  );
  return undefined;
}

/** A branch or iteration of the fork that a carrier stands for, before its first state. */
export function branchOf(
  run: Invocation,
  state: AnyParallel | AnyMap,
  fork: Carrier,
  index: number,
): Scope {
  const branch = scopeOf(run, { ...fork, n: 0, p: [...(fork.p ?? []), fork.n, index] }, state);
  // An iteration has an event for its start.
  if ("ItemProcessor" in state) branch.journal.count++;
  return branch;
}

/** How many events a branch had that has ended at the event `e`, that of an iteration's end included. */
export function eventsOf(e: number, state: AnyParallel | AnyMap, fork: Carrier): number {
  return e - fork.e + ("ItemProcessor" in state ? 1 : 0);
}

/** A Parallel or Map has its results, unless they are too large together. */
export function join(
  completing: Completing,
  journal: Journal,
  results: readonly unknown[],
  events: number,
): Completion {
  journal.count += events;
  if (isOverLimit(results)) return recover(completing, dataLimitExceeded(completing.state.Name));
  journal.count++;
  return complete(completing, results);
}

/** What the branches get, and how they are entered. */
interface Branches {
  readonly inputs: readonly unknown[];
  /** The items, where ItemSelector made something else of them. */
  readonly items?: readonly unknown[];
  /** 0 for all at the same time. */
  readonly concurrency: number;
  readonly enter: (index: number) => Enter;
}

function branchesOf(transition: ParallelTransition | MapTransition, scope: Scope): Branches {
  const { $$, journal } = scope;
  const input = typeof transition.input === "function" ? transition.input() : transition.input;
  if (transition.kind === "parallel") {
    journal.count++;
    const { branches } = transition;
    // Called with an index of this list only.
    const enter = (index: number): Enter => branches[index] as Enter;
    return { inputs: branches.map(() => input), concurrency: 0, enter };
  }
  // Joins are typed by their data: here it is any.
  const map = transition.join as unknown as ErasedMap;
  if (map.ProcessorConfig !== undefined)
    throw new StatesError(
      "Heaviside.UnsupportedMapMode",
      `The Map '${map.Name}' is distributed, which is not done by functions yet.`,
    );
  const items =
    typeof transition.items === "function" ? transition.items() : (transition.items ?? []);
  const concurrency = computed(map.MaxConcurrency, input, $$) ?? 0;
  if (concurrency < 0)
    throw new StatesError("States.Runtime", "MaxConcurrency cannot be negative.");
  journal.count++;
  const { ItemSelector } = map;
  const enter = (): Enter => map.ItemProcessor;
  if (ItemSelector === undefined) return { inputs: items, concurrency, enter };
  const select = (Value: unknown, Index: number): unknown =>
    $$.selecting({ Index, Value }, () => ItemSelector(input, $$));
  return { inputs: items.map(select), items, concurrency, enter };
}

/** A Map of whose data nothing is known here. */
interface ErasedMap {
  readonly Name: string;
  readonly ProcessorConfig?: unknown;
  readonly MaxConcurrency?: Computed<unknown>;
  readonly ItemProcessor: Enter;
  ItemSelector?($: unknown, $$: Context): unknown;
}
