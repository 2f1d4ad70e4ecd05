import { expect, test } from "vitest";
import {
  run,
  sendTaskFailure,
  sendTaskHeartbeat,
  sendTaskSuccess,
  StatesError,
  type HandlerContext,
  type TaskCall,
} from "../../local/index.js";
import { invoke, present, succeed } from "../../runtime/v1.js";
import type { Context, ErrorOutput } from "../../runtime/v1.js";
import { lambda, machine, observe, task } from "./machines.js";

const invokeLambda = "arn:aws:states:::lambda:invoke";
const sendMessage = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";

/** A machine of one Task. */
const single = (resource: string, fields: object = {}) =>
  machine(($) => invoke("Work", resource, $), [task("Work", fields)]);

test("a Lambda function by its ARN", async () => {
  const { outcome, events, types } = await observe(
    single(lambda("work"), { TimeoutSeconds: 5, Parameters: () => ({ b: 2 }) }),
    { a: 1 },
    { tasks: { work: ({ b }: { b: number }) => b + 1 } },
  );
  expect(outcome).toEqual({ status: "SUCCEEDED", output: 3 });
  expect(types).toEqual([
    "ExecutionStarted",
    "TaskStateEntered",
    "LambdaFunctionScheduled",
    "LambdaFunctionStarted",
    "LambdaFunctionSucceeded",
    "TaskStateExited",
    "ExecutionSucceeded",
  ]);
  expect(events[2]?.["lambdaFunctionScheduledEventDetails"]).toEqual({
    resource: lambda("work"),
    input: '{"b":2}',
    inputDetails: { truncated: false },
    timeoutInSeconds: 5,
  });
});

test("lambda:invoke hands over the Payload and wraps what comes back", async () => {
  const { outcome, types } = await observe(
    single(invokeLambda, {
      Parameters: ($: unknown) => ({ FunctionName: `${lambda("work")}:$LATEST`, Payload: $ }),
    }),
    { a: 1 },
    { tasks: { work: async ({ a }: { a: number }) => ({ b: a }) } },
  );
  expect(outcome).toMatchObject({
    output: { ExecutedVersion: "$LATEST", Payload: { b: 1 }, StatusCode: 200 },
  });
  expect(types).toContain("TaskSucceeded");
});

test("a handler gets a copy, and gives one", async () => {
  const shared = { n: 1 };
  const outcome = await run(
    single(lambda("work"), { End: ($: unknown, result: unknown) => [$, result] }),
    { a: 1 },
    {
      tasks: {
        work(input: { a: number }) {
          input.a = 2;
          return { shared, gone: undefined, at: new Date(0) };
        },
      },
    },
  );
  expect(outcome).toEqual({
    status: "SUCCEEDED",
    output: [{ a: 1 }, { shared: { n: 1 }, at: "1970-01-01T00:00:00.000Z" }],
  });
});

test("a handler fails with its own error, or as Lambda reports exceptions", async () => {
  const by = (handler: () => unknown) =>
    run(single(lambda("work")), {}, { tasks: { work: handler } });
  const stated = new StatesError("CardDeclined", "no funds");
  expect(await by(() => Promise.reject(stated))).toEqual({
    status: "FAILED",
    error: "CardDeclined",
    cause: "no funds",
  });
  const outcome = await by(() => {
    throw new RangeError("too far");
  });
  expect(outcome).toMatchObject({ status: "FAILED", error: "RangeError" });
  expect(JSON.parse("cause" in outcome ? (outcome.cause ?? "") : "")).toMatchObject({
    errorType: "RangeError",
    errorMessage: "too far",
    trace: expect.arrayContaining(["RangeError: too far"]),
  });
  expect(
    await by(() => {
      throw "text";
    }),
  ).toMatchObject({
    error: "string",
    cause: '{"errorType":"string","errorMessage":"text","trace":[]}',
  });
});

