import { isCarrying } from "../carrier.js";
import { hostedServe, hostedServeEach, hostedWake, type Receiver, type Waking } from "../host.js";
import {
  tasksOf,
  type OneOf,
  type Served,
  type ServeOptions,
  type TaskHandler,
  type TaskHandlers,
  type TaskOrTasks,
} from "../serve.js";
import type { Ended } from "../executions.js";
import { startExecution, type Started, type StartOptions } from "../start.js";
import type { AnyTask, Machine } from "../types.js";
import { awsPorts } from "./aws-ports.js";
import type { Described } from "./described.js";
import { answered } from "./requests.js";
import { startedToEnd } from "./start-sync.js";

/**
 * Binds a handler to its Task, or to several that share a function. An event with a carrier takes an execution on: the handler
 * runs, then what follows it, until the next function is called. A carrier may also be in the client context of a synchronous
 * call. Any other event goes to the handler untouched.
 */
export function serve<const Tasks extends TaskOrTasks>(
  task: Tasks,
  handler: TaskHandler<OneOf<Tasks>>,
  options?: ServeOptions,
): Served<OneOf<Tasks>> {
  return hostedServe(() => awsPorts(tasksOf(task)), task, handler, options);
}

/**
 * The same for several Tasks with handlers of their own, in the same order: `serveEach([Charge, Refund], [charge, refund])`. Any
 * other event goes to the first.
 */
export function serveEach<const Tasks extends readonly AnyTask[]>(
  tasks: Tasks,
  handlers: TaskHandlers<Tasks>,
  options?: ServeOptions,
): Served<Tasks[number]> {
  return hostedServeEach(() => awsPorts(tasks), tasks, handlers, options);
}

/**
 * The function of a machine itself: it starts executions when it is called with `{"startExecution": {"input": …, "name": …}}`, or
 * starts one and answers how it ended (`startSyncExecution`), says how they are and ends them (`describeExecution`,
 * `stopExecution`), and is woken where the machine waits, forks or tries again before its first Task's function. Of several
 * versions of a machine the first is started; executions of the others go on.
 */
export function wake<Input>(
  machine: Machine<Input> | readonly [Machine<Input>, ...Waking[]],
): (event: unknown, context: unknown) => Promise<Started | Described | undefined> {
  const [first, ...others] = isList(machine) ? machine : [machine];
  let receive: Receiver | undefined;
  return async (event, context) => {
    const ports = awsPorts([first, ...others]);
    if (isCarrying(event)) {
      receive ??= hostedWake(ports, [first, ...others]);
      await receive(event, context);
      return undefined;
    }
    return answered(ports, first, event, ports.delivery(context));
  };
}

/** `Array.isArray` does not see that a machine is no readonly list. */
function isList<T>(given: T | readonly [T, ...Waking[]]): given is readonly [T, ...Waking[]] {
  return Array.isArray(given);
}

/**
 * Starts an execution from any process that may call the machine's functions. With a name, the same name and input start once.
 * Where the machine waits, forks or tries again before its first Task's function, `self` is the ARN of the function that `wake`
 * made. Throws `Heaviside.InvalidName`, `ExecutionAlreadyExists`.
 */
export function start<Input>(
  machine: Machine<Input>,
  input: Input,
  options?: StartOptions,
): Promise<Started> {
  return startExecution(awsPorts([machine]), machine, input, options);
}

export interface StartSyncOptions extends StartOptions {
  /** How long to wait for the end, in seconds. Default: until it has come. */
  readonly timeoutSeconds?: number;
}

/**
 * The same, and waits: gives how the execution ended, or `{ status: "RUNNING" }` where that takes longer (AWS's StartSyncExecution).
 * Needs the dedupe level `claim` or `checkpoint`. Throws `Heaviside.NoOutcome` without, and what `start` does.
 */
export async function startSync<Input>(
  machine: Machine<Input>,
  input: Input,
  { timeoutSeconds = Infinity, ...options }: StartSyncOptions = {},
): Promise<Ended> {
  const ports = awsPorts([machine]);
  const until = ports.clock.now() + timeoutSeconds * 1000;
  const begin = () => startExecution(ports, machine, input, options);
  return (await startedToEnd(ports, begin, () => until - ports.clock.now())).ended;
}
