import { describe, expect, test } from "vitest";
import { load } from "../../compiler/index.js";
import {
  run,
  sendTaskFailure,
  sendTaskHeartbeat,
  sendTaskSuccess,
  StatesError,
} from "../../local/index.js";
import type { Handler } from "../../local/index.js";
import { machine, rows, scope, task } from "./rows.js";

// ASL, "Timeouts and heartbeats", and callbacks.

const hang = { hang: true } as const;
const pass = { Type: "Pass" };

describe("TimeoutSeconds", () => {
  rows([
    {
      rule: "ends a Task with States.Timeout, without a cause",
      states: { A: task({ TimeoutSeconds: 5 }) },
      tasks: { A: [hang] },
      status: "FAILED",
      error: "States.Timeout",
      cause: undefined,
      seconds: 5,
    },
    {
      rule: "comes from a path",
      states: {
        A: task({
          TimeoutSecondsPath: "$.t",
          Catch: [{ ErrorEquals: ["States.Timeout"], Next: "B" }],
        }),
        B: pass,
      },
      input: { t: 7 },
      tasks: { A: [hang] },
      output: { Error: "States.Timeout", Cause: "" },
      seconds: 7,
    },
    {
      rule: "begins anew with each attempt",
      states: {
        A: task({
          TimeoutSeconds: 5,
          Retry: [{ ErrorEquals: ["States.Timeout"], IntervalSeconds: 2, MaxAttempts: 1 }],
        }),
      },
      tasks: { A: [hang, hang] },
      attempts: [0, 7],
      seconds: 12,
      error: "States.Timeout",
    },
    {
      rule: "does not matter to a Task that is faster",
      states: { A: task({ TimeoutSeconds: 1, Next: "W" }), W: { Type: "Wait", Seconds: 9 } },
      tasks: { A: [{ output: 1 }] },
      output: 1,
      seconds: 9,
    },
    {
      rule: "fails the state where the path finds nothing",
      states: { A: task({ TimeoutSecondsPath: "$.t" }) },
      tasks: { A: [hang] },
      error: "States.Runtime",
      cause: "Invalid path '$.t' : No results for path: $['t']",
    },
  ]);
});

describe("HeartbeatSeconds", () => {
  rows([
    {
      rule: "ends a Task without a sign of life",
      states: { A: task({ HeartbeatSeconds: 3, TimeoutSeconds: 10 }) },
      tasks: { A: [hang] },
      error: "States.Timeout",
      seconds: 3,
    },
    {
      rule: "comes from a path",
      states: { A: task({ HeartbeatSecondsPath: "$.h", TimeoutSeconds: 10 }) },
      input: { h: 4 },
      tasks: { A: [hang] },
      error: "States.Timeout",
      seconds: 4,
    },
    {
      rule: "is a States.HeartbeatTimeout for Retry and Catch",
      states: {
        A: task({
          HeartbeatSeconds: 3,
          Retry: [{ ErrorEquals: ["States.HeartbeatTimeout"], MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ["States.HeartbeatTimeout"], Next: "B" }],
        }),
        B: pass,
      },
      tasks: { A: [hang] },
      output: { Error: "States.Timeout", Cause: "" },
      attempts: [0, 4],
      seconds: 7,
    },
    {
      rule: "is none where TimeoutSeconds has gone by",
      states: {
        A: task({
          TimeoutSeconds: 3,
          Catch: [{ ErrorEquals: ["States.HeartbeatTimeout"], Next: "B" }],
        }),
        B: pass,
      },
      tasks: { A: [hang] },
      error: "States.Timeout",
    },
  ]);
});

describe("TimeoutSeconds of the machine", () => {
  rows([
    {
      rule: "ends the execution, whatever it waits for",
      states: { W: { Type: "Wait", Seconds: 60 } },
      machine: { TimeoutSeconds: 10 },
      status: "TIMED_OUT",
      error: "States.Timeout",
      cause: undefined,
      seconds: 10,
    },
    {
      rule: "is caught by nobody",
      states: {
        P: {
          Type: "Parallel",
          Branches: [
            scope({ A: task({ Catch: [{ ErrorEquals: ["States.ALL"], Next: "B" }] }), B: pass }),
          ],
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "C" }],
        },
        C: pass,
      },
      machine: { TimeoutSeconds: 10 },
      tasks: { A: [hang] },
      status: "TIMED_OUT",
      seconds: 10,
      entered: ["P", "A"],
    },
    {
      rule: "does not matter to an execution that ends on time",
      states: { W: { Type: "Wait", Seconds: 10 } },
      machine: { TimeoutSeconds: 11 },
      status: "SUCCEEDED",
    },
  ]);
});

describe("callbacks", () => {
  const waiting = (fields: object) => ({
    A: {
      Type: "Task",
      Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      Parameters: { QueueUrl: "q", MessageBody: { "token.$": "$$.Task.Token", "x.$": "$.x" } },
      ...fields,
    },
    B: pass,
  });
  rows([
    {
      rule: "give the result that was sent with the token",
      states: waiting({ ResultPath: "$.r", Next: "B" }),
      input: { x: 1 },
      tasks: { A: [{ output: { y: 2 } }] },
      output: { x: 1, r: { y: 2 } },
    },
    {
      rule: "time out",
      states: waiting({ TimeoutSeconds: 30, Next: "B" }),
      input: { x: 1 },
      tasks: { A: [hang] },
      error: "States.Timeout",
      seconds: 30,
    },
    {
      rule: "have no token elsewhere",
      states: { A: { Type: "Pass", Parameters: { "t.$": "$$.Task.Token" } } },
      error: "States.Runtime",
    },
  ]);

  const runWith = async (handler: Handler, fields: object = {}, input = { x: 1 }) => {
    const definition = machine(waiting({ Next: "B", ...fields }));
    return run(await load(definition), input, { tasks: { A: handler } });
  };
  const tokenOf = (input: unknown) =>
    (input as { MessageBody: { token: string } }).MessageBody.token;

  test("a token ends its Task", async () => {
    const handler: Handler = (input) =>
      void Promise.resolve().then(() => sendTaskSuccess(tokenOf(input), { ok: true }));
    expect(await runWith(handler)).toEqual({ status: "SUCCEEDED", output: { ok: true } });
  });

  test("a token fails its Task, with nulls where nobody gives error and cause", async () => {
    const handler: Handler = (input) =>
      void Promise.resolve().then(() => sendTaskFailure(tokenOf(input)));
    const caught = { Catch: [{ ErrorEquals: ["States.ALL"], Next: "B" }] };
    expect(await runWith(handler, caught)).toEqual({
      status: "SUCCEEDED",
      output: { Error: null, Cause: null },
    });
  });

  test("each attempt has a token of its own; an old one is of no use", async () => {
    const tokens: string[] = [];
    const handler: Handler = (input) => {
      tokens.push(tokenOf(input));
      if (tokens.length === 1) throw new StatesError("E");
      void Promise.resolve().then(() => {
        expect(() => sendTaskHeartbeat(tokens[0] ?? "")).toThrow();
        sendTaskHeartbeat(tokenOf(input));
        sendTaskSuccess(tokenOf(input), null);
      });
    };
    const retried = { Retry: [{ ErrorEquals: ["E"] }], HeartbeatSeconds: 600 };
    expect(await runWith(handler, retried)).toEqual({ status: "SUCCEEDED", output: null });
    expect(new Set(tokens).size).toBe(2);
  });
});
