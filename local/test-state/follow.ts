import { instant } from "../../runtime/compare.js";
import { EvaluationError, StatesError, type Failure } from "../../runtime/errors.js";
import { dataLimitExceeded } from "../../runtime/limit.js";
import { failure } from "../../runtime/step.js";
import type {
  InvokeTransition,
  MapTransition,
  ParallelTransition,
  Transition,
  WaitTransition,
} from "../../runtime/types.js";
import { Arrived, type TestContext } from "./context.js";
import { itself } from "./isolate.js";

/** How a state ended: with its output and perhaps a next state, or it failed. */
export type Ended =
  | { readonly kind: "on"; readonly output: unknown; readonly nextState?: string }
  | { readonly kind: "failed"; readonly failure: Failure };

/** Where a state went: to its end, or to the work that it has to do first. */
export type Went = Ended | InvokeTransition | ParallelTransition | MapTransition;

/** Follows a transition until the tested state has work to do or is left. What it throws is a failure of the state. */
export function follow(enter: () => Transition, $$: TestContext, name: string): Went {
  try {
    return taken(enter(), $$);
  } catch (error) {
    if (error instanceof Arrived) {
      const nextState = error.name === itself ? name : error.name;
      return { kind: "on", output: error.input, nextState };
    }
    return { kind: "failed", failure: thrown(error, name) };
  }
}

/** What was thrown as a failure. The service tells no event ids in a test: there is no history. */
export function thrown(error: unknown, name: string): Failure {
  if (error instanceof StatesError) {
    const isTooLarge = error.Error === "States.DataLimitExceeded" && error.Cause === undefined;
    return isTooLarge ? dataLimitExceeded(name) : failure(error);
  }
  // A Context Object that was given may lack what generated code reads.
  if (error instanceof TypeError) return { error: "States.Runtime", cause: error.message };
  throw error;
}

function taken(transition: Transition, $$: TestContext): Went {
  switch (transition.kind) {
    case "wait":
      checkTime(transition.until);
      return taken(transition.next, $$);
    case "wake":
    case "again":
      return taken(transition.enter(transition.$, $$), $$);
    case "succeed":
      return { kind: "on", output: transition.output };
    case "fail": {
      const { error, cause } = transition;
      const failure = {
        ...(error !== undefined && { error }),
        ...(cause !== undefined && { cause }),
      };
      return { kind: "failed", failure };
    }
    default:
      return transition;
  }
}

/** Time does not pass in a test, but a text that an expression gives must be a time. */
function checkTime(until: WaitTransition["until"]): void {
  if (!("Timestamp" in until) || !Number.isNaN(instant(until.Timestamp))) return;
  const wanted = "an ISO-8601 extended offset date-time format string";
  throw new EvaluationError(
    `The Timestamp field cannot be parsed as ${wanted}: ${until.Timestamp}`,
    "Timestamp",
  );
}
