import type { ScopeContext } from "../runtime/context.js";
import type { Failure } from "../runtime/errors.js";
import { advance, startsAtOnce, type Fork } from "../runtime/join.js";
import { abortScope, type Aborting, type Ending, type Scope } from "./execution.js";

/** The branches or iterations of a fork: how each starts, and what its history says. */
export interface Forking {
  readonly fork: Fork;
  /** Starts number `index`. */
  start(index: number, onEnd: (ending: Ending) => void): Scope;
  /** Notes the end of a branch: `Succeeded`, `Failed`, `Aborted`. */
  note?(scope: Scope, index: number, how: "Succeeded" | "Failed" | "Aborted"): void;
  /** How much the failure of a branch counts. Default: 1. */
  weight?(index: number): number;
  /** All have ended, and no more failed than the fork bears. */
  onComplete(endings: readonly Ending[]): void;
  /** One too many has failed; the others were aborted. `endings` has holes for them. */
  onFailure(failure: Failure, endings: readonly (Ending | undefined)[]): void;
}

/** Runs the branches of a Parallel or the iterations of a Map, in the scope that waits for them. */
export function runFork(scope: Scope, forking: Forking): void {
  const { fork } = forking;
  const running = new Map<number, Scope>();
  const endings: Ending[] = [];
  let [done, failed] = [0, 0];

  const start = (index: number): void => {
    running.set(
      index,
      forking.start(index, (ending) => ended(index, ending)),
    );
  };
  const ended = (index: number, ending: Ending): void => {
    const branch = running.get(index);
    if (branch === undefined) return;
    running.delete(index);
    endings[index] = ending;
    done++;
    if (ending.kind === "failed") failed += forking.weight?.(index) ?? 1;
    forking.note?.(branch, index, ending.kind === "failed" ? "Failed" : "Succeeded");
    const next = advance(fork, done, failed);
    switch (next.kind) {
      case "goes on":
        if (next.start !== undefined) start(next.start);
        return;
      case "complete":
        scope.work = undefined;
        scope.$$.follow(branch.$$);
        return forking.onComplete(endings);
      case "failed":
        scope.work = undefined;
        abort({ silent: false });
        noteAbortedTask(branch.$$);
        scope.$$.follow(branch.$$);
        // Only a failure leads here.
        return forking.onFailure(ending.kind === "failed" ? ending.failure : {}, endings);
      default:
        return next satisfies never;
    }
  };
  const abort = (how: Aborting): void => {
    for (const [index, branch] of running) {
      abortScope(branch, how);
      if (!how.silent) forking.note?.(branch, index, "Aborted");
    }
    running.clear();
  };

  scope.work = {
    abort(how) {
      abort(how);
      if (!how.silent) scope.$$.note(`${scope.$$.current.type}StateAborted`);
    },
  };
  if (fork.count === 0) {
    // In its turn, so that a cycle of empty Maps does not grow the stack.
    scope.execution.host.scheduler.ready(() => {
      if (scope.isOver) return;
      scope.work = undefined;
      forking.onComplete([]);
    });
    return;
  }
  for (let index = 0; index < startsAtOnce(fork); index++) start(index);
}

/** A Task that fails its branch is aborted too: it was not exited. */
function noteAbortedTask($$: ScopeContext): void {
  if ($$.current.type === "Task") $$.note("TaskStateAborted");
}

/** What succeeded, in the order of the branches. */
export function outputs(endings: readonly Ending[]): readonly unknown[] {
  return endings.map((ending) => (ending.kind === "succeeded" ? ending.output : null));
}
