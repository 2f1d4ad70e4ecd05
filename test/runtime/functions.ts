import { load } from "../../compiler/index.js";
import type { Json, ScriptedResult } from "../../local/index.js";
import { StatesError } from "../../runtime/errors.js";
import { hosted } from "../../runtime/host.js";
import {
  memoryPorts,
  seededRandom,
  type MemoryOptions,
  type MemoryPorts,
  type Message,
} from "../../runtime/ports/memory.js";
import type { Outcome, Ports, Service, Table } from "../../runtime/ports/ports.js";
import type { AnyTask, Machine } from "../../runtime/types.js";
import { objectsIn } from "./objects.js";

// Machines whose Tasks are functions of their own, in memory.

/** A machine, and the address of each Task's function. */
export interface Deployed {
  readonly machine: Machine;
  readonly addresses: ReadonlyMap<string, string>;
}

/** Compiles a definition. */
export async function deployed(definition: object): Promise<Deployed> {
  const machine = await load(JSON.stringify(definition));
  return { machine, addresses: addressesIn(definition) };
}

/** The function of each Task that has one. */
export function addressesIn(definition: object): ReadonlyMap<string, string> {
  const addresses = statesOf(definition as Scope).flatMap(([name, state]) => {
    const address = addressOf(state);
    return address === undefined ? [] : [[name, address] as const];
  });
  return new Map(addresses);
}

/** The function of a Task: its Resource, or what `lambda:invoke` names. */
function addressOf({ Type, Resource = "", ...state }: State): string | undefined {
  if (Type !== "Task") return undefined;
  if (!/^arn:[^:]+:states:/.test(Resource)) return Resource;
  if (!Resource.endsWith(":lambda:invoke")) return undefined;
  const { FunctionName } = { ...state.Parameters, ...state.Arguments };
  return typeof FunctionName === "string" && !FunctionName.startsWith("{%")
    ? FunctionName
    : undefined;
}

interface Scope {
  readonly States: { readonly [name: string]: State };
}
interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Parameters?: { readonly FunctionName?: unknown };
  readonly Arguments?: { readonly FunctionName?: unknown };
  readonly Branches?: readonly Scope[];
  readonly ItemProcessor?: Scope;
  readonly Iterator?: Scope;
}

function statesOf({ States }: Scope): readonly (readonly [name: string, state: State])[] {
  return Object.entries(States).flatMap((entry) => {
    const { Branches = [], ItemProcessor, Iterator } = entry[1];
    const processor = ItemProcessor ?? Iterator;
    return [entry, ...[...Branches, ...(processor ? [processor] : [])].flatMap(statesOf)];
  });
}

/** When executions start. */
export const now = new Date("2026-01-01T00:00:00Z");

/** A service that does all work at once: no jobs. */
export function atOnce(work: (task: AnyTask, given: unknown) => unknown): Service {
  return {
    begin: async (task, { given }) => ({ kind: "done", result: await work(task, given) }),
    look: () => Promise.reject(new Error("There is no job.")),
    stop: async () => undefined,
  };
}

/** What a Task's function does; `attempt` counts all its calls in an execution. */
export type Handlers = (state: string, input: unknown, attempt: number) => unknown;
/** The same where it calls back. */
export type CallingHandlers = (...given: [...Parameters<Handlers>, ports: Ports]) => unknown;

/** Handlers that give scripted results: one an attempt, the last repeats. */
export function scripted(script: {
  readonly [state: string]: readonly ScriptedResult[];
}): Handlers {
  return (state, _, attempt) => {
    const results = script[state] ?? [];
    const result = results[Math.min(attempt, results.length) - 1];
    if (result === undefined) throw new Error(`Nobody answers "${state}".`);
    if ("hang" in result) return new Promise(() => undefined);
    if ("output" in result) return result.output;
    throw new StatesError(result.error, result.cause);
  };
}

export interface Chaos {
  readonly seed: number;
  /** How often a message is delivered twice, from 0 to 1; not to these states. */
  readonly duplicates?: number;
  readonly spared?: readonly string[];
  /** Messages arrive in any order, and ports answer in any. */
  readonly reorder?: boolean;
}

/** What happened to an execution. */
export interface Observed {
  readonly outcomes: readonly Outcome[];
  /** Every delivery, in order. */
  readonly deliveries: readonly Message[];
  /** How often each Task's handler was called. */
  readonly calls: ReadonlyMap<string, number>;
  readonly milliseconds: number;
  /** The most messages that were waiting to be delivered. */
  readonly waiting: number;
}

