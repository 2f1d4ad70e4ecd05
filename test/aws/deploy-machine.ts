import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect } from "vitest";
import { compile, load } from "../../compiler/index.js";
import { run, type Handler, type Json, type Outcome, type RunOptions } from "../../local/index.js";
import { environment as names, tableLayout } from "../../runtime/aws/environment.js";
import type { Dedupe } from "../../runtime/ports/ports.js";
import { startStack, type Stack } from "./stack/index.js";
import type { FunctionOptions } from "./stack/lambda/settings.js";
import { account, region } from "./stack/service.js";
import * as handlers from "./machine-handlers.js";

/** A stack with what executions need beside the functions of their machines: queues, table, bucket and the invoker. */
export interface Site {
  readonly stack: Stack;
  /** For functions that are no Task's and use `heaviside/aws`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Deploys a machine: a function for each of its handlers, and its own. */
  deploy(definition: object, options: MachineOptions): Promise<DeployedMachine>;
  /** Deploys a machine, and ends its functions when it was used. */
  use(
    definition: object,
    options: MachineOptions,
    use: (machine: DeployedMachine) => Promise<void>,
  ): Promise<void>;
  /** Deploys a handler as it is, as a function of its name that no machine knows. */
  deployBare(handler: HandlerName): Promise<void>;
  /** Calls the invoker, as `{ stopExecution: … }` and the like. Throws what it throws. */
  ask(request: object): Promise<unknown>;
  /** What every outcome that was told says of an execution, in order. */
  told(executionArn: string): Promise<readonly Outcome[]>;
  /** How an execution ends. Throws when it does not within the time (default: 30,000 ms). */
  outcome(executionArn: string, timeoutMs?: number): Promise<Outcome>;
  stop(): Promise<void>;
}

export type HandlerName = keyof typeof handlers;

export interface MachineOptions {
  /** The machine's name, and the beginning of those of its functions. */
  readonly name: string;
  /** Default: `none`. */
  readonly dedupe?: Dedupe;
  /** Variables of all its functions beside those that it needs. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of functions, by handler. */
  readonly functions?: { readonly [handler: string]: Partial<FunctionOptions> };
  /** Definitions that its functions serve beside this one. */
  readonly others?: readonly object[];
}

export interface DeployedMachine {
  /** Starts an execution, and gives its ARN. Throws what the machine's function does. */
  start(input: Json, name?: string): Promise<string>;
  /** Starts an execution, and gives its outcome. */
  run(input: Json): Promise<Outcome>;
  /** Expects an execution to end as on this computer's virtual clock, with the same handlers. */
  endsAsLocally(input: Json, options?: Pick<RunOptions, "mock">): Promise<void>;
  /** The function of a handler. */
  functionName(handler: string): string;
  /** Ends its functions. */
  remove(): Promise<void>;
}

/** A Resource in definitions for `deploy`: the function of one of `machine-handlers.ts`. */
export function lambda(handler: HandlerName): string {
  return `arn:aws:lambda:${region}:${account}:function:${handler}`;
}

