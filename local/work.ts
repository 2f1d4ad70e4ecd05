import type { Failure } from "../runtime/errors.js";
import { dataLimitExceeded, isOverLimit } from "../runtime/limit.js";
import { invalidResult, type Call } from "../runtime/run.js";
import type { AnyTask } from "../runtime/types.js";
import type { Answer } from "./answer.js";
import type { Aborting, Scope } from "./execution.js";
import type { Resource } from "../runtime/history/resource.js";
import * as events from "../runtime/history/task-events.js";
import { awaitToken } from "./tokens.js";
import type { HandlerContext, TaskCall } from "./types.js";

/** One attempt of a Task that somebody is to do. */
export interface TaskWork {
  readonly task: AnyTask;
  readonly resource: Resource;
  readonly call: Call;
  readonly taskCall: TaskCall;
  readonly onSuccess: (output: unknown) => void;
  readonly onFailure: (failure: Failure) => void;
}

/** Has the work done, under TimeoutSeconds and HeartbeatSeconds, and notes its events. It ends once, or is aborted. */
export function startWork(scope: Scope, work: TaskWork): void {
  const { scheduler, answer } = scope.execution.host;
  const { resource, taskCall: call } = work;
  const begun: Begun = {
    scope,
    work,
    isOver: false,
    isStarted: false,
    isSubmitted: false,
    stops: [],
  };
  scope.work = { abort: (how) => abort(begun, how) };
  scheduler.ready(() => {
    if (begun.isOver) return;
    if (resource.kind !== "activity") start(begun);
    setTimers(begun);
    expectCallback(begun);
    const result = answer({ call, resource, context: () => contextOf(begun) });
    if (isPromiseLike(result)) scheduler.settle(result, (value) => answered(begun, value), rethrow);
    else answered(begun, result);
  });
}

/** Work that was begun. Whoever is first ends it: the answer, a callback, a timer or an abort. */
interface Begun {
  readonly scope: Scope;
  readonly work: TaskWork;
  /** What to call off when it ends. */
  readonly stops: (() => void)[];
  isOver: boolean;
  isStarted: boolean;
  isSubmitted: boolean;
  heartbeatDue?: number;
  stopHeartbeat?: () => void;
  controller?: AbortController;
}

function answered(begun: Begun, result: Answer): void {
  if (begun.isOver) return;
  if (isTaken(result)) start(begun);
  if ("output" in result) return succeed(begun, result.output ?? null);
  if ("hang" in result) return submit(begun, {});
  if (!("submitted" in result)) return fail(begun, failureOf(result.error, result.cause));
  submit(begun, result.submitted);
  // Somebody has the token now: a virtual clock stands still until they use it.
  begun.stops.push(begun.scope.execution.host.scheduler.hold());
}

function succeed(begun: Begun, output: unknown): void {
  if (begun.isOver) return;
  const { resource, task, onSuccess } = begun.work;
  const wrong = isOverLimit(output)
    ? dataLimitExceeded(calledBy(resource))
    : invalidResult(task, output);
  if (wrong !== undefined) return fail(begun, wrong);
  submit(begun, {});
  end(begun);
  begun.scope.$$.note(...events.succeeded(resource, output));
  onSuccess(output);
}

function fail(begun: Begun, failure: Failure): void {
  if (begun.isOver) return;
  const { resource, onFailure } = begun.work;
  submit(begun, {});
  end(begun);
  begun.controller?.abort();
  begun.scope.$$.note(...events.failed(resource, failure));
  onFailure(failure);
}

/** Somebody works on it: noted at once, but for an activity when a worker takes it. */
function start(begun: Begun): void {
  if (begun.isStarted) return;
  begun.isStarted = true;
  begun.scope.$$.note(...events.started(begun.work.resource));
}

/** An activity that never ends, or ends by its timeout, was never taken by a worker. */
function isTaken(result: Answer): boolean {
  return !("hang" in result) && !("error" in result && result.error === timedOut.error);
}

function abort(begun: Begun, { silent }: Aborting): void {
  end(begun);
  begun.controller?.abort();
  if (!silent) begun.scope.$$.note("TaskStateAborted");
}

function end(begun: Begun): void {
  begun.isOver = true;
  begun.scope.work = undefined;
  begun.stopHeartbeat?.();
  for (const stop of begun.stops) stop();
}

/** `.sync` and `.waitForTaskToken`: the service answers at once, and does the work then. */
function submit(begun: Begun, output: unknown): void {
  const { resource } = begun.work;
  if (begun.isSubmitted || resource.kind !== "service" || resource.pattern === "request") return;
  begun.isSubmitted = true;
  begun.scope.$$.note(...events.submitted(resource, output));
}

function setTimers(begun: Begun): void {
  const { timeoutSeconds } = begun.work.call;
  const { scheduler } = begun.scope.execution.host;
  beat(begun);
  if (timeoutSeconds === undefined) return;
  begun.stops.push(scheduler.after(timeoutSeconds * 1000, () => fail(begun, timedOut)));
}

/** Begins HeartbeatSeconds anew. */
function beat(begun: Begun): void {
  const { heartbeatSeconds } = begun.work.call;
  const { scheduler } = begun.scope.execution.host;
  begun.stopHeartbeat?.();
  if (heartbeatSeconds === undefined || begun.isOver) return;
  const due = scheduler.now() + heartbeatSeconds * 1000;
  begun.heartbeatDue = due;
  begun.stopHeartbeat = scheduler.after(heartbeatSeconds * 1000, () => {
    // A heartbeat may have come while this was waiting for its turn.
    if (begun.heartbeatDue === due) fail(begun, timedOut);
  });
}

function expectCallback(begun: Begun): void {
  const { token } = begun.work.taskCall;
  const { scheduler } = begun.scope.execution.host;
  if (token === undefined) return;
  const stop = awaitToken(token, {
    onSuccess: (output) => scheduler.ready(() => succeed(begun, output ?? null)),
    onFailure: (error, cause) => scheduler.ready(() => fail(begun, failureOf(error, cause))),
    onHeartbeat: () => beat(begun),
  });
  begun.stops.push(stop);
}

/** Made for a handler when it is called. */
function contextOf(begun: Begun): HandlerContext {
  start(begun);
  const controller = (begun.controller ??= new AbortController());
  return {
    call: begun.work.taskCall,
    signal: controller.signal,
    heartbeat: () => beat(begun),
  };
}

/** HeartbeatSeconds gives no error of its own. */
const timedOut: Failure = { error: "States.Timeout" };

function failureOf(error: string | undefined, cause: string | undefined): Failure {
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

/** What the service calls a task whose result is too large. */
function calledBy(resource: Resource): string {
  return resource.kind === "service" ? resource.resourceType : resource.arn;
}

function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === "object" && value !== null && "then" in value;
}

/** A mock that fails is a mistake in the test: the run fails with it. */
function rethrow(error: unknown): never {
  throw error;
}
