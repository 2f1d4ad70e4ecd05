import type { Work } from "./attempt.js";
import { decode, isCarrying, type Carrier, type Kept } from "./carrier.js";
import { StatesError } from "./errors.js";
import { timeLeft } from "./fuse.js";
import type { Ports, ServiceCall } from "./ports/ports.js";
import { resume, type Resumable } from "./resume.js";
import {
  paired,
  served,
  tasksOf,
  type Handle,
  type OneOf,
  type Served,
  type ServeOptions,
  type TaskHandler,
  type TaskHandlers,
  type TaskOrTasks,
} from "./serve.js";
import { startExecution, type Started, type StartOptions } from "./start.js";
import { watched } from "./watched.js";
import type { Invocation } from "./scope.js";
import type { AnyTask, Machine, Resuming } from "./types.js";

/** The functions of a machine, on a platform's ports. */
export interface Host {
  /** A Task's function: it takes an execution on where an event carries one, and passes any other event to the handler. */
  serve<const Tasks extends TaskOrTasks>(
    task: Tasks,
    handler: TaskHandler<OneOf<Tasks>>,
    options?: ServeOptions,
  ): Served<OneOf<Tasks>>;
  /** The function of several Tasks, each with a handler of its own, in the same order. */
  serveEach<const Tasks extends readonly AnyTask[]>(
    tasks: Tasks,
    handlers: TaskHandlers<Tasks>,
    options?: ServeOptions,
  ): Served<Tasks[number]>;
  /** Starts an execution. */
  start<Input>(machine: Machine<Input>, input: Input, options?: StartOptions): Promise<Started>;
  /** The function that is woken where a machine waits, or tries again, before its first Task's function. */
  wake(machine: Waking | readonly Waking[]): Receiver;
}

/** A machine as it is woken: for what it says, and for any of its Tasks that has no function. */
export type Waking = Resuming & Pick<Machine, "Tasks">;

/**
 * A function that is called with events that carry executions. Throws `Heaviside.CarrierVersion`, and `Heaviside.NoSeal` where a
 * stranger may have made one.
 */
export type Receiver = (event: unknown, context: unknown) => Promise<void>;

/** Makes functions on ports: for `heaviside/aws`, and for tests in memory. */
export function hosted(ports: Ports): Host {
  return {
    serve: (task, handler, options) => hostedServe(ports, task, handler, options),
    serveEach: (tasks, handlers, options) => hostedServeEach(ports, tasks, handlers, options),
    start: (machine, input, options) => startExecution(ports, machine, input, options),
    wake: (machine) => hostedWake(ports, machine),
  };
}

/** `wake` on ports alone, of one machine or several versions of it. */
export function hostedWake(ports: Ports, machine: Waking | readonly Waking[]): Receiver {
  const machines = [machine].flat();
  const tasks = machines.flatMap(ownTasks);
  return receiver(ports, machines, { tasks, workOf: (task) => serviceOf(ports, task) });
}

/** The Tasks without a function. One with a function says of which definition it is, and so do these then. */
function ownTasks({ Tasks, Version }: Waking): readonly AnyTask[] {
  const own = Object.values(Tasks()).filter((task) => task.Version === undefined);
  return Version === undefined ? own : own.map((task) => ({ ...task, Version }));
}

/**
 * `serve` on ports alone, which may be made when they are used first: a function that does not start executions need not hold what
 * does.
 */
export function hostedServe<const Tasks extends TaskOrTasks>(
  given: Ports | (() => Ports),
  task: Tasks,
  handler: TaskHandler<OneOf<Tasks>>,
  options?: ServeOptions,
): Served<OneOf<Tasks>> {
  const handlers = tasksOf(task).map((each) => [each, handler as Handle] as const);
  return served(task, hostedHandler(given, handlers, options) as typeof handler);
}

/** `serveEach` on ports alone. */
export function hostedServeEach<const Tasks extends readonly AnyTask[]>(
  given: Ports | (() => Ports),
  tasks: Tasks,
  handlers: TaskHandlers<Tasks>,
  options?: ServeOptions,
): Served<Tasks[number]> {
  const handler = hostedHandler(given, paired(tasks, handlers as readonly Handle[]), options);
  return served(tasks, handler as TaskHandler<Tasks[number]>);
}

