import { instant } from "../runtime/compare.js";
import { EvaluationError } from "../runtime/errors.js";
import { thrown, type Stepped } from "../runtime/step.js";
import type { WaitTransition } from "../runtime/types.js";
import { endScope, failThrown, type Scope } from "./execution.js";
import { goOn, later } from "./flow.js";
import { startMap } from "./map.js";
import { startParallel } from "./parallel.js";
import { startTask } from "./task.js";

/** Does what a transition asks for, once the control states have led to it. */
export function carryOn(scope: Scope, stepped: Stepped): void {
  if (stepped.kind === "threw") return failThrown(scope, stepped);
  const { transition } = stepped;
  switch (transition.kind) {
    case "invoke":
      return startTask(scope, transition);
    case "wait":
      return startWait(scope, transition);
    case "wake":
      return goOn(scope, () => transition.enter(transition.$, scope.$$));
    case "parallel":
      return startParallel(scope, transition);
    case "map":
      return startMap(scope, transition);
    case "succeed":
      scope.$$.exit(transition.output);
      return endScope(scope, { kind: "succeeded", output: transition.output });
    case "fail": {
      const { kind: _, ...failure } = transition;
      return endScope(scope, { kind: "failed", failure });
    }
    default:
      return transition satisfies never;
  }
}

function startWait(scope: Scope, { until, next }: WaitTransition): void {
  const { scheduler } = scope.execution.host;
  const wait =
    "Seconds" in until ? until.Seconds * 1000 : instant(until.Timestamp) - scheduler.now();
  if (Number.isNaN(wait)) return failThrown(scope, thrown(notATimestamp(until), scope.$$));
  later(scope, wait, () => goOn(scope, () => next));
}

/** Paths and constants were checked before: only an expression can give this. */
function notATimestamp(until: WaitTransition["until"]): EvaluationError {
  const text = "Timestamp" in until ? until.Timestamp : until.Seconds;
  const wanted = "an ISO-8601 extended offset date-time format string";
  return new EvaluationError(
    `The Timestamp field cannot be parsed as ${wanted}: ${text}`,
    "Timestamp",
  );
}
