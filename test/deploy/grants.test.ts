import { describe, expect, test } from "vitest";

import { hosted } from "../../runtime/host.js";
import { memoryPorts } from "../../runtime/ports/memory.js";
import type { Dedupe, Ports, Progress, Service, Table } from "../../runtime/ports/ports.js";
import { atOnce, deployed as compiled, now, scripted } from "../runtime/functions.js";
import { deployed, region, summary, task } from "./deployed.js";

// What the runtime does in each function is among what the function may do.

const actions: { readonly [Method in keyof Table]: string } = {
  putNew: "PutItem",
  put: "PutItem",
  change: "UpdateItem",
  set: "UpdateItem",
  add: "UpdateItem",
  get: "GetItem",
  getAll: "BatchGetItem",
};

/** The ports of one function, which tell what it does with them. */
function watched(ports: Ports, tell: (what: string) => void): Ports {
  const table = ports.table;
  const told = Object.entries(table ?? {}).map(([name, method]) => [
    name,
    (...given: readonly never[]): unknown => {
      tell(`table ${actions[name as keyof Table]}`);
      return (method as (...all: readonly never[]) => unknown)(...given);
    },
  ]);
  return {
    ...ports,
    ...(table && { table: Object.fromEntries(told) as unknown as Table }),
    invoke(to, event) {
      tell(`calls ${to}`);
      return ports.invoke(to, event);
    },
    schedule(to, event, due) {
      tell("waits");
      // One that is due at once.
      tell(`calls ${to}`);
      return ports.schedule(to, event, due);
    },
  };
}

/** Runs a machine, and gives what each of its functions did, by the function's name. */
async function done(definition: object, script: Parameters<typeof scripted>[0], dedupe: Dedupe) {
  const { machine, addresses } = await compiled(definition);
  const place = { account: "eu-west-1:123456789012", roleArn: "r" };
  const memory = memoryPorts({ start: now.getTime(), place, dedupe });
  const calls = new Map<string, number>();
  const handle = scripted(script);
  const work = (Name: string, given: unknown): unknown => {
    const attempt = (calls.get(Name) ?? 0) + 1;
    calls.set(Name, attempt);
    return handle(Name, given, attempt);
  };
  const found = new Map<string, Set<string>>();
  const hostOf = (name: string) => {
    const tell = (what: string): void => {
      const said = what.replace(region, "").replace("calls start", "calls Start");
      found.set(name, (found.get(name) ?? new Set()).add(said));
    };
    const { begin, ...others } = atOnce((each, given) => work(each.Name, given));
    // What waits for a job looks once.
    const service: Service = {
      ...others,
      async begin(each, given) {
        const begun = await begin(each, given);
        const isJob = String(each.Resource).endsWith(".sync");
        return isJob ? { kind: "running", job: begun, seconds: 1 } : begun;
      },
      look: async (job) => job as Progress,
    };
    return hosted(watched({ ...memory, random: () => 0.5, service }, tell));
  };
  const start = hostOf("Start");
  const functions = new Map<string, (event: never, context: never) => unknown>([
    ["start", start.wake(machine)],
  ]);
  for (const [name, each] of Object.entries(machine.Tasks())) {
    const address = addresses.get(name);
    if (address === undefined) continue;
    const serve = hostOf(name).serve(each, (given) => work(name, given));
    functions.set(address, serve as (event: never, context: never) => unknown);
  }
  await start.start(machine, {}, { name: "one", self: "start" });
  for (let quiet = 0; quiet < 3;) {
    await new Promise<void>((next) => setImmediate(next));
    const message = memory.messages.shift();
    if (message) {
      quiet = 0;
      void functions.get(message.self)?.(JSON.parse(message.event) as never, message as never);
    } else if (!memory.clock.advance()) quiet++;
  }
  return { found, outcomes: memory.outcomes.get(`${machine.Name}:one`) ?? [] };
}

const end = { End: true };
const Retry = [{ ErrorEquals: ["Busy"], IntervalSeconds: 1, MaxAttempts: 2 }];
const branch = (StartAt: string, ...states: readonly object[]) => ({
  StartAt,
  States: Object.assign({}, ...states) as object,
});
const busy = [{ error: "Busy" }, { output: {} }];
const fine = [{ output: {} }];
const query = {
  Type: "Task",
  Resource: "arn:aws:states:::athena:startQueryExecution.sync",
  Parameters: { QueryString: "q", WorkGroup: "w" },
};
const items = { Type: "Pass", Result: [1, 2, 3], ResultPath: "$.items" };