test("nobody answers: the message says what to pass", async () => {
  await expect(run(single(lambda("work")), {})).rejects.toThrow(
    /"Work" \(arn:aws:lambda:.*:work\).*tasks: \{ "work":/,
  );
});

test("mocks by state: an entry per attempt, the last repeats; Retry waits and counts", async () => {
  const calls: TaskCall[] = [];
  const retrying = single(lambda("work"), {
    Parameters: (_: unknown, $$: Context) => $$.State.RetryCount,
    Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 3, MaxAttempts: 2 }],
  });
  const mock = { Work: [{ error: "Busy" }, { error: "Busy" }, { output: "done" }] };
  const { outcome, events, types } = await observe(retrying, {}, { mock, now: new Date(0) });
  expect(outcome).toEqual({ status: "SUCCEEDED", output: "done" });
  expect(types.filter((type) => type.endsWith("Scheduled"))).toHaveLength(3);
  expect(types.filter((type) => type.startsWith("TaskState"))).toEqual([
    "TaskStateEntered",
    "TaskStateExited",
  ]);
  expect(events.at(-1)?.timestamp.getTime()).toBe(9000);

  await run(
    retrying,
    {},
    {
      mock(call) {
        calls.push(call);
        return { error: "Busy" };
      },
    },
  );
  expect(calls.map(({ attempt, arguments: count }) => [attempt, count])).toEqual([
    [1, 0],
    [2, 1],
    [3, 2],
  ]);
  expect(calls[1]?.context.State.RetryCount).toBe(1);
});

test("Catch gets the error, with an empty cause for a timeout and nulls for nothing", async () => {
  const catching = single(sendMessage, {
    TimeoutSeconds: 60,
    Catch: (_: unknown, error: ErrorOutput) => succeed(error),
  });
  const caught = async (result: object) => {
    const { outcome, types } = await observe(catching, {}, { mock: () => result as never });
    return { output: "output" in outcome ? outcome.output : undefined, types };
  };
  expect((await caught({ error: "A", cause: "b" })).output).toEqual({ Error: "A", Cause: "b" });
  expect((await caught({})).output).toEqual({ Error: null, Cause: null });
  const { output, types } = await caught({ hang: true });
  expect(output).toEqual({ Error: "States.Timeout", Cause: "" });
  expect(types).toEqual([
    "ExecutionStarted",
    "TaskStateEntered",
    "TaskScheduled",
    "TaskStarted",
    "TaskSubmitted",
    "TaskTimedOut",
    "TaskStateExited",
    "ExecutionSucceeded",
  ]);
});

test("nobody catches States.Runtime: a result that cannot be processed ends the execution", async () => {
  const broken = single(lambda("work"), {
    Catch: () => succeed("caught"),
    Retry: [{ ErrorEquals: ["States.ALL"] }],
    End: (_: unknown, result: unknown) => {
      throw new StatesError("States.Runtime", `No results for ${String(result)}`);
    },
  });
  const { outcome, types } = await observe(broken, {}, { mock: { Work: [{ output: 1 }] } });
  expect(outcome).toMatchObject({
    status: "FAILED",
    error: "States.Runtime",
    cause:
      "An error occurred while executing the state 'Work' (entered at the event id #2). No results for 1",
  });
  expect(types.slice(-2)).toEqual(["LambdaFunctionSucceeded", "ExecutionFailed"]);
});

test("parameters that cannot be computed fail before anything is scheduled", async () => {
  const broken = single(lambda("work"), {
    Parameters: ($: { x?: unknown }) => present($.x, $, "$.x", "x.$"),
  });
  const { outcome, types } = await observe(broken, {}, { mock: () => ({ output: 1 }) });
  expect(outcome).toMatchObject({ status: "FAILED", error: "States.Runtime" });
  expect(types).toEqual(["ExecutionStarted", "TaskStateEntered", "ExecutionFailed"]);
});

test("a result over the limit is a failed attempt", async () => {
  const large = { mock: () => ({ output: "x".repeat(300_000) }) };
  const direct = await observe(single(lambda("work")), {}, large);
  expect(direct.outcome).toMatchObject({
    error: "States.DataLimitExceeded",
    cause: expect.stringContaining(`'${lambda("work")}'`),
  });
  expect(direct.types).toContain("LambdaFunctionFailed");
  const service = await observe(single(invokeLambda), {}, large);
  expect(service.outcome).toMatchObject({ cause: expect.stringContaining("'lambda'") });
});

test("HeartbeatSeconds runs out, unless there is a heartbeat", async () => {
  const beating = single("arn:aws:states:us-east-1:123456789012:activity:work", {
    HeartbeatSeconds: 0.05,
  });
  const sleep = (milliseconds: number) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));
  let aborted = false;
  const silent = await observe(
    beating,
    {},
    {
      clock: "real",
      tasks: {
        work: (_, { signal }: HandlerContext) => {
          signal.addEventListener("abort", () => (aborted = true));
          return sleep(200);
        },
      },
    },
  );
  expect(silent.outcome).toEqual({ status: "FAILED", error: "States.Timeout" });
  expect(silent.types).toContain("ActivityTimedOut");
  expect(aborted).toBe(true);
  const alive = await run(
    beating,
    {},
    {
      clock: "real",
      tasks: {
        async work(_, { heartbeat }: HandlerContext) {
          for (let beats = 0; beats < 4; beats++) {
            await sleep(25);
            heartbeat();
          }
          return "alive";
        },
      },
    },
  );
  expect(alive).toEqual({ status: "SUCCEEDED", output: "alive" });
});

