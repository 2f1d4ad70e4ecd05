import type { AnyTask } from "./types.js";

/** What a Task's handler is called with: its Parameters, or the state input where it has none. */
export type TaskInput<Task> = Task extends { Parameters: (...given: never) => infer Input }
  ? Input
  : Task extends { Next: ($: infer Input, ...given: never) => unknown }
    ? Input
    : Task extends { End: ($: infer Input, ...given: never) => unknown }
      ? Input
      : unknown;

/** What a Task's handler gives: as its schema says, or anything. */
export type TaskResult<Task> = Task extends { Result: (value: unknown) => value is infer Result }
  ? Result
  : unknown;

/** Fires when nobody waits for the handler any more. The platform's own type, where its types are installed. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer Platform } }
  ? Platform
  : { readonly aborted: boolean };

/** What a handler is told beside its input. */
export interface HandlerContext {
  readonly signal: Signal;
}

/**
 * The handler of a Task's Lambda function. Input and result are checked against the machine when it is compiled. A failure
 * is thrown: `throw new StatesError(error, cause)`; any other throw becomes what Lambda makes of it.
 */
export type TaskHandler<Task> = (
  input: TaskInput<Task>,
  context: HandlerContext,
) => TaskResult<Task> | Promise<TaskResult<Task>>;

/** A Task's Lambda function, and the Task that it serves. */
export interface Served<Task> extends TaskHandler<Task> {
  readonly task: Task;
}

/** Binds a handler to its Task: `export const handler = serve(ChargeCard, async (order) => …)`. */
export function serve<Task extends AnyTask>(task: Task, handler: TaskHandler<Task>): Served<Task> {
  return Object.assign(
    (input: TaskInput<Task>, context: HandlerContext) => handler(input, context),
    { task },
  );
}
