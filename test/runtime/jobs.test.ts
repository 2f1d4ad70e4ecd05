import { describe, expect, test } from "vitest";
import { StatesError } from "../../runtime/errors.js";
import { stopExecution } from "../../runtime/executions.js";
import { hosted } from "../../runtime/host.js";
import { onFailure } from "../../runtime/invoker.js";
import { memoryPorts, type MemoryPorts, type Message } from "../../runtime/ports/memory.js";
import type { Progress, Service, ServiceCall } from "../../runtime/ports/ports.js";
import { deployed, execute, now, scripted } from "./functions.js";

// Tasks whose work is a job of a service (`.sync`).

const sync = "arn:aws:states:::athena:startQueryExecution.sync";
const lambda = "arn:aws:lambda:eu-west-1:123456789012:function:f";
const query = (fields: object = {}) => ({
  ...{ Type: "Task", Resource: sync, ResultPath: "$.query" },
  ...("Next" in fields ? {} : { End: true }),
  ...fields,
});
const alone = (fields: object = {}, machine: object = {}) => ({
  ...{
    StartAt: "Query",
    States: { Query: query({ Next: "After", ...fields }), After: { Type: "Succeed" } },
  },
  ...machine,
});

/** A service with jobs that are over after so many looks, and what it was asked. */
function jobs(looks: number, last: () => Progress = () => ({ kind: "done", result: "rows" })) {
  const begun: ServiceCall[] = [];
  const asked: string[] = [];
  const progress = (count: number): Progress =>
    count < looks ? { kind: "running", job: { count }, seconds: 10 * 2 ** count } : last();
  const service: Service = {
    begin: async (_, call) => {
      begun.push(call);
      asked.push("begin");
      return progress(0);
    },
    look: async (job) => {
      asked.push("look");
      return progress((job as { readonly count: number }).count + 1);
    },
    stop: async () => void asked.push("stop"),
  };
  return { service, begun, asked };
}

test("a function begins a job, and is called again to look", async () => {
  const { service, asked, begun } = jobs(3);
  const machine = await deployed(alone({ Parameters: { "n.$": "$.n" }, Next: "After" }));
  const { deliveries, milliseconds, outcomes } = await execute(machine, { n: 1 }, scripted({}), {
    service,
  });
  expect(outcomes).toEqual([{ status: "SUCCEEDED", output: { n: 1, query: "rows" } }]);
  expect(asked).toEqual(["begin", "look", "look", "look"]);
  expect(milliseconds).toBe(70_000);
  // The hand-over to the Task, and one call for each look.
  expect(deliveries).toHaveLength(4);
  expect(begun[0]).toMatchObject({
    given: { n: 1 },
    id: "Machine:test##1/2",
    credentials: undefined,
  });
  expect(begun[0]?.arns()).toEqual([
    "arn:aws:states:us-east-1:123456789012:execution:Machine:test",
    "arn:aws:states:us-east-1:123456789012:stateMachine:Machine",
  ]);
});

test("Credentials are the service's to assume", async () => {
  const { service, begun } = jobs(0);
  const Credentials = { RoleArn: "arn:aws:iam::123456789012:role/other" };
  await execute(await deployed(alone({ Credentials })), {}, scripted({}), { service });
  expect(begun[0]?.credentials).toEqual(Credentials);
});

test("an attempt has an id of its own, and the same when it is repeated", async () => {
  const { service, begun } = jobs(0, () => {
    throw new StatesError("Busy");
  });
  const definition = alone({ Retry: [{ ErrorEquals: ["Busy"], MaxAttempts: 2 }] });
  const options = { service, chaos: { seed: 1, duplicates: 0.5 } } as const;
  await execute(await deployed(definition), {}, scripted({}), options);
  const ids = begun.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(3);
  expect(new Set(ids).size).toBe(3);
});

test("a job that fails meets Retry and Catch", async () => {
  const { service, asked } = jobs(1, () => {
    throw new StatesError("States.TaskFailed", "{}");
  });
  const definition = alone({
    Retry: [{ ErrorEquals: ["States.TaskFailed"], MaxAttempts: 1 }],
    Catch: [{ ErrorEquals: ["States.TaskFailed"], Next: "After" }],
  });
  const { outcomes } = await execute(await deployed(definition), {}, scripted({}), { service });
  expect(asked).toEqual(["begin", "look", "begin", "look"]);
  expect(outcomes).toEqual([
    { status: "SUCCEEDED", output: { Error: "States.TaskFailed", Cause: "{}" } },
  ]);
});

test.each([{ TimeoutSeconds: 35 }, { TimeoutSeconds: 99, HeartbeatSeconds: 35 }])(
  "a job that takes too long is stopped: %j",
  async (limits) => {
    const { service, asked } = jobs(Infinity);
    const definition = alone({
      ...limits,
      Catch: [{ ErrorEquals: ["States.Timeout"], Next: "After" }],
    });
    const { milliseconds, outcomes } = await execute(await deployed(definition), {}, scripted({}), {
      service,
    });
    expect(outcomes).toEqual([
      { status: "SUCCEEDED", output: { Error: "States.Timeout", Cause: "" } },
    ]);
    expect(milliseconds).toBe(35_000);
    expect(asked).toEqual(["begin", "look", "look", "look", "stop"]);
  },
);

