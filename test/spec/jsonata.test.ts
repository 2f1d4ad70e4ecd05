import { describe } from "vitest";
import { rows, scope } from "./rows.js";

// The service's JSONata: where it is not the one of jsonata.org, and what states make of what it gives.

const language = { QueryLanguage: "JSONata" };
const pass = (Output: unknown) => ({ A: { Type: "Pass", Output } });

describe("an expression", () => {
  rows([
    {
      rule: "has numbers that JSON lacks as texts",
      machine: language,
      states: pass({ a: "{% 1 / 0 %}", b: "{% -1 / 0 %}", c: "{% 0 / 0 %}" }),
      output: { a: "Infinity", b: "-Infinity", c: "NaN" },
    },
    {
      rule: "has the variable where a function is called like it",
      machine: language,
      states: {
        A: { Type: "Pass", Assign: { count: 2, sum: [1] }, Next: "B" },
        B: { Type: "Pass", Output: "{% [$count, $sum] %}" },
      },
      output: [2, 1],
    },
    {
      rule: "cannot call the function that such a variable hides",
      machine: language,
      states: {
        A: { Type: "Pass", Assign: { count: 2 }, Next: "B" },
        B: { Type: "Pass", Output: "{% $count([1]) %}" },
      },
      error: "States.QueryEvaluationError",
      cause:
        "The JSONata expression '$count([1])' specified for the field 'Output' threw an error during evaluation. T1006: Attempted to invoke a non-function",
    },
  ]);
});

describe("a Wait", () => {
  const wait = { W: { Type: "Wait", Seconds: "{% $states.input.n %}" } };
  rows([
    {
      rule: "waits as long as it is told",
      machine: language,
      states: wait,
      input: { n: 2 },
      seconds: 2,
    },
    {
      rule: "does not go back",
      machine: language,
      states: wait,
      input: { n: -1 },
      error: "States.QueryEvaluationError",
    },
    {
      rule: "knows no part of a second",
      machine: language,
      states: wait,
      input: { n: 1.5 },
      error: "States.QueryEvaluationError",
    },
  ]);
});

describe("a number of a Task", () => {
  const outside = (field: string, n: number) => ({
    machine: language,
    states: {
      A: {
        Type: "Task",
        Resource: "arn:aws:lambda:eu-west-1:123456789012:function:work",
        [field]: "{% $states.input.n %}",
        Catch: [{ ErrorEquals: ["States.QueryEvaluationError"], Next: "B" }],
      },
      B: { Type: "Pass", Output: "caught" },
    },
    tasks: { A: [{ output: "done" }] },
    input: { n },
  });
  rows([
    {
      rule: "is no time that has gone by",
      ...outside("TimeoutSeconds", -1),
      output: "caught",
      events: [
        ...["ExecutionStarted", "TaskStateEntered", "EvaluationFailed", "TaskStateExited"],
        ...["PassStateEntered", "PassStateExited", "ExecutionSucceeded"],
      ],
    },
    { rule: "is no time at all", ...outside("TimeoutSeconds", 0), output: "caught" },
    { rule: "is no part of a second", ...outside("HeartbeatSeconds", 0.5), output: "caught" },
    { rule: "is a time to come", ...outside("HeartbeatSeconds", 1), output: "done" },
  ]);
});

describe("a number of a Map", () => {
  const outside = (field: string, n: number) => ({
    machine: language,
    states: {
      M: {
        Type: "Map",
        Items: [1],
        [field]: "{% $states.input.n %}",
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
          ...scope({ I: { Type: "Pass" } }),
        },
        Catch: [{ ErrorEquals: ["States.QueryEvaluationError"], Next: "B" }],
      },
      B: { Type: "Pass", Output: "caught" },
    },
    input: { n },
  });
  rows([
    { rule: "is not below none", ...outside("MaxConcurrency", -1), output: "caught" },
    { rule: "is no part of one", ...outside("ToleratedFailureCount", 1.5), output: "caught" },
    {
      rule: "is no more than all",
      ...outside("ToleratedFailurePercentage", 101),
      output: "caught",
    },
    { rule: "is as much as all", ...outside("ToleratedFailurePercentage", 100), output: [1] },
    { rule: "may be none", ...outside("MaxConcurrency", 0), output: [1] },
  ]);
});

describe("a Map", () => {
  const map = (fields: object, processor: object) => ({
    Type: "Map",
    ItemProcessor: { ...scope({ I: { Type: "Pass" } }), ...processor },
    ...fields,
  });
  const ProcessorConfig = { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" };
  const Items = "{% $states.input.o %}";
  rows([
    {
      rule: "that is distributed goes over the members of an object",
      machine: language,
      states: { M: map({ Items }, { ProcessorConfig }) },
      input: { o: { a: 1 } },
      output: [{ Key: "a", Value: 1 }],
    },
    {
      rule: "that is distributed goes over the members of an object in its place",
      machine: language,
      states: { M: map({ Items: { a: 1, b: "{% 2 %}" } }, { ProcessorConfig }) },
      output: [
        { Key: "a", Value: 1 },
        { Key: "b", Value: 2 },
      ],
    },
    {
      rule: "that is not fails on an object",
      machine: language,
      states: { M: map({ Items }, {}) },
      input: { o: { a: 1 } },
      error: "States.QueryEvaluationError",
    },
    {
      rule: "has the item's place and itself for its ItemSelector",
      machine: language,
      states: {
        M: map(
          {
            Items: "{% ['x'] %}",
            ItemSelector: "{% $states.context.Map.Item %}",
          },
          {},
        ),
      },
      output: [{ Index: 0, Value: "x" }],
    },
  ]);
});
