import { describe } from "vitest";
import { rows, scope, task } from "./rows.js";

// ASL, "Fallback states" (Catch).

const pass = { Type: "Pass" };
const failing = { A: [{ error: "E", cause: "c" }] };

describe("Catch", () => {
  rows([
    {
      rule: "replaces the state input by the error output",
      states: {
        A: task({ Catch: [{ ErrorEquals: ["E"], Next: "B" }], Next: "C" }),
        B: pass,
        C: pass,
      },
      input: { a: 1 },
      tasks: failing,
      entered: ["A", "B"],
      output: { Error: "E", Cause: "c" },
    },
    {
      rule: "adds the error output to the state input at ResultPath",
      states: {
        A: task({
          InputPath: "$.x",
          ResultPath: "$.result",
          OutputPath: "$.result",
          Catch: [{ ErrorEquals: ["E"], ResultPath: "$.e.f", Next: "B" }],
        }),
        B: pass,
      },
      input: { x: 1 },
      tasks: failing,
      output: { x: 1, e: { f: { Error: "E", Cause: "c" } } },
    },
    {
      rule: "discards the error output where ResultPath is null",
      states: {
        A: task({ Catch: [{ ErrorEquals: ["E"], ResultPath: null, Next: "B" }] }),
        B: pass,
      },
      input: { a: 1 },
      tasks: failing,
      output: { a: 1 },
    },
    {
      rule: "goes to the first catcher that names the error",
      states: {
        A: task({
          Catch: [
            { ErrorEquals: ["F"], Next: "B" },
            { ErrorEquals: ["G", "E"], Next: "C" },
            { ErrorEquals: ["States.TaskFailed"], Next: "B" },
            { ErrorEquals: ["States.ALL"], Next: "B" },
          ],
        }),
        B: pass,
        C: pass,
      },
      tasks: failing,
      entered: ["A", "C"],
    },
    {
      rule: "goes to States.ALL where nothing before it fits",
      states: {
        A: task({
          Catch: [
            { ErrorEquals: ["F"], Next: "B" },
            { ErrorEquals: ["States.ALL"], Next: "C" },
          ],
        }),
        B: pass,
        C: pass,
      },
      tasks: { A: [{ error: "States.Timeout" }] },
      entered: ["A", "C"],
      output: { Error: "States.Timeout", Cause: "" },
    },
    {
      rule: "of States.TaskFailed leaves a timeout alone",
      states: {
        A: task({
          Catch: [
            { ErrorEquals: ["States.TaskFailed"], Next: "B" },
            { ErrorEquals: ["States.Timeout"], Next: "C" },
          ],
        }),
        B: pass,
        C: pass,
      },
      tasks: { A: [{ error: "States.Timeout" }] },
      entered: ["A", "C"],
    },
    {
      rule: "comes after Retry",
      states: {
        A: task({
          Retry: [{ ErrorEquals: ["E"], MaxAttempts: 2 }],
          Catch: [{ ErrorEquals: ["E"], Next: "B" }],
        }),
        B: pass,
      },
      tasks: { A: [{ error: "E" }, { error: "E" }, { error: "E", cause: "last" }] },
      attempts: [0, 1, 3],
      output: { Error: "E", Cause: "last" },
    },
    {
      rule: "has nulls where nobody named the error",
      states: { A: task({ Catch: [{ ErrorEquals: ["States.ALL"], Next: "B" }] }), B: pass },
      tasks: { A: [{}] },
      output: { Error: null, Cause: null },
    },
    {
      rule: "names no error that another name is a part of",
      states: { A: task({ Catch: [{ ErrorEquals: ["EE", "e", ""], Next: "B" }] }), B: pass },
      tasks: failing,
      error: "E",
      cause: "c",
    },
    {
      rule: "may lead back to the state itself",
      states: { A: task({ Catch: [{ ErrorEquals: ["E"], ResultPath: "$.e", Next: "A" }] }) },
      tasks: { A: [{ error: "E" }, { error: "E" }, { output: 1 }] },
      entered: ["A", "A", "A"],
      output: 1,
    },
    {
      rule: "does not catch what the next state fails with",
      states: {
        A: task({ Catch: [{ ErrorEquals: ["States.ALL"], Next: "C" }], Next: "B" }),
        B: { Type: "Fail", Error: "F", Cause: "f" },
        C: pass,
      },
      tasks: { A: [{ output: 1 }] },
      entered: ["A", "B"],
      error: "F",
      cause: "f",
    },
    {
      rule: "does not catch States.Runtime",
      states: {
        A: task({ OutputPath: "$.nope", Catch: [{ ErrorEquals: ["States.ALL"], Next: "B" }] }),
        B: pass,
      },
      tasks: { A: [{ output: {} }] },
      entered: ["A"],
      error: "States.Runtime",
    },
    {
      rule: "of a Parallel has the error of the branch, and the Parallel's input",
      states: {
        P: {
          Type: "Parallel",
          InputPath: "$.x",
          Branches: [scope({ A: task() }), scope({ W: { Type: "Wait", Seconds: 60 } })],
          Catch: [{ ErrorEquals: ["E"], ResultPath: "$.e", Next: "B" }],
        },
        B: pass,
      },
      input: { x: 1 },
      tasks: failing,
      seconds: 0,
      output: { x: 1, e: { Error: "E", Cause: "c" } },
    },
    {
      rule: "of a Parallel catches a Fail state inside, empty as it may be",
      states: {
        P: {
          Type: "Parallel",
          Branches: [scope({ F: { Type: "Fail", Error: "X" } })],
          Catch: [{ ErrorEquals: ["X"], Next: "B" }],
        },
        B: pass,
      },
      output: { Error: "X", Cause: "" },
    },
    {
      rule: "inside a branch keeps the Parallel going",
      states: {
        P: {
          Type: "Parallel",
          Branches: [
            scope({
              A: task({ Catch: [{ ErrorEquals: ["E"], Next: "B" }] }),
              B: { Type: "Pass", Result: "caught" },
            }),
            scope({ C: { Type: "Pass", Result: "c" } }),
          ],
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "D" }],
        },
        D: pass,
      },
      tasks: failing,
      output: ["caught", "c"],
    },
    {
      rule: "of a Map has the error of the iteration",
      states: {
        M: {
          Type: "Map",
          ItemsPath: "$.l",
          ItemProcessor: scope({ A: task() }),
          Catch: [{ ErrorEquals: ["States.TaskFailed"], ResultPath: "$.e", Next: "B" }],
        },
        B: pass,
      },
      input: { l: [1] },
      tasks: failing,
      output: { l: [1], e: { Error: "E", Cause: "c" } },
    },
    {
      rule: "sees errors pass through the Parallels and Maps between",
      states: {
        P: {
          Type: "Parallel",
          Branches: [
            scope({
              M: {
                Type: "Map",
                ItemProcessor: scope({ A: task() }),
                Catch: [{ ErrorEquals: ["Other"], Next: "Never" }],
              },
              Never: pass,
            }),
          ],
          Catch: [{ ErrorEquals: ["E"], Next: "B" }],
        },
        B: pass,
      },
      input: [1, 2],
      tasks: failing,
      output: { Error: "E", Cause: "c" },
    },
    {
      rule: "leaves the state in the history like a success",
      states: { A: task({ Catch: [{ ErrorEquals: ["E"], Next: "B" }] }), B: pass },
      tasks: failing,
      events: [
        "ExecutionStarted",
        "TaskStateEntered",
        "LambdaFunctionScheduled",
        "LambdaFunctionStarted",
        "LambdaFunctionFailed",
        "TaskStateExited",
        "PassStateEntered",
        "PassStateExited",
        "ExecutionSucceeded",
      ],
    },
  ]);
});

