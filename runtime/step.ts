import type { ScopeContext } from "./context.js";
import { EvaluationError, StatesError, type Failure } from "./errors.js";
import { dataLimitExceeded } from "./limit.js";
import type { AgainTransition, Transition } from "./types.js";

/** A transition that leaves the code of control states: somebody else has to do something. */
export type Left = Exclude<Transition, AgainTransition>;

/** Where control states led to, or how one of them failed. */
export type Stepped = { readonly kind: "left"; readonly transition: Left } | Thrown;
export interface Thrown {
  readonly kind: "threw";
  readonly failure: Failure;
  /** The id of the entered event of the state that failed. */
  readonly state: number;
  /** The field in which an expression failed, such as `Output/total`; the whole state when it is not known. */
  readonly evaluation?: { readonly location?: string };
}

/** Follows control states until the execution leaves them. Never throws. */
export function step(enter: () => Transition, $$: ScopeContext): Stepped {
  try {
    let transition = enter();
    while (transition.kind === "again") transition = transition.enter(transition.$, $$);
    return { kind: "left", transition };
  } catch (error) {
    return thrown(error, $$);
  }
}

/** What was thrown while the current state ran, as its failure in the service's words. */
export function thrown(error: unknown, $$: ScopeContext): Thrown {
  const { name, id } = $$.current;
  const threw = { kind: "threw", state: id } as const;
  if (!(error instanceof StatesError)) {
    // A bug of the generated code or of the runtime: the stack tells which.
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...threw, failure: { error: "States.Runtime", cause: prefixed(text, name, id) } };
  }
  if (error.Error === "States.DataLimitExceeded")
    return {
      ...threw,
      failure: error.Cause === undefined ? dataLimitExceeded(name) : failure(error),
    };
  if (!isPrefixed(error)) return { ...threw, failure: failure(error) };
  const failed = failure(error, prefixed(error.Cause ?? "", name, id));
  if (error.Error !== "States.QueryEvaluationError") return { ...threw, failure: failed };
  const location = error instanceof EvaluationError ? error.location : undefined;
  return { ...threw, failure: failed, evaluation: location === undefined ? {} : { location } };
}

/** Error and Cause as they were thrown. */
export function failure(error: StatesError, cause = error.Cause): Failure {
  return {
    ...(error.Error !== undefined && { error: error.Error }),
    ...(cause !== undefined && { cause }),
  };
}

/** The service says where an evaluation failed; the causes of other errors stand for themselves. */
function isPrefixed({ Error }: StatesError): boolean {
  return (
    Error === "States.Runtime" ||
    Error === "States.QueryEvaluationError" ||
    Error === "States.IntrinsicFailure" ||
    Error === "States.ParameterPathFailure"
  );
}

function prefixed(cause: string, name: string, id: number): string {
  return `An error occurred while executing the state '${name}' (entered at the event id #${id}). ${cause}`;
}