const machines: Readonly<
  Record<string, { definition: object; script: Parameters<typeof scripted>[0] }>
> = {
  "linear, tried again, after a Wait": {
    definition: branch(
      "a",
      task("a", { Retry, Next: "pause" }),
      { pause: { Type: "Wait", Seconds: 5, Next: "pass" }, pass: { Type: "Pass", Next: "b" } },
      task("b", end),
    ),
    script: { a: busy, b: fine },
  },
  "a Parallel in a Map with MaxConcurrency": {
    definition: branch("a", task("a", { ResultPath: null, Next: "items" }), {
      items: { ...items, Next: "each" },
      each: {
        Type: "Map",
        ItemsPath: "$.items",
        MaxConcurrency: 2,
        ItemProcessor: branch("both", {
          both: {
            Type: "Parallel",
            Branches: [
              branch("b", task("b", { Retry, Next: "rest" }), {
                rest: { Type: "Wait", Seconds: 1, ...end },
              }),
              branch("c", { c: { Type: "Pass", ...end } }),
            ],
            Next: "d",
          },
          ...task("d", end),
        }),
        Next: "e",
      },
      ...task("e", end),
    }),
    script: { a: fine, b: busy, d: fine, e: fine },
  },
  "a Parallel that is tried again, and caught": {
    definition: branch("a", task("a", { Next: "both" }), {
      both: {
        Type: "Parallel",
        Branches: [
          branch("b", task("b", { Next: "c" }), task("c", end)),
          branch("d", task("d", end)),
        ],
        Retry,
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "e" }],
        Next: "f",
      },
      ...task("e", end),
      ...task("f", end),
    }),
    script: { a: fine, b: fine, c: [{ error: "Busy" }, { error: "Lost" }], d: fine, e: fine },
  },
  "jobs, in a branch and after it": {
    definition: branch("a", task("a", { Next: "both" }), {
      both: {
        Type: "Parallel",
        Branches: [branch("query", { query: { ...query, ...end } }), branch("b", task("b", end))],
        Next: "last",
      },
      last: { ...query, Next: "c" },
      ...task("c", end),
    }),
    script: { a: fine, b: fine, query: fine, last: fine, c: fine },
  },
  "a service in place, tried again in a branch that a function began": {
    definition: branch("first", {
      first: { Type: "Wait", Seconds: 1, Next: "both" },
      both: {
        Type: "Parallel",
        Branches: [
          branch("put", {
            put: {
              Type: "Task",
              Resource: "arn:aws:states:::dynamodb:putItem",
              Parameters: { TableName: "t", Item: {} },
              Retry,
              ...end,
            },
          }),
          branch("a", task("a", end)),
        ],
        Next: "b",
      },
      ...task("b", end),
    }),
    script: { put: busy, a: fine, b: fine },
  },
};

describe.each(["none", "claim", "checkpoint"] as const)("with %s", (dedupe) => {
  test.each(Object.entries(machines))("%s", async (_, { definition, script }) => {
    const { found, outcomes } = await done(definition, script, dedupe);
    expect(outcomes[0]).toMatchObject({ status: "SUCCEEDED" });
    const { needs } = await deployed(definition, { ours: ["start", ..."abcdef"], dedupe });
    const may = summary(needs) as Readonly<
      Record<string, { calls?: string[]; waits?: []; table?: string[] }>
    >;
    const allowed = (name: string) => {
      const {
        calls = [],
        waits,
        table = [],
      } = may[name === "Start" ? name : name.toUpperCase()] ?? {};
      const called = calls.map((each) => `calls ${each === "Start" ? each : each.toLowerCase()}`);
      return [...called, ...(waits ? ["waits"] : []), ...table.map((each) => `table ${each}`)];
    };
    expect(found.size).toBeGreaterThan(1);
    for (const [name, did] of found)
      expect({ name, not: [...did].filter((each) => !allowed(name).includes(each)) }).toEqual({
        name,
        not: [],
      });
  });
});
