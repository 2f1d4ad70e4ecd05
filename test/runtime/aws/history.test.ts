import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { run, type HistoryEvent } from "../../../local/index.js";
import { logRecorder } from "../../../runtime/aws/history/log-recorder.js";
import { historyReader, type HistoryReader } from "../../../runtime/aws/history/table-reader.js";
import { tableRecorder } from "../../../runtime/aws/history/table-recorder.js";
import { textsOf } from "../../../runtime/aws/history/items.js";
import { awsHistory } from "../../../runtime/aws/history/aws-history.js";
import { keepHistory } from "../../../runtime/aws/history/index.js";
import { portsOf } from "../../../runtime/aws/aws-ports.js";
import type { Sdk } from "../../../runtime/aws/sdk.js";
import { settingsOf } from "../../../runtime/aws/settings.js";
import { stopExecution } from "../../../runtime/executions.js";
import { inOrder } from "../../../runtime/history/in-order.js";
import type { Part, Recorder } from "../../../runtime/history/recorder.js";
import { memoryPorts } from "../../../runtime/ports/memory.js";
import { deployed, execute, now, scripted, type Deployed } from "../functions.js";
import { historyIn, replayed } from "../history/recorded.js";
import { createHistoryTable, isInstalled, needed, sdkAt, startDynalite } from "./stand-ins.js";
import type { Dynalite } from "./stand-ins.js";

const definition = {
  StartAt: "Each",
  States: {
    Each: {
      ...{ Type: "Map", MaxConcurrency: 2, Next: "Last" },
      ItemProcessor: {
        StartAt: "Work",
        States: {
          Work: {
            ...{ Type: "Task", Resource: "arn:aws:lambda:us-east-1:123456789012:function:work" },
            ...{ Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 3 }], End: true },
          },
        },
      },
    },
    Last: {
      ...{ Type: "Task", Resource: "arn:aws:lambda:us-east-1:123456789012:function:last" },
      End: true,
    },
  },
};
const secret = "a-secret";
const script = {
  Work: [{ error: "Busy", cause: secret }, { output: { secret } }],
  Last: [{ error: "Bad", cause: secret }],
};
let machine: Deployed;
beforeAll(async () => {
  machine = await deployed(definition);
});

describe.skipIf(!isInstalled)(`a table of histories${needed}`, () => {
  const name = "history";
  let dynalite: Dynalite;
  let sdk: Sdk;
  let reader: HistoryReader;
  let recorder: Recorder;

  beforeAll(async () => {
    dynalite = await startDynalite();
    sdk = sdkAt(dynalite.url);
    await createHistoryTable(sdk, name);
    reader = historyReader(sdk, name);
    recorder = tableRecorder(sdk, { name, now: () => now.getTime(), ttlSeconds: 60 });
  });
  afterAll(() => dynalite.stop());

  test("gives the events of an execution as one process has them", async () => {
    const linear = await deployed({ StartAt: "Last", States: { Last: definition.States.Last } });
    const want: HistoryEvent[] = [];
    const options = { now, context: { Execution: { Name: "whole" } } };
    await run(
      linear.machine,
      { secret },
      { ...options, mock: script, onEvent: (e) => want.push(e) },
    );
    const recorded = replayed();
    const history = historyIn(recorded);
    await execute(linear, { secret }, scripted(script), { history, name: "whole" });
    await recorded.replay(recorder);
    const kept = await reader.kept(`${linear.machine.Name}:whole`);
    expect(inOrder(kept, Infinity)).toEqual(want);
  });

  test("holds the same items when every message came twice", async () => {
    const ended = [{ output: 1 }];
    const handlers = scripted({ Work: ended, Last: ended });
    const items = async (execution: string, duplicates: number) => {
      const chaos = { seed: 1, duplicates };
      const recorded = replayed();
      const observed = await execute(machine, [1, 2, 3], handlers, {
        ...{ history: historyIn(recorded), chaos, name: execution },
      });
      await recorded.replay(recorder);
      const { client, module } = await sdk.connect("dynamodb");
      const given = {
        TableName: name,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: `${machine.machine.Name}:${execution}` } },
      };
      const { Items = [] } = await client.send(new module.QueryCommand(given));
      return { observed, items: Items.map(({ pk: _, ...item }) => item) };
    };
    const once = await items("once", 0);
    const twice = await items("twice", 0.6);
    expect(twice.observed.deliveries.length).toBeGreaterThan(once.observed.deliveries.length);
    expect(twice.items).toEqual(once.items);
    expect(once.items.every(({ ttl }) => ttl?.N === String(now.getTime() / 1000 + 60))).toBe(true);
  });

  test("lists the executions of a machine, the latest first, and how they ended", async () => {
    const start = (number: number) =>
      recorder.start({ execution: `Many:n${number}`, time: number * 1000, input: {}, roleArn: "" });
    for (const number of [1, 2, 3]) await start(number);
    const outcome = { status: "FAILED", error: "E" } as const;
    await recorder.end({ execution: "Many:n2", startTime: 2000, time: 2500, outcome });
    // A repeated start changes nothing of that.
    await start(2);
    const running = { status: "RUNNING" };
    const failed = { name: "n2", status: "FAILED", startTime: 2000, stopTime: 2500 };
    expect(await reader.list("Many", { most: 20 })).toEqual([
      { ...running, name: "n3", startTime: 3000 },
      failed,
      { ...running, name: "n1", startTime: 1000 },
    ]);
    expect(await reader.list("Many", { most: 1 })).toHaveLength(1);
    expect(await reader.list("Many", { most: 20, status: "FAILED" })).toEqual([failed]);
    expect(await reader.list("None", { most: 20 })).toEqual([]);
    expect(await reader.about("Many:n2")).toMatchObject({ start: { input: {} }, end: { outcome } });
    expect(await reader.about("Many:none")).toEqual({ start: undefined, end: undefined });
  });

  test("knows of an execution that is stopped from outside", async () => {
    const history = historyIn(recorder, () => 7500);
    await recorder.start({ execution: "Many:stopped", time: 7000, input: {}, roleArn: "" });
    await stopExecution(memoryPorts({ history }), "Many:stopped", { error: "Enough" });
    const [listed] = await reader.list("Many", { most: 1 });
    expect(listed).toEqual({ name: "stopped", status: "ABORTED", startTime: 7000, stopTime: 7500 });
    expect(inOrder(await reader.kept("Many:stopped"), 8000)).toMatchObject([
      { type: "ExecutionStarted" },
      { type: "ExecutionAborted", executionAbortedEventDetails: { error: "Enough" } },
    ]);
  });

  test("takes events that no single item can hold", async () => {
    const input = "é".repeat(120_000);
    const events = [1, 2, 3].map((id) => ({
      ...{ id: id + 1, time: id, type: "PassStateEntered" },
      details: { name: `S${id}`, input },
    }));
    const part = { path: [], slot: 0, generation: 0, events };
    expect(textsOf([part]).length).toBe(3);
    await recorder.parts("Many:large", "#0#0#0", [part]);
    expect((await reader.kept("Many:large")).parts.flatMap((each: Part) => each.events)).toEqual(
      events,
    );
  });

  test("that is not there fails no execution", async () => {
    const lines = written();
    const settings = settingsOf({ HEAVISIDE_HISTORY: "nowhere" });
    const history = awsHistory(sdk, settings, () => 0);
    const carrier = { v: 1, x: "Orders:7", t: 0, s: "", n: 0, e: 1 } as const;
    const call = { carrier, dead: [], self: "", ports: memoryPorts() };
    const notes = await history.open(call);
    notes.started({});
    await notes.keep();
    await history.stopped("Orders:7", { status: "ABORTED" });
    expect(lines()[0]).toMatchObject({ level: "WARN", error: "ResourceNotFoundException" });
  });
});

