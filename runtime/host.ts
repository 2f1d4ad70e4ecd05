import type { Worker } from "./attempt.js";
import { decode, isCarrying } from "./carrier.js";
import { serviceOf } from "./flow.js";
import type { Ports } from "./ports/ports.js";
import { resume, type Resumable } from "./resume.js";
import { served, tasksOf, type Served, type TaskHandler } from "./serve.js";
import { startExecution, type Started, type StartOptions } from "./start.js";
import type { AnyTask, Machine, Reads } from "./types.js";

/** The functions of a machine, on a platform's ports. */
export interface Host {
  /** A Task's function: it takes an execution on where an event carries one, and passes any other event to the handler. */
  serve<Task extends AnyTask>(
    task: Task | readonly Task[],
    handler: TaskHandler<Task>,
  ): Served<Task>;
  /** Starts an execution. */
  start<Input>(machine: Machine<Input>, input: Input, options?: StartOptions): Promise<Started>;
  /** The function that is woken where a machine waits, or tries again, before its first Task's function. */
  wake(machine: Machine<never>): (event: unknown, context: unknown) => Promise<void>;
}

/** Makes functions on ports: for `heaviside/aws`, and for tests in memory. */
export function hosted(ports: Ports): Host {
  return {
    serve(task, handler) {
      const tasks = tasksOf(task);
      // A handler's types are those of its Task, for which alone it is called.
      const work = handler as Handler;
      const receive = receiver(ports, tasks, {
        tasks,
        wakes: tasks.flatMap((each) => (each.Wakes === undefined ? [] : [each.Wakes()])),
        workerOf: (each, run) =>
          tasks.includes(each as (typeof tasks)[number])
            ? workerOf(each, run.delivery.self, work)
            : serviceOf(run, each),
      });
      return served(task, ((event, context) =>
        isCarrying(event) ? receive(event, context) : work(event, context)) as typeof handler);
    },
    start: (machine, input, options) => startExecution(ports, machine, input, options),
    wake(machine) {
      const wakes = [machine.Wakes?.() ?? {}];
      const workerOf: Resumable["workerOf"] = (task, run) => serviceOf(run, task);
      return receiver(ports, [machine], { tasks: [], wakes, workerOf });
    },
  };
}

/** A function that is called with events that carry an execution. */
function receiver(
  ports: Ports,
  states: readonly { readonly Reads?: readonly Reads[] }[],
  known: Resumable,
): (event: unknown, context: unknown) => Promise<void> {
  const reads = new Set(states.flatMap(({ Reads = [] }) => Reads));
  return async (event, context) => {
    let { heaviside: carrier, data } = decode(event);
    if ("key" in carrier)
      ({ heaviside: carrier, data } = decode(JSON.parse(await ports.payloads.get(carrier.key))));
    if ("key" in carrier) throw new Error("What is kept is no carrier.");
    return resume({ ports, carrier, reads, delivery: ports.delivery(context) }, data, known);
  };
}

/** A handler as the function that it is, or behind `lambda:invoke`, which wraps its answer. */
function workerOf({ Resource }: AnyTask, self: string, handler: Handler): Worker {
  if (Resource === undefined) return { name: self, work: handler };
  return {
    name: "lambda",
    async work(given, context) {
      const { Payload = {} } = given as { readonly Payload?: unknown };
      const answer = (await handler(Payload, context)) ?? null;
      return { ExecutedVersion: "$LATEST", Payload: answer, StatusCode: 200 };
    },
  };
}

type Handler = Worker["work"];
