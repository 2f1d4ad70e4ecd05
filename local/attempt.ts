import {
  complete,
  recover,
  recoverThrown,
  type Completing,
  type Completion,
  type Visit,
} from "../runtime/complete.js";
import type { Failure } from "../runtime/errors.js";
import { dataLimitExceeded, isOverLimit } from "../runtime/limit.js";
import { thrown } from "../runtime/step.js";
import { endScope, failThrown, noteThrown, type Scope } from "./execution.js";
import { later } from "./flow.js";

/** One attempt of the Task, Parallel or Map that a scope is in. */
export interface Attempt {
  readonly scope: Scope;
  readonly completing: Completing;
  /** Makes the next attempt, after a retrier's delay. */
  readonly again: (visit: Visit) => void;
}

/** An attempt of a state in a visit. */
export function attemptOf(
  scope: Scope,
  state: Completing["state"],
  visit: Visit,
  again: (visit: Visit) => void,
): Attempt {
  const { $$, execution } = scope;
  const { random } = execution.host;
  const completing: Completing = {
    state,
    visit,
    $$,
    random,
    onThrown: (threw) => noteThrown($$, threw),
    onGivenUp() {
      const { type } = $$.current;
      if (type === "Map" || type === "Parallel") $$.note(`${type}StateFailed`);
    },
  };
  return { scope, completing, again };
}

/** Computes something of the state; when that throws, Retry and Catch have their say, and there is no value. */
export function evaluate<T>(attempt: Attempt, compute: () => T): { readonly value: T } | undefined {
  try {
    return { value: compute() };
  } catch (error) {
    const { completing } = attempt;
    proceed(attempt, recoverThrown(completing, thrown(error, completing.$$)));
    return undefined;
  }
}

/** The state has its result. */
export function succeed(attempt: Attempt, result: unknown): void {
  proceed(attempt, complete(attempt.completing, result));
}

/** A Parallel or Map has its results, unless they are too large together. */
export function join(attempt: Attempt, results: unknown): void {
  const { state, $$ } = attempt.completing;
  if (isOverLimit(results)) return fail(attempt, dataLimitExceeded(state.Name));
  $$.note(`${$$.current.type}StateSucceeded`);
  succeed(attempt, results);
}

/** The state has failed. */
export function fail(attempt: Attempt, failure: Failure): void {
  proceed(attempt, recover(attempt.completing, failure));
}

function proceed({ scope, again }: Attempt, completion: Completion): void {
  switch (completion.kind) {
    case "left":
      return scope.execution.host.carryOn(scope, completion);
    case "retry":
      return later(scope, completion.delay * 1000, () => again(completion.visit));
    case "failed":
      if (completion.thrown !== undefined) return failThrown(scope, completion.thrown);
      return endScope(scope, { kind: "failed", failure: completion.failure });
    default:
      return completion satisfies never;
  }
}