describe("Fail", () => {
  rows([
    {
      rule: "may have neither error nor cause",
      states: { F: { Type: "Fail" } },
      status: "FAILED",
      error: undefined,
      cause: undefined,
    },
    {
      rule: "may have a cause only",
      states: { F: { Type: "Fail", Cause: "c" } },
      error: undefined,
      cause: "c",
    },
    {
      rule: "may have an error only",
      states: { F: { Type: "Fail", Error: "E" } },
      error: "E",
      cause: undefined,
    },
    {
      rule: "takes both from paths, the Context Object and intrinsic functions",
      states: {
        F: {
          Type: "Fail",
          ErrorPath: "$$.State.Name",
          CausePath: "States.Format('{} of {}', $.n, $.m)",
        },
      },
      input: { n: 1, m: [2] },
      error: "F",
      cause: "1 of [2]",
    },
    {
      rule: "names the path that finds nothing",
      states: { F: { Type: "Fail", ErrorPath: "$.e" } },
      input: { a: 1 },
      error: "States.Runtime",
      cause: `The JSONPath '$.e' specified for the field 'ErrorPath' could not be found in the input '{"a":1}'`,
    },
    {
      rule: "is not exited",
      states: { F: { Type: "Fail" } },
      events: ["ExecutionStarted", "FailStateEntered", "ExecutionFailed"],
    },
  ]);
});
