import { isoTime } from "../runtime/iso-time.js";
import type { ScopeContext, Surroundings } from "../runtime/context.js";
import { isFinal, type Failure } from "../runtime/errors.js";
import type { Clock, Random } from "../runtime/ports/ports.js";
import type { Stepped, Thrown } from "../runtime/step.js";
import type { AnyTask } from "../runtime/types.js";
import type { Answerer } from "./answer.js";
import type { Scheduler } from "./scheduler.js";

/** What all executions of one run share. */
export interface Host {
  readonly tasks: { readonly [name: string]: AnyTask };
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly objects: Record<string, string>;
  /** How many events an execution may have. */
  readonly historyLimit: number | undefined;
  readonly answer: Answerer;
  /** Goes on with a scope where its control states led it. */
  readonly carryOn: (scope: Scope, stepped: Stepped) => void;
}

/** One execution: the run's own, or a child of a distributed Map. */
export interface Execution {
  readonly host: Host;
  readonly surroundings: Surroundings;
  /** Ends it at once, whatever is still going on in it: something in `scope` has failed. */
  end(ending: Ending, scope: Scope): void;
}

/** How a scope ended. */
export type Ending =
  | { readonly kind: "succeeded"; readonly output: unknown }
  | { readonly kind: "failed"; readonly failure: Failure };

/** A running scope: the machine's own, a branch or an iteration. */
export interface Scope {
  readonly execution: Execution;
  readonly $$: ScopeContext;
  /** Told once, unless the scope is aborted. */
  readonly onEnd: (ending: Ending) => void;
  /** What it waits for. */
  work: Work | undefined;
  isOver: boolean;
}

/** Something that a scope waits for. */
export interface Work {
  /** Stops it, and notes in the history what is aborted, unless silent. */
  abort(how: Aborting): void;
}
export interface Aborting {
  readonly silent: boolean;
}

/** Ends a scope: told to whoever waits for it. What nobody can catch ends the execution. */
export function endScope(scope: Scope, ending: Ending): void {
  if (scope.isOver) return;
  if (ending.kind === "failed" && isFinal(ending.failure.error)) {
    scope.execution.end(ending, scope);
    return;
  }
  scope.isOver = true;
  scope.work = undefined;
  scope.onEnd(ending);
}

/** Stops a scope wherever it is; nobody is told. */
export function abortScope(scope: Scope, how: Aborting): void {
  if (scope.isOver) return;
  scope.isOver = true;
  const { work } = scope;
  scope.work = undefined;
  work?.abort(how);
}

/** Fails a scope in which the code of a control state threw. */
export function failThrown(scope: Scope, thrown: Thrown): void {
  noteThrown(scope.$$, thrown);
  const { type } = scope.$$.current;
  const isFork = type === "Map" || type === "Parallel";
  if (isFork && !isFinal(thrown.failure.error)) scope.$$.note(`${type}StateFailed`);
  endScope(scope, { kind: "failed", failure: thrown.failure });
}

/** A query expression that failed has an event of its own. */
export function noteThrown($$: ScopeContext, { evaluation, failure }: Thrown): void {
  if (evaluation === undefined) return;
  $$.note("EvaluationFailed", { state: $$.current.name, ...failure, ...evaluation });
}

/** The time in the Context Object's form. */
export function dateTime(clock: Pick<Clock, "now">): string {
  return isoTime(clock.now());
}