export interface SiteOptions {
  /** Time goes as many times faster as that, timeouts of handlers excepted. Default: 20. */
  readonly timeScale?: number;
  /** Variables of all functions, and of the invoker. */
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startSite({ timeScale = 20, ...options }: SiteOptions = {}): Promise<Site> {
  const stack = await startStack({ timeScale });
  const folder = await mkdtemp(join(tmpdir(), "heaviside-machines-"));
  await stack.queue("dead");
  const redrive = { queue: "dead", maxReceiveCount: 5 };
  const delays = await stack.queue("delays", { redrive });
  const failures = await stack.queue("failures", { redrive });
  const outcomes = await stack.queue("outcomes");
  await stack.bucket("payloads");
  await stack.table({
    TableName: "executions",
    AttributeDefinitions: [{ AttributeName: tableLayout.key, AttributeType: "S" }],
    KeySchema: [{ AttributeName: tableLayout.key, KeyType: "HASH" }],
    BillingMode: "PAY_PER_REQUEST",
  });
  const environment = {
    CLOCK_ORIGIN: String(Date.now()),
    CLOCK_SPEED: String(timeScale),
    [names.account]: `${region}:${account}`,
    [names.delays]: delays.url,
    [names.failures]: failures.arn,
    [names.outcomes]: outcomes.url,
    [names.table]: "executions",
    ...options.environment,
  };
  const world: World = { stack, folder, environment, onFailure: failures.arn };
  await deployFunction(world, "invoker", {
    code: `export { handler } from ${path("../../runtime/aws/invoker.ts")};`,
    options: { timeoutMs: 10_000 },
  });
  await Promise.all(["delays", "failures"].map((queue) => stack.mapQueue(queue, "invoker")));
  const site: Parts = {
    stack,
    environment,
    told: (executionArn) => told(stack, executionArn),
    outcome: (executionArn, timeoutMs = 30_000) => outcome(stack, executionArn, timeoutMs),
    async deployBare(handler) {
      const code = `export { ${handler} as handler } from ${path("machine-handlers.ts")};`;
      await deployFunction(world, handler, { code });
    },
    async ask(request) {
      const { functionError, payload } = await stack.invoke("invoker", request);
      if (functionError) throw new Error(JSON.stringify(payload));
      return payload;
    },
    async stop() {
      await stack.stop();
      await rm(folder, { recursive: true });
    },
  };
  return {
    ...site,
    deploy: (definition, options) => deploy(world, site, definition, options),
    async use(definition, options, use) {
      const machine = await deploy(world, site, definition, options);
      try {
        await use(machine);
      } finally {
        await machine.remove();
      }
    },
  };
}

type Parts = Omit<Site, "deploy" | "use">;

interface World extends Pick<Site, "stack" | "environment"> {
  /** Where the modules of machines are written. */
  readonly folder: string;
  readonly onFailure: string;
}

async function deploy(
  world: World,
  site: Parts,
  definition: object,
  { dedupe = "none", environment, functions = {}, name, others = [] }: MachineOptions,
): Promise<DeployedMachine> {
  const { folder, stack } = world;
  const definitions = [definition, ...others].map((each) => named(each, name));
  const modules = await Promise.all(definitions.map((each) => written(folder, each, name)));
  const machine = await load(definitions[0] ?? {}, { name });
  const byHandler = handlersOf(definitions);
  const functionName = (handler: string): string => `${name}-${handler}`;
  const all = { [names.dedupe]: dedupe, ...environment };
  const deployOne = (handler: string, code: string): Promise<void> =>
    deployFunction(world, functionName(handler), {
      code,
      environment: all,
      options: functions[handler] ?? {},
    });
  await deployOne("machine", machineCode(name, modules));
  for (const [handler, states] of byHandler)
    await deployOne(handler, taskCode(handler, { states, modules }));
  const start = async (input: Json, execution?: string): Promise<string> => {
    const startExecution = { input, name: execution };
    const { functionError, payload } = await stack.invoke(functionName("machine"), {
      startExecution,
    });
    if (functionError) throw new Error(JSON.stringify(payload));
    return (payload as { readonly executionArn: string }).executionArn;
  };
  const tasks = localTasks(byHandler, functionName);
  const runHere = async (input: Json): Promise<Outcome> => site.outcome(await start(input));
  return {
    start,
    functionName,
    run: runHere,
    async endsAsLocally(input, options) {
      expect(await runHere(input)).toEqual(await run(machine, input, { tasks, ...options }));
    },
    async remove() {
      const used = ["machine", ...byHandler.keys()].map(functionName);
      await Promise.all(used.map((each) => stack.remove(each)));
    },
  };
}

/** Each machine has functions of its own. */
function named(definition: object, machine: string): object {
  const text = JSON.stringify(definition).replaceAll(":function:", `:function:${machine}-`);
  return JSON.parse(text) as object;
}

/** Compiles a definition, and gives the path of its module. */
async function written(folder: string, definition: object, name: string): Promise<string> {
  const { code, diagnostics, files } = await compile(definition, { name });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (code === undefined) throw new Error(errors.map(({ message }) => message).join("\n"));
  const own = await mkdtemp(join(folder, "machine-"));
  await mkdir(own, { recursive: true });
  const all = { ...files, "machine.ts": code };
  await Promise.all(Object.entries(all).map(([file, text]) => writeFile(join(own, file), text)));
  return join(own, "machine.ts");
}

interface Scope {
  readonly States: { readonly [name: string]: State };
}
interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Parameters?: { readonly FunctionName?: string };
  readonly Branches?: readonly Scope[];
  readonly ItemProcessor?: Scope;
}

