import type { ScopeContext } from "./context.js";
import { isFinal, type Failure } from "./errors.js";
import { retries, retry, type Attempts } from "./retry.js";
import { step, thrown, type Left, type Stepped, type Thrown } from "./step.js";
import type {
  AnyMap,
  AnyParallel,
  AnyTask,
  Context,
  ErrorOutput,
  Retrier,
  Transition,
} from "./types.js";

/** A visit to a Task, Parallel or Map: what a host keeps of it while the work is done elsewhere. */
export interface Visit {
  /** The state input. */
  readonly $: unknown;
  readonly attempts: Attempts;
}

/** How a Task, Parallel or Map goes on. */
export type Completion =
  | { readonly kind: "left"; readonly transition: Left }
  /** Again, `delay` seconds from now. */
  | { readonly kind: "retry"; readonly delay: number; readonly visit: Visit }
  /** Nobody retried or caught it. `thrown` when the failure was not reported yet: an expression of a state failed. */
  | { readonly kind: "failed"; readonly failure: Failure; readonly thrown?: Thrown };

/** What both have to know. */
export interface Completing {
  readonly state: AnyTask | AnyParallel | AnyMap;
  readonly visit: Visit;
  readonly $$: ScopeContext;
  readonly random: () => number;
  /** Told of an expression of this state that failed, before Retry and Catch. */
  readonly onThrown: (thrown: Thrown) => void;
  /** Told that the state has failed for good, before Catch: nobody tries it again. */
  readonly onGivenUp?: () => void;
}

/** A result: ResultSelector, Assign, ResultPath, OutputPath and the transition. What fails in them meets Retry and Catch. */
export function complete(completing: Completing, result: unknown): Completion {
  const { state, visit, $$ } = completing;
  const entered = $$.current.id;
  const next = stepOn(state);
  const stepped = step(() => next(visit.$, result, $$), $$);
  if (stepped.kind === "left") return stepped;
  return stepped.state === entered ? recoverThrown(completing, stepped) : failed(stepped);
}

/** A failure: Retry, else Catch, else the scope fails (ASL, "Errors"). */
export function recover(completing: Completing, failure: Failure): Completion {
  const { state, visit, $$, random } = completing;
  if (isFinal(failure.error)) return { kind: "failed", failure };
  $$.forget();
  const again = retry(retriers(state), failure.error, visit.attempts, random);
  if (again !== undefined) {
    $$.retried(retries(again.attempts));
    return { kind: "retry", delay: again.delay, visit: { ...visit, attempts: again.attempts } };
  }
  completing.onGivenUp?.();
  const caught = catching(completing, failure);
  if (caught === undefined) return { kind: "failed", failure };
  return caught.kind === "left" ? caught : failed(caught);
}

/** An expression of the state itself failed: told first, then treated as any failure. */
export function recoverThrown(completing: Completing, threw: Thrown): Completion {
  completing.onThrown(threw);
  return recover(completing, threw.failure);
}

/** Error Output as Catch sees it: a missing cause is an empty text, but a failure without a name has nulls. */
export function errorOutput({ error, cause }: Failure): ErrorOutput {
  const output = { Error: error ?? null, Cause: cause ?? (error === undefined ? null : "") };
  // Only a callback leaves the name out, and then the service shows nulls.
  return output as ErrorOutput;
}

function catching({ state, visit, $$ }: Completing, failure: Failure): Stepped | undefined {
  const { Catch } = state as Erased;
  if (Catch === undefined) return undefined;
  let caught: Transition | undefined;
  try {
    caught = Catch.call(state, visit.$, errorOutput(failure), $$);
  } catch (error) {
    return thrown(error, $$);
  }
  const transition = caught;
  return transition && step(() => transition, $$);
}

function failed(threw: Thrown): Completion {
  return { kind: "failed", failure: threw.failure, thrown: threw };
}

/** The states are generic in their data, which nobody knows here. */
interface Erased {
  readonly Retry?: readonly Retrier[] | (() => readonly Retrier[]);
  Catch?($: unknown, error: ErrorOutput, $$: Context): Transition | undefined;
  Next?($: unknown, result: unknown, $$: Context): Transition;
  End?($: unknown, result: unknown, $$: Context): unknown;
}

function stepOn(state: Erased): ($: unknown, result: unknown, $$: Context) => Transition {
  return ($, result, $$) => {
    if (state.Next !== undefined) return state.Next($, result, $$);
    const output = state.End === undefined ? result : state.End($, result, $$);
    return { kind: "succeed", output };
  };
}

function retriers({ Retry = [] }: Erased): readonly Retrier[] {
  return typeof Retry === "function" ? Retry() : Retry;
}