interface Executing {
  readonly chaos?: Chaos;
  readonly name?: string;
  /** Whether Tasks of one function run in place. */
  readonly fuse?: boolean;
  /** By `"bucket/key"`. */
  readonly objects?: Record<string, string>;
  /** What stands between the functions and their table. */
  readonly through?: (table: Table) => Table;
}

/** Executes a machine by its functions until nothing moves any more. */
export async function execute(
  { machine, addresses }: Deployed,
  input: Json,
  handlers: CallingHandlers,
  options: MemoryOptions & Executing = {},
): Promise<Observed> {
  const { chaos, fuse = false, name = "test", objects = {} } = options;
  const begin = now.getTime();
  const roleArn = `arn:aws:iam::123456789012:role/${machine.Name}`;
  const memory = memoryPorts({
    start: begin,
    place: { account: "us-east-1:123456789012", roleArn },
    ...options,
  });
  const calls = new Map<string, number>();
  const work = ({ Name }: AnyTask, given: unknown): unknown => {
    const attempt = (calls.get(Name) ?? 0) + 1;
    calls.set(Name, attempt);
    return handlers(Name, given, attempt, ports);
  };
  const ports: MemoryPorts = {
    ...memory,
    random: () => 0.5,
    service: options.service ?? atOnce(work),
    objects: objectsIn(objects, () => memory.clock.now()),
    table: options.through?.(memory.table) ?? memory.table,
  };
  const random = seededRandom(chaos?.seed ?? 0);
  const host = hosted(chaos?.reorder === true ? shaken(ports, random) : ports);
  const functions = new Map<string, (event: unknown, context: unknown) => unknown>();
  for (const [address, tasks] of byAddress({ machine, addresses })) {
    const handlers = tasks.map((task) => (given: unknown) => work(task, given));
    const serve = host.serveEach(tasks, handlers, { fuse });
    functions.set(address, (event, context) => serve(event as never, context as never));
  }
  functions.set("waker", host.wake(machine));

  const deliveries: Message[] = [];
  const failures: unknown[] = [];
  let waiting = 0;
  await host.start(machine, input, { name, self: "waker" });
  for (let steps = 0; ; steps++) {
    if (steps > 100_000) throw new Error("It does not end.");
    await idle();
    if (failures.length > 0) throw failures[0];
    const { messages } = ports;
    const index = chaos?.reorder === true ? Math.floor(random() * messages.length) : 0;
    const [message] = messages.splice(index, 1);
    if (message === undefined) {
      if (ports.clock.advance()) continue;
      break;
    }
    waiting = Math.max(waiting, messages.length + 1);
    deliveries.push(message);
    const isSpared = chaos?.spared?.includes(stateOf(message)) ?? false;
    if (!isSpared && random() < (chaos?.duplicates ?? 0))
      ports.deliver(message.self, message.event);
    const called = functions.get(message.self);
    if (called === undefined) throw new Error(`There is no function at ${message.self}.`);
    void Promise.resolve(called(JSON.parse(message.event), message)).catch((error: unknown) =>
      failures.push(error),
    );
  }
  return {
    outcomes: ports.outcomes.get(`${machine.Name}:${name}`) ?? [],
    ...{ deliveries, calls, waiting, milliseconds: ports.clock.now() - begin },
  };
}

/** The state that a message is for; "" where it is kept elsewhere. */
export function stateOf({ event }: Message): string {
  const { heaviside } = JSON.parse(event) as { readonly heaviside: { readonly s?: string } };
  return heaviside.s ?? "";
}

/** The Tasks of each function. */
export function byAddress({
  machine,
  addresses,
}: Deployed): ReadonlyMap<string, readonly AnyTask[]> {
  const tasks = new Map<string, AnyTask[]>();
  for (const task of Object.values(machine.Tasks())) {
    const address = addresses.get(task.Name);
    if (address !== undefined) tasks.set(address, [...(tasks.get(address) ?? []), task]);
  }
  return tasks;
}

/** Until no promise has anything left to do. */
function idle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Ports whose operations take their time, each another one. */
function shaken(ports: MemoryPorts, random: () => number): MemoryPorts {
  const slow = <Operations extends object>(operations: Operations): Operations =>
    new Proxy(operations, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== "function" || name === "isTooLarge" || name === "delivery")
          return member;
        return async (...given: unknown[]) => {
          for (let turns = Math.floor(random() * 6); turns > 0; turns--) await undefined;
          return member.apply(target, given) as unknown;
        };
      },
    });
  const { invoke, schedule, outcome } = ports;
  return { ...ports, ...slow({ invoke, schedule, outcome }), table: slow(ports.table) };
}
