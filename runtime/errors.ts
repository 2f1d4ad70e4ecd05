import type { ErrorOutput } from "./types.js";

/**
 * A failure with an ASL error name. Thrown by a handler, it becomes the Task's Error and Cause as they stand
 * (ASL, "Errors"); thrown by generated code it fails the state. Without a name Retry and Catch see `null`.
 */
export class StatesError extends Error {
  declare readonly Error: string | undefined;
  declare readonly Cause: string | undefined;

  constructor(error?: string, cause?: string, options?: { readonly cause?: unknown }) {
    super(cause === undefined ? error : `${error}: ${cause}`, options);
    // Lambda reports it as the error's type: who calls the function directly, such as Step Functions, sees the name too.
    this.name = error ?? "StatesError";
    this.Error = error;
    this.Cause = cause;
  }
}

/** A query expression that failed: `States.QueryEvaluationError`, with the place in the state, such as `Output/total`. */
export class EvaluationError extends StatesError {
  declare readonly location: string | undefined;

  constructor(cause: string, location?: string) {
    super("States.QueryEvaluationError", cause);
    this.name = "EvaluationError";
    this.location = location;
  }
}

/** Error and cause of something that failed. A callback may give neither. */
export interface Failure {
  readonly error?: string;
  readonly cause?: string;
}

/** What a catcher of `States.TaskFailed` takes: any error but a timeout. */
export function isTaskFailed({ Error: error }: ErrorOutput): boolean {
  return error !== "States.Timeout" && !isFinal(error);
}

/** What a catcher takes whose ErrorEquals is known only when the machine runs. */
export function isCaught(names: readonly string[], { Error: error }: ErrorOutput): boolean {
  return matchesError(names, error ?? undefined);
}

/** Whether an `ErrorEquals` names this error, or has a wildcard that stands for it (ASL, "Errors"). */
export function matchesError(names: readonly string[], error: string | undefined): boolean {
  return names.some(
    (name) =>
      (name === error && error !== undefined) ||
      name === "States.ALL" ||
      (name === "States.TaskFailed" && error !== "States.Timeout" && !isFinal(error)),
  );
}

/** What ends the execution whatever Retry and Catch say. */
export function isFinal(error: string | undefined | null): boolean {
  return error === "States.Runtime";
}