test("an activity is started when a worker takes it, which a hanging mock never does", async () => {
  const activity = single("arn:aws:states:us-east-1:123456789012:activity:work", {
    TimeoutSeconds: 5,
  });
  const taken = await observe(activity, {}, { mock: () => ({ error: "No" }) });
  expect(taken.types.slice(2, -1)).toEqual([
    "ActivityScheduled",
    "ActivityStarted",
    "ActivityFailed",
  ]);
  const left = await observe(activity, {}, { mock: () => ({ hang: true }) });
  expect(left.types.slice(2, -1)).toEqual(["ActivityScheduled", "ActivityTimedOut"]);
});

test("a function that is a placeholder is called by its name", async () => {
  const tasks = { WorkArn: () => 1 };
  const invoking = single(invokeLambda, { Parameters: () => ({ FunctionName: "${WorkArn}" }) });
  expect(await run(single("${WorkArn}"), {}, { tasks })).toMatchObject({ output: 1 });
  expect(await run(invoking, {}, { tasks })).toMatchObject({ output: { Payload: 1 } });
  await expect(run(single("${WorkArn}"), {})).rejects.toThrow('{ tasks: { "WorkArn":');
});

test("a token completes its Task, before or after the handler has returned", async () => {
  const waiting = single(sendMessage, {
    Parameters: (_: unknown, $$: Context) => ({ token: $$.Task?.Token }),
    TimeoutSeconds: 60,
  });
  const before = await observe(
    waiting,
    {},
    {
      tasks: { Work: ({ token }: { token: string }) => sendTaskSuccess(token, { ok: true }) },
    },
  );
  expect(before.outcome).toEqual({ status: "SUCCEEDED", output: { ok: true } });
  expect(before.types.slice(2, 6)).toEqual([
    "TaskScheduled",
    "TaskStarted",
    "TaskSubmitted",
    "TaskSucceeded",
  ]);
  let used = "";
  const after = await run(
    waiting,
    {},
    {
      tasks: {
        Work({ token }: { token: string }) {
          used = token;
          setTimeout(() => sendTaskHeartbeat(token), 5);
          setTimeout(() => sendTaskFailure(token, "No"), 10);
        },
      },
    },
  );
  expect(after).toEqual({ status: "FAILED", error: "No" });
  expect(() => sendTaskSuccess(used, 1)).toThrow("No Task waits for the token");
});

test("time passes where nothing is left in the process that could bring a token back, or end a handler", async () => {
  const lost = { resource: sendMessage, Work: () => undefined };
  const endless = { resource: lambda("work"), Work: () => new Promise(() => undefined) };
  for (const { resource, Work } of [lost, endless]) {
    const tested = single(resource, { TimeoutSeconds: 60 });
    const running = observe(tested, {}, { tasks: { Work }, now: new Date(0) });
    await new Promise(setImmediate);
    // Node says that nothing is left.
    process.emit("beforeExit", 0);
    const { outcome, events } = await running;
    expect(outcome).toEqual({ status: "FAILED", error: "States.Timeout" });
    expect(events.at(-1)?.timestamp).toEqual(new Date(60_000));
  }
});

test("the Context Object has the token in the Task's parameters only", async () => {
  const leaking = single(sendMessage, {
    Parameters: (_: unknown, $$: Context) => "Task" in $$,
    End: (_: unknown, result: unknown, $$: Context) => [result, "Task" in $$],
  });
  const outcome = await run(leaking, {}, { mock: ({ arguments: had }) => ({ output: had }) });
  expect(outcome).toEqual({ status: "SUCCEEDED", output: [true, false] });
});

test("a result that does not fit its schema can be caught", async () => {
  const Result = Object.assign((_: unknown): _ is never => false, {
    errors: [{ instancePath: "", message: "must be object" }],
  });
  const checked = single(lambda("work"), {
    Result,
    Catch: (_: unknown, error: ErrorOutput) => succeed(error.Error),
  });
  expect(await run(checked, {}, { mock: () => ({ output: 1 }) })).toEqual({
    status: "SUCCEEDED",
    output: "Heaviside.InvalidResult",
  });
});

test("a mock that throws makes the run fail", async () => {
  await expect(
    run(single(lambda("work")), {}, { mock: () => Promise.reject(new Error("no script")) }),
  ).rejects.toThrow("no script");
});