test("a job that is over when its time is over counts", async () => {
  const { service, asked } = jobs(3);
  const definition = alone({ TimeoutSeconds: 35 });
  const { outcomes } = await execute(await deployed(definition), {}, scripted({}), { service });
  expect(outcomes).toEqual([{ status: "SUCCEEDED", output: { query: "rows" } }]);
  expect(asked).not.toContain("stop");
});

test("a job ends with its execution", async () => {
  const { service, asked } = jobs(Infinity);
  const machine = await deployed(alone({}, { TimeoutSeconds: 60 }));
  const { milliseconds, outcomes } = await execute(machine, {}, scripted({}), { service });
  expect(outcomes).toEqual([{ status: "TIMED_OUT", error: "States.Timeout" }]);
  expect(milliseconds).toBe(60_000);
  expect(asked.at(-1)).toBe("stop");
});

test("a job is stopped when a sibling has failed", async () => {
  const { service, asked } = jobs(Infinity);
  const machine = await deployed({
    StartAt: "Both",
    States: {
      Both: {
        Type: "Parallel",
        Branches: [
          { StartAt: "Query", States: { Query: query() } },
          {
            StartAt: "Fails",
            States: { Fails: { Type: "Task", Resource: lambda, End: true } },
          },
        ],
        End: true,
      },
    },
  });
  const script = { Fails: [{ error: "No" }] };
  const { outcomes } = await execute(machine, {}, scripted(script), { service });
  expect(outcomes).toEqual([{ status: "FAILED", error: "No" }]);
  expect(asked).toEqual(["begin", "stop"]);
});

test.each(["none", "claim", "checkpoint"] as const)(
  "with %s, jobs in a Map whose state input is too large to travel",
  async (dedupe) => {
    const machine = await deployed({
      StartAt: "Each",
      States: {
        Each: {
          Type: "Map",
          MaxConcurrency: 2,
          ItemProcessor: {
            StartAt: "Query",
            States: {
              Query: query({ Next: "Pack" }),
              Pack: { Type: "Task", Resource: lambda, End: true },
            },
          },
          End: true,
        },
      },
    });
    const { service, begun } = jobs(2);
    const items = Array.from({ length: 5 }, (_, n) => ({ n, text: "x".repeat(500) }));
    const { outcomes } = await execute(machine, items, (_, given) => [given], {
      ...{ service, dedupe, limit: 400 },
      chaos: { seed: 3, duplicates: 0.5, reorder: true },
    });
    const output = items.map((item) => [{ ...item, query: "rows" }]);
    expect(new Set(outcomes.map((each) => JSON.stringify(each)))).toEqual(
      new Set([JSON.stringify({ status: "SUCCEEDED", output })]),
    );
    if (dedupe !== "none") expect(begun).toHaveLength(items.length);
  },
);

test("where there is no table, a job needs none", async () => {
  const { machine } = await deployed(alone({ Next: "After" }));
  const { service, asked } = jobs(2);
  const { table: _, ...memory } = memoryPorts({ start: now.getTime(), service });
  const host = hosted(memory);
  await host.start(machine, {}, { name: "test", self: "waker" });
  const wake = host.wake(machine);
  do {
    for (let next = memory.messages.shift(); next; next = memory.messages.shift())
      await wake(JSON.parse(next.event), next satisfies Message);
  } while (memory.clock.advance());
  expect([...memory.outcomes.values()]).toEqual([
    [{ status: "SUCCEEDED", output: { query: "rows" } }],
  ]);
  expect(asked).toEqual(["begin", "look", "look"]);
});

describe.each(["claim", "checkpoint"] as const)(
  "with %s, a function dies after it began a job",
  (dedupe) => {
    /** Executes until the call dies that has begun the job; what goes on does so when it is asked to. */
    async function died() {
      const { machine } = await deployed(alone({ Next: "After" }));
      const { service, asked } = jobs(2);
      const memory = memoryPorts({ start: now.getTime(), service, dedupe });
      let isDead = false;
      const ports: MemoryPorts = {
        ...memory,
        async schedule(...given) {
          if (isDead) return memory.schedule(...given);
          isDead = true;
          throw new Error("It has died.");
        },
      };
      const host = hosted(ports);
      const wake = host.wake(machine);
      await host.start(machine, {}, { name: "test", self: "waker" });
      const rest = async (): Promise<void> => {
        do {
          for (let next = memory.messages.shift(); next; next = memory.messages.shift())
            await wake(JSON.parse(next.event), next satisfies Message);
        } while (memory.clock.advance());
      };
      const [first] = memory.messages;
      await expect(rest()).rejects.toThrow("It has died.");
      const { event = "", message = "" } = first ?? {};
      await onFailure(ports, { to: "waker", message, event: JSON.parse(event), error: "Crash" });
      return { asked, ports, rest };
    }

    test("whoever goes on for it follows the job", async () => {
      const { asked, ports, rest } = await died();
      await rest();
      expect(asked).toEqual(["begin", "look", "look"]);
      expect([...ports.outcomes.values()]).toEqual([
        [{ status: "SUCCEEDED", output: { query: "rows" } }],
      ]);
    });

    test("whoever goes on for it stops the job of an execution that has ended", async () => {
      const { asked, ports, rest } = await died();
      await stopExecution(ports, "Machine:test");
      await rest();
      expect(asked).toEqual(["begin", "stop"]);
    });
  },
);
