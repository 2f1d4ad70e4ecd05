import { describe } from "vitest";
import { rows, scope, task } from "./rows.js";

// ASL, "The Context Object".

const context = {
  Execution: { Id: "arn:execution", Name: "e", RoleArn: "arn:role" },
  StateMachine: { Id: "arn:machine", Name: "m" },
};

describe("the Context Object", () => {
  rows([
    {
      rule: "tells of the execution, the machine and the state",
      states: {
        W: { Type: "Wait", Seconds: 61, Next: "A" },
        A: {
          Type: "Pass",
          Parameters: {
            "id.$": "$$.Execution.Id",
            "name.$": "$$.Execution.Name",
            "role.$": "$$.Execution.RoleArn",
            "start.$": "$$.Execution.StartTime",
            "input.$": "$$.Execution.Input.a",
            "machine.$": "$$.StateMachine.Name",
            "machineId.$": "$$.StateMachine.Id",
            "state.$": "$$.State.Name",
            "entered.$": "$$.State.EnteredTime",
            "redrives.$": "$$.Execution.RedriveCount",
          },
        },
      },
      input: { a: [1] },
      options: { context },
      output: {
        id: "arn:execution",
        name: "e",
        role: "arn:role",
        start: "2026-01-01T00:00:00.000Z",
        input: [1],
        machine: "m",
        machineId: "arn:machine",
        state: "A",
        entered: "2026-01-01T00:01:01.000Z",
        redrives: 0,
      },
    },
    {
      rule: "has the execution's input, whatever became of it",
      states: {
        A: { Type: "Pass", Result: 0, Next: "B" },
        B: { Type: "Pass", InputPath: "$$.Execution.Input" },
      },
      input: { a: 1 },
      output: { a: 1 },
    },
    {
      rule: "as a whole is an object of these parts",
      states: { A: { Type: "Pass", Parameters: { "c.$": "$$" }, OutputPath: "$.c.State" } },
      output: { Name: "A", EnteredTime: "2026-01-01T00:00:00.000Z" },
    },
    {
      rule: "has no retries outside of Tasks",
      states: { A: { Type: "Pass", Parameters: { "n.$": "$$.State.RetryCount" } } },
      error: "States.Runtime",
    },
    {
      rule: "counts retries in a Task",
      states: {
        A: task({ Parameters: { "n.$": "$$.State.RetryCount" }, Retry: [{ ErrorEquals: ["E"] }] }),
      },
      tasks: { A: [{ error: "E" }, { output: 1 }] },
      calls: [{ n: 0 }, { n: 1 }],
    },
    {
      rule: "counts retries in a Parallel and in a Map",
      states: {
        P: {
          Type: "Parallel",
          Branches: [scope({ A: task() })],
          Retry: [{ ErrorEquals: ["E"] }],
          ResultSelector: { "n.$": "$$.State.RetryCount" },
          ResultPath: "$.p",
          Next: "M",
        },
        M: {
          Type: "Map",
          ItemsPath: "$.list",
          ItemProcessor: scope({ B: task() }),
          Retry: [{ ErrorEquals: ["E"] }],
          ResultSelector: { "n.$": "$$.State.RetryCount" },
        },
      },
      input: { list: [1] },
      tasks: {
        A: [{ error: "E" }, { output: 1 }],
        B: [{ error: "E" }, { error: "E" }, { output: 1 }],
      },
      output: { n: 2 },
    },
    {
      rule: "is read as an input is where a path finds nothing",
      states: { A: { Type: "Pass", InputPath: "$$.Execution.Nope.Deep" } },
      error: "States.Runtime",
      cause:
        "Invalid path '$$.Execution.Nope.Deep' : Missing property in path $['Execution']['Nope']",
    },
    {
      rule: "has no item outside of Maps",
      states: { A: { Type: "Pass", Parameters: { "n.$": "$$.Map.Item.Index" } } },
      error: "States.Runtime",
    },
    {
      rule: "names the state inside branches, and the Parallel after them",
      states: {
        P: {
          Type: "Parallel",
          Branches: [scope({ A: { Type: "Pass", OutputPath: "$$.State.Name" } })],
          ResultSelector: { "in.$": "$[0]", "after.$": "$$.State.Name" },
        },
      },
      output: { in: "A", after: "P" },
    },
  ]);
});
