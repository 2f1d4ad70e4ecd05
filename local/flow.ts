import type { ScopeContext } from "../runtime/context.js";
import { step } from "../runtime/step.js";
import type { Transition } from "../runtime/types.js";
import type { Ending, Execution, Scope } from "./execution.js";

/** Starts a scope as soon as what is ready already has had its turn. */
export function startScope(
  execution: Execution,
  $$: ScopeContext,
  enter: () => Transition,
  onEnd: (ending: Ending) => void,
): Scope {
  const scope: Scope = { execution, $$, onEnd, work: undefined, isOver: false };
  execution.host.scheduler.ready(() => {
    if (!scope.isOver) goOn(scope, enter);
  });
  return scope;
}

/** Takes a transition and whatever follows from it. */
export function goOn(scope: Scope, enter: () => Transition): void {
  scope.execution.host.carryOn(scope, step(enter, scope.$$));
}

/** Lets the scope wait, and then do the job. */
export function later(scope: Scope, milliseconds: number, job: () => void): void {
  const { scheduler } = scope.execution.host;
  const cancel = scheduler.after(milliseconds, () => {
    if (scope.isOver) return;
    scope.work = undefined;
    job();
  });
  scope.work = {
    abort({ silent }) {
      cancel();
      if (!silent) scope.$$.note(`${scope.$$.current.type}StateAborted`);
    },
  };
}
