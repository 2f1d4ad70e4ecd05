import { isTooLarge } from "./attempt.js";
import type { Carrier } from "./carrier.js";
import { complete, recover, type Completing, type Completion } from "./complete.js";
import type { Item } from "./context.js";
import { dataLimitExceeded } from "./limit.js";
import { scopeOf, type Invocation, type Scope } from "./scope.js";
import type { AnyMap, AnyParallel } from "./types.js";

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