describe("a history in the log", () => {
  test("has no data: it may hold secrets", async () => {
    const lines = written();
    await execute(machine, [secret], scripted(script), { history: historyIn(logRecorder(false)) });
    const all = lines();
    expect(all.map(({ message }) => message)).toEqual([
      ...["ExecutionStarted", "MapStateEntered", "MapStateStarted"],
      ...["MapIterationStarted", "TaskStateEntered"],
      ...["LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionFailed"],
      ...["LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionSucceeded"],
      ...["TaskStateExited", "MapIterationSucceeded", "MapStateSucceeded", "MapStateExited"],
      ...["TaskStateEntered", "LambdaFunctionScheduled", "LambdaFunctionStarted"],
      ...["LambdaFunctionFailed", "ExecutionFailed"],
    ]);
    expect(all[4]).toEqual({
      ...{ timestamp: now.toISOString(), level: "INFO", message: "TaskStateEntered" },
      ...{ execution: `${machine.machine.Name}:test`, branch: "0.0", id: 5, name: "Work" },
    });
    expect(JSON.stringify(all)).not.toContain(secret);
  });

  test("has it where that is asked for", async () => {
    const lines = written();
    await execute(machine, [secret], scripted(script), { history: historyIn(logRecorder(true)) });
    expect(lines()[4]).toMatchObject({ message: "TaskStateEntered", input: secret });
  });
});

describe("the log", () => {
  const told = {
    ...{ execution: "Orders:7", state: "Work", attempt: 1, generation: 0, led: ["Last"] },
  };
  beforeEach(() => vi.unstubAllEnvs());
  afterEach(() => vi.unstubAllEnvs());

  const error = "Heaviside.NoSeal";

  test("has a line for each call that fails", () => {
    const lines = written();
    portsOf({}).told?.({ ...told, error });
    portsOf({}).told?.(told);
    expect(lines()).toMatchObject([{ level: "WARN", error, ...told }]);
  });

  test("has a line for each call where that is asked for", () => {
    const lines = written();
    portsOf({ HEAVISIDE_LOG_CALLS: "1" }).told?.(told);
    expect(lines()).toMatchObject([{ level: "INFO", ...told }]);
  });

  test("is as quiet as the function's log level says", () => {
    vi.stubEnv("AWS_LAMBDA_LOG_LEVEL", "WARN");
    const lines = written();
    const ports = portsOf({ HEAVISIDE_LOG_CALLS: "1" });
    ports.told?.(told);
    expect(lines()).toEqual([]);
    ports.told?.({ ...told, error });
    expect(lines()).toMatchObject([{ level: "WARN", error }]);
  });
});

test("without HEAVISIDE_HISTORY there is no history", () => {
  keepHistory();
  expect(portsOf({}).history).toBeUndefined();
  expect(portsOf({ HEAVISIDE_HISTORY: "log" }).history).toBeDefined();
});

afterEach(() => vi.restoreAllMocks());

interface Line {
  readonly message: string;
  readonly [field: string]: unknown;
}

/** What is written to the standard output from here on: its lines. */
function written(): () => readonly Line[] {
  const spy = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  return () => spy.mock.calls.map(([text]) => JSON.parse(String(text)) as Line);
}
