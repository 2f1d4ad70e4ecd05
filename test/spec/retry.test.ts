import { describe } from "vitest";
import type { ScriptedResult } from "../../local/index.js";
import { rows, scope, task } from "./rows.js";

// ASL, "Retrying after error".

const fails = (...errors: readonly string[]): ScriptedResult[] =>
  errors.map((error) => ({ error, cause: "c" }));
const repeated = (count: number, error: string): ScriptedResult[] =>
  fails(...Array<string>(count).fill(error));
const ok: ScriptedResult = { output: "ok" };

describe("Retry", () => {
  rows([
    {
      rule: "has 3 attempts more, after 1, 2 and 4 seconds, where it says nothing else",
      states: { A: task({ Retry: [{ ErrorEquals: ["E"] }] }) },
      tasks: { A: repeated(9, "E") },
      attempts: [0, 1, 3, 7],
      error: "E",
      cause: "c",
    },
    {
      rule: "ends with the first attempt that succeeds",
      states: { A: task({ Retry: [{ ErrorEquals: ["E"], IntervalSeconds: 3, BackoffRate: 1 }] }) },
      tasks: { A: [...fails("E", "E"), ok] },
      attempts: [0, 3, 6],
      output: "ok",
      entered: ["A"],
    },
    {
      rule: "waits IntervalSeconds times BackoffRate for each attempt",
      states: {
        A: task({
          Retry: [{ ErrorEquals: ["E"], IntervalSeconds: 2, BackoffRate: 1.5, MaxAttempts: 4 }],
        }),
      },
      tasks: { A: repeated(9, "E") },
      attempts: [0, 2, 5, 9.5, 16.25],
      error: "E",
    },
    {
      rule: "waits at most MaxDelaySeconds",
      states: {
        A: task({
          Retry: [
            {
              ErrorEquals: ["E"],
              IntervalSeconds: 3,
              BackoffRate: 2,
              MaxAttempts: 5,
              MaxDelaySeconds: 10,
            },
          ],
        }),
      },
      tasks: { A: repeated(9, "E") },
      attempts: [0, 3, 9, 19, 29, 39],
      error: "E",
    },
    {
      rule: "waits a share of the delay with full jitter",
      states: {
        A: task({
          Retry: [
            {
              ErrorEquals: ["E"],
              IntervalSeconds: 4,
              MaxAttempts: 3,
              MaxDelaySeconds: 8,
              JitterStrategy: "FULL",
            },
          ],
        }),
      },
      options: { random: () => 0.25 },
      tasks: { A: repeated(9, "E") },
      attempts: [0, 1, 3, 5],
      error: "E",
    },
    {
      rule: "without jitter waits the whole delay",
      states: {
        A: task({
          Retry: [
            { ErrorEquals: ["E"], IntervalSeconds: 4, MaxAttempts: 1, JitterStrategy: "NONE" },
          ],
        }),
      },
      tasks: { A: repeated(9, "E") },
      attempts: [0, 4],
      error: "E",
    },
    {
      rule: "with MaxAttempts 0 is none, and hides retriers after it",
      states: {
        A: task({
          Retry: [{ ErrorEquals: ["E"], MaxAttempts: 0 }, { ErrorEquals: ["States.ALL"] }],
        }),
      },
      tasks: { A: repeated(9, "E") },
      attempts: [0],
      error: "E",
    },
    {
      rule: "counts and backs off for each retrier by itself",
      states: {
        A: task({
          Retry: [
            { ErrorEquals: ["E", "F"], IntervalSeconds: 1, MaxAttempts: 2 },
            { ErrorEquals: ["G"], IntervalSeconds: 10, BackoffRate: 1, MaxAttempts: 3 },
          ],
        }),
      },
      tasks: { A: [...fails("E", "G", "F", "G", "G"), ok] },
      // E after 1, G after 10, F after 2, G after 10, G after 10.
      attempts: [0, 1, 11, 13, 23, 33],
      output: "ok",
    },
    {
      rule: "gives up when the retrier that matches has no attempt left, though another has",
      states: {
        A: task({
          Retry: [
            { ErrorEquals: ["E"], MaxAttempts: 1 },
            { ErrorEquals: ["States.ALL"], MaxAttempts: 9 },
          ],
        }),
      },
      tasks: { A: fails("E", "F", "F", "E") },
      attempts: [0, 1, 2, 4],
      error: "E",
    },
    {
      rule: "does not match other errors, nor parts of their names",
      states: { A: task({ Retry: [{ ErrorEquals: ["E", "States.Timeout"] }] }) },
      tasks: { A: fails("EE") },
      attempts: [0],
      error: "EE",
    },
    {
      rule: "of States.TaskFailed matches what a Task fails with",
      states: { A: task({ Retry: [{ ErrorEquals: ["States.TaskFailed"], MaxAttempts: 1 }] }) },
      tasks: { A: fails("Any", "Any") },
      attempts: [0, 1],
      error: "Any",
    },
    {
      rule: "of States.TaskFailed does not match a timeout",
      states: { A: task({ Retry: [{ ErrorEquals: ["States.TaskFailed"] }] }) },
      tasks: { A: fails("States.Timeout") },
      attempts: [0],
      error: "States.Timeout",
    },
    {
      rule: "of States.ALL matches a timeout",
      states: {
        A: task({ TimeoutSeconds: 5, Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1 }] }),
      },
      tasks: { A: [{ hang: true }, ok] },
      attempts: [0, 6],
      output: "ok",
    },
    {
      rule: "does not help against States.Runtime",
      states: {
        A: task({ Parameters: { "a.$": "$.nope" }, Retry: [{ ErrorEquals: ["States.ALL"] }] }),
      },
      tasks: { A: [ok] },
      attempts: [],
      error: "States.Runtime",
    },
    {
      rule: "evaluates the Parameters again, with the number of the retry",
      states: {
        A: task({
          Parameters: { "n.$": "$$.State.RetryCount" },
          Retry: [{ ErrorEquals: ["E"] }, { ErrorEquals: ["F"] }],
        }),
      },
      tasks: { A: [...fails("E", "F"), ok] },
      calls: [{ n: 0 }, { n: 1 }, { n: 2 }],
      output: "ok",
    },
    {
      rule: "begins anew each time the state is entered",
      states: {
        A: task({ Retry: [{ ErrorEquals: ["E"], MaxAttempts: 1 }], ResultPath: "$.r", Next: "Q" }),
        Q: {
          Type: "Choice",
          Choices: [{ And: [{ Variable: "$.r", StringEquals: "ok" }], Next: "End" }],
          Default: "A",
        },
        End: { Type: "Pass", OutputPath: "$.r" },
      },
      tasks: { A: [...fails("E"), { output: "again" }, ...fails("E"), ok] },
      attempts: [0, 1, 1, 2],
      output: "ok",
    },
    {
      rule: "of a Parallel does all branches again",
      states: {
        P: {
          Type: "Parallel",
          Branches: [scope({ A: task() }), scope({ B: { Type: "Pass", Result: "b" } })],
          Retry: [{ ErrorEquals: ["E"], IntervalSeconds: 5 }],
        },
      },
      tasks: { A: [...fails("E"), ok] },
      attempts: [0, 5],
      entered: ["P", "A", "B", "A", "B"],
      output: ["ok", "b"],
    },
    {
      rule: "of a Map does all iterations again",
      states: {
        M: {
          Type: "Map",
          ItemProcessor: scope({ A: task() }),
          MaxConcurrency: 1,
          Retry: [{ ErrorEquals: ["E"], IntervalSeconds: 5 }],
        },
      },
      input: [1, 2],
      tasks: { A: [ok, ...fails("E"), { output: 3 }, { output: 4 }] },
      attempts: [0, 0, 5, 5],
      calls: [1, 2, 1, 2],
      output: [3, 4],
    },
    {
      rule: "inside a branch comes before that of the Parallel, and anew with it",
      states: {
        P: {
          Type: "Parallel",
          Branches: [scope({ A: task({ Retry: [{ ErrorEquals: ["E"], MaxAttempts: 1 }] }) })],
          Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1, IntervalSeconds: 10 }],
        },
      },
      tasks: { A: repeated(9, "E") },
      attempts: [0, 1, 11, 12],
      error: "E",
    },
    {
      rule: "keeps a Task in one visit of the state",
      states: { A: task({ Retry: [{ ErrorEquals: ["E"] }] }) },
      tasks: { A: [...fails("E"), ok] },
      events: [
        "ExecutionStarted",
        "TaskStateEntered",
        "LambdaFunctionScheduled",
        "LambdaFunctionStarted",
        "LambdaFunctionFailed",
        "LambdaFunctionScheduled",
        "LambdaFunctionStarted",
        "LambdaFunctionSucceeded",
        "TaskStateExited",
        "ExecutionSucceeded",
      ],
    },
  ]);
});
