import type { Work } from "./attempt.js";
import { decode, isCarrying, type Carrier, type Carrying } from "./carrier.js";
import { StatesError } from "./errors.js";
import { withAncestor } from "./holder.js";
import type { Ports } from "./ports/ports.js";
import { resume, type Resumable } from "./resume.js";
import { served, tasksOf, type Served, type TaskHandler } from "./serve.js";
import { startExecution, type Started, type StartOptions } from "./start.js";
import type { Invocation } from "./scope.js";
import type { AnyTask, Machine, Resuming } from "./types.js";

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
  wake(machine: Resuming): Receiver;
}

/** A function that is called with events that carry executions. Throws `Heaviside.CarrierVersion`. */
export type Receiver = (event: unknown, context: unknown) => Promise<void>;

/** Makes functions on ports: for `heaviside/aws`, and for tests in memory. */
export function hosted(ports: Ports): Host {
  return {
    serve: (task, handler) => hostedServe(ports, task, handler),
    start: (machine, input, options) => startExecution(ports, machine, input, options),
    wake: (machine) => hostedWake(ports, machine),
  };
}

/** `wake` on ports alone. */
export function hostedWake(ports: Ports, machine: Resuming): Receiver {
  return receiver(ports, [machine], { tasks: [], workOf: (task) => serviceOf(ports, task) });
}

/**
 * `serve` on ports alone, which may be made when they are used first: a function that does not start executions need not hold what
 * does.
 */
export function hostedServe<Task extends AnyTask>(
  given: Ports | (() => Ports),
  task: Task | readonly Task[],
  handler: TaskHandler<Task>,
): Served<Task> {
  const tasks: readonly AnyTask[] = tasksOf(task);
  // A handler's types are those of its Tasks, for which alone it is called.
  const work = handler as Work;
  let receive: Receiver | undefined;
  const receiving = (): Receiver => {
    const ports = typeof given === "function" ? given() : given;
    const workOf = (each: AnyTask): Work => {
      if (!tasks.includes(each)) return serviceOf(ports, each);
      return each.Resource === undefined ? work : invoked(work);
    };
    return (receive ??= receiver(ports, tasks, { tasks, workOf }));
  };
  const call: Work = (event, context) => {
    const { clientContext } = Object(context) as { readonly clientContext?: object };
    if (isCarrying(event)) return receiving()(event, context);
    if (isCarrying(clientContext)) return receiving()({ ...clientContext, data: event }, context);
    return work(event, context);
  };
  return served(task, call as typeof handler);
}

function receiver(
  ports: Ports,
  states: readonly Resuming[],
  known: Omit<Resumable, "wakes">,
): Receiver {
  return async (event, context) => {
    const { carrier, data } = await unpacked(ports, opened(ports, event));
    const { id, message, self } = ports.delivery(context);
    const { drops, reads, ...found } = ofDefinition(carrier, states, known);
    const run = { ...{ ports, carrier, reads, drops, id, self }, ...heritage(carrier, message) };
    return resume(run, data, found);
  };
}

/** What an event carries. Throws `Heaviside.CarrierVersion`, and `Heaviside.NoSeal` where a stranger may have made it. */
export function opened({ isSealed }: Pick<Ports, "isSealed">, event: unknown): Carrying {
  const carrying = decode(event);
  if (isSealed && !isSealed(carrying))
    throw new StatesError("Heaviside.NoSeal", "The carrier has no seal of this deployment.");
  return carrying;
}

/** What a function can resume of the definition that an execution was started with. */
function ofDefinition(
  { h }: Carrier,
  states: readonly Resuming[],
  { tasks, workOf }: Omit<Resumable, "wakes">,
): Resumable & Pick<Invocation, "reads"> & { readonly drops: readonly string[] } {
  const isOfIt = ({ Version }: Resuming): boolean => Version === undefined || Version === h;
  const own = h === undefined ? states : states.filter(isOfIt);
  // What one of them still needs stays.
  const [first, ...others] = own.map(({ Drops = [] }) => Drops);
  return {
    ...{ workOf, tasks: h === undefined ? tasks : tasks.filter(isOfIt) },
    wakes: own.map((state) => state.Wakes?.() ?? {}),
    reads: own.flatMap((state) => state.Reads ?? []),
    drops: first?.filter((name) => others.every((each) => each.includes(name))) ?? [],
    ...(own.length === 0 && { other: states.map(({ Version = "" }) => Version) }),
  };
}

/** The carrier itself, and the data, where they were too large to travel. */
export async function unpacked(
  { payloads }: Pick<Ports, "payloads">,
  { heaviside, data }: Carrying,
): Promise<{ readonly carrier: Carrier; readonly data: unknown }> {
  if (!("key" in heaviside)) return { carrier: heaviside, data };
  const { key, v: _, ...more } = heaviside;
  const kept = decode(JSON.parse(await payloads.kept(key)));
  if ("key" in kept.heaviside) throw new Error(`${key} was kept twice.`);
  return { carrier: { ...kept.heaviside, ...more }, data: kept.data };
}

/** For which message a call is, and whose work it continues. */
export function heritage(
  { f, l = [] }: Carrier,
  message: string,
): Pick<Invocation, "failed" | "generation" | "heirOf" | "message"> {
  if (f === undefined) return { message, generation: 0, heirOf: l };
  const { g, m, ...failed } = f;
  return { message: m, generation: g, heirOf: withAncestor(l, [m, g]), failed };
}

function serviceOf(ports: Ports, task: AnyTask): Work {
  return (given, context) => ports.service(task, given, context);
}

/** A function behind `lambda:invoke`, which takes its payload out and wraps its answer. */
function invoked(work: Work): Work {
  return async (given, context) => {
    const { Payload = {} } = given as { readonly Payload?: unknown };
    const answer = (await work(Payload, context)) ?? null;
    return { ExecutedVersion: "$LATEST", Payload: answer, StatusCode: 200 };
  };
}
