import type {
  AgainTransition,
  AnyMap,
  AnyParallel,
  AnyTask,
  Enter,
  FailTransition,
  InvokeTransition,
  MapTransition,
  ParallelTransition,
  SucceedTransition,
  TaskState,
  Transition,
  WaitTransition,
  WakeTransition,
} from "./types.js";

/** Hands over to the function of the Task `name`, or runs a Task that needs no function in this process. */
export function invoke(name: string, resource: string, $: unknown): InvokeTransition;
export function invoke<Input, Result, Variables>(
  task: TaskState<Input, Result, Variables>,
  $: NoInfer<Input>,
): InvokeTransition;
export function invoke(task: string | AnyTask, resource: unknown, $?: unknown): InvokeTransition {
  if (typeof task === "string")
    return { kind: "invoke", Name: task, Resource: String(resource), $ };
  const Resource = typeof task.Resource === "function" ? task.Resource() : task.Resource;
  return { kind: "invoke", Name: task.Name, Resource: Resource ?? "", $: resource, task };
}

/** Takes `next` after a number of seconds, or at an RFC 3339 date-time (ASL, "Wait State"). */
export function wait(until: WaitTransition["until"], next: Transition): WaitTransition {
  return { kind: "wait", until, next };
}

/** Enters a control state when the Wait `Name` is over. */
export function wake(Name: string, enter: Enter, $: unknown): WakeTransition {
  return { kind: "wake", Name, enter, $ };
}

/** Starts every branch with `input`; the join carries on with their outputs (ASL, "Parallel State"). */
export function parallel(
  join: AnyParallel,
  $: unknown,
  branches: readonly Enter[],
  input: unknown = $,
): ParallelTransition {
  return { kind: "parallel", join, $, input, branches };
}

/** Starts an iteration for each item, those of `join.ItemReader` when none are given (ASL, "Map State"). */
export function map(
  join: AnyMap,
  $: unknown,
  items?: MapTransition["items"],
  input: unknown = $,
): MapTransition {
  return { kind: "map", join, $, input, ...(items !== undefined && { items }) };
}

/** Enters a control state once the code at hand has returned: where a cycle leads back to it. */
export function again(enter: Enter, $: unknown): AgainTransition {
  return { kind: "again", enter, $ };
}

/** Ends the scope with its output. */
export function succeed(output: unknown): SucceedTransition {
  return { kind: "succeed", output };
}

/** Fails the scope. A Fail state may leave out either, or give `null` (ASL, "Fail State"). */
export function fail(error?: unknown, cause?: unknown): FailTransition {
  return {
    kind: "fail",
    ...(error != null && { error: text(error) }),
    ...(cause != null && { cause: text(cause) }),
  };
}

/** ErrorPath and CausePath may find what is no text: it is shown as JSON. */
function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
