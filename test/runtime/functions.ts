import { transform } from "esbuild";
import { compile } from "../../compiler/index.js";
import type { Json, ScriptedResult } from "../../local/index.js";
import { StatesError } from "../../runtime/errors.js";
import { hosted } from "../../runtime/host.js";
import * as intrinsics from "../../runtime/intrinsics/index.js";
import {
  memoryPorts,
  seededRandom,
  type MemoryOptions,
  type MemoryPorts,
  type Message,
} from "../../runtime/ports/memory.js";
import type { Outcome } from "../../runtime/ports/ports.js";
import * as v1 from "../../runtime/v1.js";
import type { AnyTask, Machine } from "../../runtime/types.js";

// Machines whose Tasks are functions of their own, in memory.

/** A machine, and the address of each Task's function. */
export interface Deployed {
  readonly machine: Machine;
  readonly addresses: ReadonlyMap<string, string>;
}

/**
 * Compiles a definition, and adds what the compiler does not emit yet: `Wakes` and `Reads`, with everything in them that a
 * function of this machine could ever need.
 */
export async function deployed(definition: object): Promise<Deployed> {
  const source = JSON.stringify(definition);
  const { code, name, diagnostics } = await compile(source, { fileName: "machine.asl.json" });
  if (code === undefined) throw new Error(JSON.stringify(diagnostics));
  const exported = /export const (\w+) = \{\n {2}Name: [^\n]*\n {2}StartAt:/.exec(code)?.[1];
  if (exported === undefined) throw new Error(`${name} has no machine.`);
  const states = statesOf(definition as Scope, undefined);
  const more = `
    const wakes = () => ({ ${wakes(states, code).join(", ")} });
    for (const each of [${exported}, ...Object.values(${exported}.Tasks())])
      Object.assign(each, { Wakes: wakes, Reads: ["Execution.Input", "Map.Item"] });`;
  const { code: script } = await transform(code + more, { loader: "ts", format: "cjs" });
  const module: { exports: Record<string, unknown> } = { exports: {} };
  const require = (path: string) => (path.endsWith("/v1") ? v1 : intrinsics);
  new Function("module", "exports", "require", script)(module, module.exports, require);
  const addresses = states.flatMap(({ name: each, state }) =>
    state.Type === "Task" && !/^arn:[^:]+:states:/.test(state.Resource ?? "")
      ? [[each, state.Resource ?? ""] as const]
      : [],
  );
  return { machine: module.exports[exported] as Machine, addresses: new Map(addresses) };
}

interface Scope {
  readonly States: { readonly [name: string]: State };
}
interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Resource?: string;
  readonly Retry?: unknown;
  readonly Branches?: readonly Scope[];
  readonly ItemProcessor?: Scope;
  readonly Iterator?: Scope;
}
interface Named {
  readonly name: string;
  readonly state: State;
  readonly parent: string | undefined;
}

function statesOf({ States }: Scope, parent: string | undefined): readonly Named[] {
  return Object.entries(States).flatMap(([name, state]) => [
    { name, state, parent },
    ...[...(state.Branches ?? []), state.ItemProcessor ?? state.Iterator ?? []]
      .flat()
      .flatMap((inner) => statesOf(inner, name)),
  ]);
}

function wakes(states: readonly Named[], code: string): readonly string[] {
  const matched = (pattern: string) => new RegExp(pattern).exec(code)?.[1];
  const quoted = (name: string) => JSON.stringify(name).replace(/[$()*+.?[\]\\^{|}]/g, "\\$&");
  const join = (name: string) => matched(`const (\\w+Join) = \\{\\n  Name: ${quoted(name)}`);
  return states.flatMap(({ name, state, parent }) => {
    const enter = matched(
      `function (\\w+)\\([^)]*\\): Transition \\{\\n[^\\n]*\\$\\$\\.enter\\("\\w+", ${quoted(name)}`,
    );
    const task = matched(`export const (\\w+) = \\{\\n  Name: ${quoted(name)}`);
    const Parent = parent === undefined ? "" : `Parent: ${join(parent)}`;
    const key = JSON.stringify(name);
    // Whatever follows a Wait, or starts again; and a Wait that ends a branch.
    if (state.Type === "Wait" && state.Next === undefined) return [`${key}: { ${Parent} }`];
    if (state.Type === "Task") return [`${key}: ${task}`];
    return [`${key}: { Enter: ${enter}${Parent && `, ${Parent}`} }`];
  });
}

/** When executions start. */
export const now = new Date("2026-01-01T00:00:00Z");

/** What a Task's function does; `attempt` counts all its calls in an execution. */
export type Handlers = (state: string, input: unknown, attempt: number) => unknown;

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

/** Executes a machine by its functions until nothing moves any more. */
export async function execute(
  { machine, addresses }: Deployed,
  input: Json,
  handlers: Handlers,
  options: MemoryOptions & { readonly chaos?: Chaos; readonly name?: string } = {},
): Promise<Observed> {
  const { chaos, name = "test" } = options;
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
    return handlers(Name, given, attempt);
  };
  const ports: MemoryPorts = { ...memory, random: () => 0.5, service: work };
  const random = seededRandom(chaos?.seed ?? 0);
  const host = hosted(chaos?.reorder === true ? shaken(ports, random) : ports);
  const functions = new Map<string, (event: unknown, context: unknown) => unknown>();
  for (const [address, tasks] of byAddress(machine, addresses)) {
    const serve = tasks.map((task) => host.serve(task, (given) => work(task, given)));
    // Where Tasks share an address, the test has to know which one is called.
    functions.set(address, (event, context) => {
      const state = stateOf(context as Message);
      const index = Math.max(
        0,
        tasks.findIndex(({ Name }) => Name === state),
      );
      return serve[index]?.(event as never, context as never);
    });
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

function byAddress(
  machine: Machine,
  addresses: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly AnyTask[]> {
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