/** Takes executions on for Tasks. A handler's types are those of its Task, for which alone it is called. */
function hostedHandler(
  given: Ports | (() => Ports),
  handlers: readonly (readonly [task: AnyTask, handle: Handle])[],
  { fuse = false }: ServeOptions = {},
): Handle {
  const tasks = handlers.map(([task]) => task);
  const receiving = (): Receiver => {
    const ports = typeof given === "function" ? given() : given;
    const workOf = (task: AnyTask): Work => {
      const [, handle] = handlers.find(([each]) => each === task) ?? [];
      if (handle === undefined) return serviceOf(ports, task);
      return handled(task.Invoke?.(handle) ?? handle);
    };
    return receiver(ports, tasks, { tasks, workOf }, fuse);
  };
  let receive: Receiver | undefined;
  const [[, first] = []] = handlers;
  return (event, context) => {
    if (isCarrying(event)) return (receive ??= receiving())(event, context);
    const { clientContext } = Object(context) as { readonly clientContext?: object };
    if (!isCarrying(clientContext)) return first?.(event, context);
    return (receive ??= receiving())({ ...clientContext, data: event }, context);
  };
}

function receiver(
  ports: Ports,
  states: readonly Resuming[],
  known: Omit<Resumable, "wakes">,
  fuse = false,
): Receiver {
  let latest: OfDefinition | undefined;
  return async (event, context) => {
    const carrying = decode(event);
    if (ports.isSealed && !(await ports.isSealed(carrying)))
      throw new StatesError("Heaviside.NoSeal", "The carrier has no seal of this deployment.");
    const { heaviside } = carrying;
    const { carrier, data } =
      "key" in heaviside
        ? await unpacked(ports, heaviside)
        : { carrier: heaviside, data: carrying.data };
    const delivery = ports.delivery(context);
    const { id, message, self } = delivery;
    const { h } = carrier;
    // Most executions that come are of the same one.
    if (latest === undefined || latest.h !== h) latest = ofDefinition(h, states, known);
    const found = latest;
    const { drops, reads } = found;
    const fusing = fuse ? { ...found, hasTime: timeLeft(delivery) } : undefined;
    const { dead, failed, isHeir, message: first } = heritage(carrier, message);
    const run: Invocation = {
      ports,
      carrier,
      reads,
      drops,
      id,
      self,
      fusing,
      message: first,
      dead,
      isHeir,
      failed,
      led: [],
    };
    return watched(run, (each) => resume(each, data, found));
  };
}

type OfDefinition = Resumable &
  Required<Pick<Invocation, "drops" | "reads">> & { readonly h: string | undefined };

/** What a function can resume of the definition that an execution was started with. */
function ofDefinition(
  h: string | undefined,
  states: readonly Resuming[],
  { tasks, workOf }: Omit<Resumable, "wakes">,
): OfDefinition {
  const isOfIt = ({ Version }: Resuming): boolean => Version === undefined || Version === h;
  const own = h === undefined ? states : states.filter(isOfIt);
  // What one of them still needs stays.
  const [first, ...others] = own.map(({ Drops = [] }) => Drops);
  return {
    h,
    workOf,
    tasks: h === undefined ? tasks : tasks.filter(isOfIt),
    wakes: own.map((state) => state.Wakes?.() ?? {}),
    reads: own.flatMap((state) => state.Reads ?? []),
    drops: first?.filter((name) => others.every((each) => each.includes(name))) ?? [],
    ...(own.length === 0 && { other: states.map(({ Version = "" }) => Version) }),
  };
}

/** The carrier, and the data, of an event that was too large to travel. */
async function unpacked(
  { payloads }: Pick<Ports, "payloads">,
  { key, v: _, ...more }: Kept,
): Promise<{ readonly carrier: Carrier; readonly data: unknown }> {
  const { heaviside, data } = decode(JSON.parse(await payloads.kept(key)));
  if ("key" in heaviside) throw new Error(`${key} was kept twice.`);
  return { carrier: { ...heaviside, ...more }, data };
}

/** For which message a call is, and whose work it goes on with. */
export function heritage(
  { f, l }: Carrier,
  message: string,
): Pick<Invocation, "dead" | "failed" | "isHeir" | "message"> {
  if (f === undefined) return { message, dead: [], isHeir: l !== undefined };
  const { d, ...failed } = f;
  return { message, dead: d, isHeir: true, failed };
}

function serviceOf(ports: Ports, task: AnyTask): Work {
  return (call) => ports.service.begin(task, call);
}

function handled(handle: Handle): Work {
  return async (call) => ({
    kind: "done",
    result: await handle(call.given, new HandlerContext(call)),
  });
}

/** What a handler is told beside its input. Few ask for the signal, and to make one takes long. */
class HandlerContext {
  readonly #call: ServiceCall;

  constructor(call: ServiceCall) {
    this.#call = call;
  }

  get signal(): unknown {
    return this.#call.signal();
  }
}
