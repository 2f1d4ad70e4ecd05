import { describe } from "vitest";
import { rows, scope, task } from "./rows.js";

// The history of the service: what was seen of GetExecutionHistory.

const pass = { Type: "Pass" };
const fails = scope({ F: { Type: "Fail", Error: "E" } });
const Catch = [{ ErrorEquals: ["States.ALL"], Next: "H" }];

describe("an event comes after the one that led to it", () => {
  rows([
    {
      rule: "the first state after none, as the start does",
      states: { A: { ...pass, Next: "B" }, B: pass },
      previous: [0, 0, 2, 3, 4, 5],
    },
    {
      rule: "the exit of a Parallel after the last event of a branch",
      states: { P: { Type: "Parallel", Branches: [scope({ A: pass })], Next: "B" }, B: pass },
      previous: [0, 0, 2, 3, 4, 5, 5, 7, 8, 9],
    },
    {
      rule: "the end after the latest event, whatever that is",
      states: {
        P: { Type: "Parallel", Branches: [scope({ A: pass })], ResultSelector: { "m.$": "$.no" } },
      },
      previous: [0, 0, 2, 3, 4, 5, 6],
    },
    {
      rule: "what States.Runtime ends, after the branch in which it was",
      states: { P: { Type: "Parallel", Branches: [scope({ A: { ...pass, InputPath: "$.no" } })] } },
      events: [
        ...["ExecutionStarted", "ParallelStateEntered", "ParallelStateStarted"],
        ...["PassStateEntered", "ExecutionFailed"],
      ],
      previous: [0, 0, 2, 3, 4],
    },
    {
      rule: "the failure of a Parallel after that of the Task in it, which is aborted",
      states: {
        P: { Type: "Parallel", Branches: [scope({ A: task() })], Catch, Next: "H" },
        H: pass,
      },
      tasks: { A: [{ error: "E" }] },
      events: [
        ...["ExecutionStarted", "ParallelStateEntered", "ParallelStateStarted", "TaskStateEntered"],
        ...["LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionFailed"],
        ...["TaskStateAborted", "ParallelStateFailed", "ParallelStateExited"],
        ...["PassStateEntered", "PassStateExited", "ExecutionSucceeded"],
      ],
      previous: [0, 0, 2, 3, 4, 5, 6, 7, 7, 9, 10, 11, 12],
    },
    {
      rule: "the failure of a Map after the last event of the iteration",
      states: { M: { Type: "Map", ItemProcessor: fails } },
      input: [1],
      events: [
        ...["ExecutionStarted", "MapStateEntered", "MapStateStarted", "MapIterationStarted"],
        ...["FailStateEntered", "MapIterationFailed", "MapStateFailed", "ExecutionFailed"],
      ],
      previous: [0, 0, 2, 3, 4, 5, 5, 7],
    },
    {
      rule: "the exit of an empty Map after its start",
      states: { M: { Type: "Map", ItemProcessor: scope({ A: pass }) } },
      input: [],
      previous: [0, 0, 2, 3, 3, 5],
    },
    {
      rule: "the exit of a distributed Map after the start of its run: its items have their own histories",
      states: {
        M: {
          Type: "Map",
          ItemProcessor: scope(
            { A: pass },
            { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } },
          ),
        },
      },
      input: [1, 2],
      events: [
        ...["ExecutionStarted", "MapStateEntered", "MapStateStarted", "MapRunStarted"],
        ...["MapRunSucceeded", "MapStateSucceeded", "MapStateExited", "ExecutionSucceeded"],
      ],
      previous: [0, 0, 2, 3, 4, 5, 4, 7],
    },
  ]);
});
