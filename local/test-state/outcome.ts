import { errorOutput } from "../../runtime/complete.js";
import { isFinal, matchesError, type Failure } from "../../runtime/errors.js";
import { retry } from "../../runtime/retry.js";
import type { Context, ErrorOutput, Retrier, Transition } from "../../runtime/types.js";
import type { Json } from "../types.js";
import { leaving, type Evaluation, type Test } from "./evaluate.js";
import { follow } from "./follow.js";
import { fieldsOf, listOf } from "./subject.js";
import type { ErrorDetails, TestStateResult } from "./types.js";

/** What the state comes to: its output, or what Retry and Catch make of its failure. Told: which of them took it. */
export function outcome(
  test: Test,
  { ended, visit }: Evaluation,
): { readonly result: TestStateResult; readonly errorDetails?: ErrorDetails } {
  if (ended.kind === "on") {
    const { output, nextState } = ended;
    return { result: { status: "SUCCEEDED", ...went(output, nextState) } };
  }
  const { failure } = ended;
  test.$$.forget();
  if (visit === undefined || isFinal(failure.error))
    return { result: { status: "FAILED", ...failure } };

  const retrying = retried(test, visit.state, failure);
  if (retrying?.retryBackoffIntervalSeconds !== undefined)
    return { result: { status: "RETRIABLE", ...failure }, errorDetails: retrying };

  const caught = catching(test, visit, failure);
  const details = { ...retrying, ...(caught && { catchIndex: caught.index }) };
  const errorDetails = Object.keys(details).length === 0 ? {} : { errorDetails: details };
  if (caught === undefined) return { result: { status: "FAILED", ...failure }, ...errorDetails };
  const { ended: end } = caught;
  if (end.kind === "failed")
    return { result: { status: "FAILED", ...end.failure }, ...errorDetails };
  const result = {
    status: "CAUGHT_ERROR",
    ...failure,
    ...went(end.output, end.nextState),
  } as const;
  return { result, ...errorDetails };
}

/** The retrier that takes the error, with when it tries again; it may have been used up. */
function retried(test: Test, { Retry = [] }: Erased, { error }: Failure): ErrorDetails | undefined {
  const retriers = typeof Retry === "function" ? Retry() : Retry;
  const index = retriers.findIndex(({ ErrorEquals }) => matchesError(ErrorEquals, error));
  if (index < 0) return undefined;
  const { stateConfiguration } = test.options;
  const used = retriers.map((_, at) =>
    at === index ? (stateConfiguration?.retrierRetryCount ?? 0) : 0,
  );
  const again = retry(retriers, error, used, () => test.$$.random());
  const delay = again && { retryBackoffIntervalSeconds: Math.trunc(again.delay) };
  return { retryIndex: index, ...delay };
}

function catching(
  { subject, $$ }: Test,
  { state, $ }: NonNullable<Evaluation["visit"]>,
  failure: Failure,
): { readonly index: number; readonly ended: ReturnType<typeof leaving> } | undefined {
  const index = listOf(subject.state["Catch"]).findIndex((catcher) =>
    matchesError(listOf(fieldsOf(catcher)["ErrorEquals"]).map(String), failure.error),
  );
  if (index < 0) return undefined;
  const taken = (): Transition => {
    const transition = (state as Erased).Catch?.($, errorOutput(failure), $$);
    if (transition === undefined)
      throw new Error(`"${subject.name}" has no catcher for ${failure.error}.`);
    return transition;
  };
  return { index, ended: leaving(follow(taken, $$, subject.name)) };
}

function went(
  output: unknown,
  nextState: string | undefined,
): Pick<TestStateResult, "output" | "nextState"> {
  // Generated code makes JSON of JSON.
  return { output: output as Json, ...(nextState !== undefined && { nextState }) };
}

/** The states are generic in their data, which nobody knows here. */
interface Erased {
  readonly Retry?: readonly Retrier[] | (() => readonly Retrier[]);
  Catch?($: unknown, error: ErrorOutput, $$: Context): Transition | undefined;
}