/** The states of each handler: those that name its function. */
function handlersOf(definitions: readonly object[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [name, { Parameters, Resource = "" }] of definitions.flatMap((each) =>
    statesOf(each as Scope),
  )) {
    const [, handler] = /:function:[^-]+-(\w+)$/.exec(Parameters?.FunctionName ?? Resource) ?? [];
    if (handler !== undefined) found.set(handler, (found.get(handler) ?? new Set()).add(name));
  }
  return found;
}

function statesOf({ States }: Scope): readonly (readonly [name: string, state: State])[] {
  return Object.entries(States).flatMap((entry) => {
    const { Branches = [], ItemProcessor } = entry[1];
    return [entry, ...[...Branches, ...(ItemProcessor ? [ItemProcessor] : [])].flatMap(statesOf)];
  });
}

function machineCode(machine: string, modules: readonly string[]): string {
  return `
    import { wake } from "heaviside/aws";
    ${imported(modules)}
    export const handler = wake([${modules.map((_, at) => `m${at}.${machine}`).join(", ")}]);`;
}

function taskCode(
  handler: string,
  {
    states,
    modules,
  }: { readonly states: ReadonlySet<string>; readonly modules: readonly string[] },
): string {
  const tasks = modules.flatMap((_, at) => [...states].map((each) => `m${at}.${each}`));
  return `
    import { serve } from "heaviside/aws";
    import { ${handler} } from ${path("machine-handlers.ts")};
    ${imported(modules)}
    export const handler = serve([${tasks.join(", ")}].filter(Boolean), ${handler});`;
}

function imported(modules: readonly string[]): string {
  return modules.map((each, at) => `import * as m${at} from ${JSON.stringify(each)};`).join("\n");
}

async function deployFunction(
  { stack, environment: common, onFailure }: World,
  name: string,
  {
    code,
    environment,
    options = {},
  }: {
    readonly code: string;
    readonly environment?: Readonly<Record<string, string>>;
    readonly options?: Partial<FunctionOptions>;
  },
): Promise<void> {
  await stack.deploy({
    ...{ name, onFailure, retries: 0, recursiveLoop: "Allow", timeoutMs: 60_000, maxInstances: 4 },
    ...options,
    code: `import ${path("fast-clock.ts")};\n${code}`,
    environment: { ...common, ...environment },
  });
}

function path(file: string): string {
  return JSON.stringify(join(import.meta.dirname, file));
}

/** Handlers by the names of their functions. */
function localTasks(
  byHandler: ReadonlyMap<string, unknown>,
  functionName: (handler: string) => string,
): { readonly [name: string]: Handler } {
  const all = handlers as unknown as { readonly [name: string]: Handler };
  return Object.fromEntries(
    [...byHandler.keys()].map((each) => [functionName(each), all[each] as Handler]),
  );
}

interface Told {
  readonly detail: {
    readonly executionArn: string;
    readonly status: Outcome["status"];
    readonly output?: string;
    readonly error?: string;
    readonly cause?: string;
  };
}

async function told(stack: Stack, executionArn: string): Promise<readonly Outcome[]> {
  const { ready } = await stack.messages("outcomes");
  return ready
    .map(({ body }) => (JSON.parse(body) as Told).detail)
    .filter((detail) => detail.executionArn === executionArn)
    .map(({ output, status, error, cause }) =>
      status === "SUCCEEDED"
        ? { status, output: JSON.parse(output ?? "") as Json }
        : { status, ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) },
    );
}

async function outcome(stack: Stack, executionArn: string, timeoutMs: number): Promise<Outcome> {
  for (const end = Date.now() + timeoutMs; ; await setTimeout(25)) {
    const [first] = await told(stack, executionArn);
    if (first) return first;
    if (Date.now() > end) throw new Error(`${executionArn} has not ended in ${timeoutMs} ms.`);
  }
}
