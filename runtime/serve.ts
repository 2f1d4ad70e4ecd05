import { isCarrying } from "./carrier.js";
import { StatesError } from "./errors.js";
import type { AnyTask } from "./types.js";

/** What a Task's handler is called with: its Parameters, of `lambda:invoke` their Payload, or the state input where it has none. */
export type TaskInput<Task> = Task extends { Parameters: (...given: never) => infer Input }
  ? Task extends Invoking
    ? PayloadOf<Input>
    : Input
  : Task extends { Next: ($: infer Input, ...given: never) => unknown }
    ? Input
    : Task extends { End: ($: infer Input, ...given: never) => unknown }
      ? Input
      : unknown;

/** What a Task's handler gives: as its schema says, of `lambda:invoke` the Payload in it, or anything. */
export type TaskResult<Task> = Task extends { Result: (value: unknown) => value is infer Result }
  ? Task extends Invoking
    ? PayloadOf<Result>
    : Result
  : unknown;

/** A Task whose definition calls its function by `lambda:invoke`. */
interface Invoking {
  readonly Invoke: unknown;
}
type PayloadOf<Value> = Value extends { readonly Payload?: infer Payload } ? Payload : unknown;

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

/** What `serve` binds a handler to: a Task, or several that share a function. */
export type TaskOrTasks = AnyTask | readonly AnyTask[];

/** The Task; of several any, each with its own types, however alike they are. */
export type OneOf<Tasks extends TaskOrTasks> = Tasks extends readonly AnyTask[]
  ? Tasks[number]
  : Tasks;

/** The handlers of several Tasks, in the same order. */
export type TaskHandlers<Tasks extends readonly AnyTask[]> = {
  readonly [Index in keyof Tasks]: TaskHandler<Tasks[Index]>;
};

/** How a function serves its Tasks. */
export interface ServeOptions {
  /**
   * Whether Tasks of this function that follow each other run in one call, as long as it has time left; each claimed delivery
   * (`dedupe: "claim"`) does the work of one. Default: false.
   */
  readonly fuse?: boolean;
}

/** A Task's Lambda function, and the Task that it serves; of several the first. */
export interface Served<Task> extends TaskHandler<Task> {
  readonly task: Task;
}

/**
 * Binds a handler to its Task, or to several that share a function: `export const handler = serve(ChargeCard, async (order) =>
 * …)`. This one passes every event on to the handler; that of `heaviside/aws` takes executions on as well, and without it
 * their events are refused by `Heaviside.NoHost`.
 */
export function serve<const Tasks extends TaskOrTasks>(
  task: Tasks,
  handler: TaskHandler<OneOf<Tasks>>,
  _options?: ServeOptions,
): Served<OneOf<Tasks>> {
  return served(task, unhosted(handler as Handle) as typeof handler);
}

/**
 * Binds Tasks that share a function to handlers of their own, in the same order: `serveEach([Charge, Refund], [charge, refund])`.
 * An event without an execution goes to the first.
 */
export function serveEach<const Tasks extends readonly AnyTask[]>(
  tasks: Tasks,
  handlers: TaskHandlers<Tasks>,
  _options?: ServeOptions,
): Served<Tasks[number]> {
  const [[, first = () => undefined] = []] = paired(tasks, handlers as readonly Handle[]);
  return served(tasks, unhosted(first) as TaskHandler<Tasks[number]>);
}

/** A handler, whatever its types. */
export type Handle = (given: unknown, context: unknown) => unknown;

/** Each Task and its handler. Throws where there is not one for each. */
export function paired(
  tasks: readonly AnyTask[],
  handlers: readonly Handle[],
): readonly (readonly [AnyTask, Handle])[] {
  return tasks.map((task, index) => {
    const handler = handlers[index];
    if (handler === undefined || handlers.length > tasks.length)
      throw new TypeError(`${tasks.length} Tasks have ${handlers.length} handlers.`);
    return [task, handler] as const;
  });
}

function unhosted(handler: Handle): Handle {
  return (input, context) => {
    if (isCarrying(input))
      throw new StatesError(
        "Heaviside.NoHost",
        'This function got a carrier: import serve from "heaviside/aws" to take executions on.',
      );
    return handler(input, context);
  };
}

/** A function that names the Task it serves. */
export function served<Task>(task: TaskOrTasks, handler: TaskHandler<Task>): Served<Task> {
  // There is no function without a Task, and its handler is one for these.
  const [first] = tasksOf(task) as readonly unknown[] as readonly [Task];
  return Object.assign(handler, { task: first });
}

/** The Tasks of a function, given alone or as a list. */
export function tasksOf(task: TaskOrTasks): readonly AnyTask[] {
  return Array.isArray(task) ? (task as readonly AnyTask[]) : [task as AnyTask];
}
