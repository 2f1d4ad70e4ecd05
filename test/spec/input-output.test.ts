import { describe } from "vitest";
import { rows, scope, task } from "./rows.js";

// ASL, "Input and Output Processing": InputPath, Parameters, ResultSelector, ResultPath, OutputPath, in this order.

describe("InputPath", () => {
  rows([
    {
      rule: "selects what the state works on",
      states: { A: { Type: "Pass", InputPath: "$.a.b" } },
      input: { a: { b: [1] }, c: 2 },
      output: [1],
    },
    {
      rule: "null is an empty object",
      states: { A: { Type: "Pass", InputPath: null } },
      input: { a: 1 },
      output: {},
    },
    {
      rule: "may select null",
      states: { A: { Type: "Pass", InputPath: "$.a" } },
      input: { a: null },
      output: null,
    },
    {
      rule: "may be a path into the Context Object",
      states: { A: { Type: "Pass", InputPath: "$$.Execution.Input.a" } },
      input: { a: { b: 1 } },
      output: { b: 1 },
    },
    {
      rule: "of several matches gives the list of them",
      states: { A: { Type: "Pass", InputPath: "$.a[*].b" } },
      input: { a: [{ b: 1 }, { b: 2 }] },
      output: [1, 2],
    },
    {
      rule: "without a match fails the state",
      states: { A: { Type: "Pass", InputPath: "$.x" } },
      input: { a: 1 },
      error: "States.Runtime",
      cause: "Invalid path '$.x' : No results for path: $['x']",
    },
    {
      rule: "below something that is missing says what is missing",
      states: { A: { Type: "Pass", InputPath: "$.x.y.z" } },
      input: { a: 1 },
      error: "States.Runtime",
      cause: "Invalid path '$.x.y.z' : Missing property in path $['x']",
    },
    {
      rule: "is what Parameters refer to",
      states: { A: { Type: "Pass", InputPath: "$.a", Parameters: { "c.$": "$.b", "all.$": "$" } } },
      input: { a: { b: 1 } },
      output: { c: 1, all: { b: 1 } },
    },
    {
      rule: "does not change what ResultPath adds to: the state input",
      states: { A: task({ InputPath: "$.a", ResultPath: "$.r" }) },
      input: { a: { b: 1 }, c: 2 },
      tasks: { A: [{ output: 3 }] },
      calls: [{ b: 1 }],
      output: { a: { b: 1 }, c: 2, r: 3 },
    },
  ]);
});

describe("Parameters", () => {
  rows([
    {
      rule: "are evaluated in objects at any depth, also inside arrays",
      states: {
        A: {
          Type: "Pass",
          Parameters: {
            a: { "b.$": "$.x", c: [1, { "d.$": "$.x" }, ["e"]] },
            "s.$": "$$.State.Name",
          },
        },
      },
      input: { x: { y: 1 } },
      output: { a: { b: { y: 1 }, c: [1, { d: { y: 1 } }, ["e"]] }, s: "A" },
    },
    {
      rule: "are constants where the key does not end in .$",
      states: {
        A: {
          Type: "Pass",
          Parameters: { a: "$.x", b: "$$.State.Name", c$: "$", d: "States.UUID()", $: 1 },
        },
      },
      input: { x: 1 },
      output: { a: "$.x", b: "$$.State.Name", c$: "$", d: "States.UUID()", $: 1 },
    },
    {
      rule: "without a value for a path fail the state with the input",
      states: { A: { Type: "Pass", Parameters: { "a.$": "$.x.y" } } },
      input: { b: "é\n" },
      error: "States.Runtime",
      cause: `The JSONPath '$.x.y' specified for the field 'a.$' could not be found in the input '{"b":"é\\n"}'`,
    },
    {
      rule: "see the Context Object as a whole",
      states: { A: { Type: "Pass", Parameters: { "c.$": "$$.StateMachine" } } },
      options: { context: { StateMachine: { Id: "i", Name: "n" } } },
      output: { c: { Id: "i", Name: "n" } },
    },
    {
      rule: "keep false, 0, null and empty values",
      states: {
        A: {
          Type: "Pass",
          Parameters: {
            "a.$": "$.a",
            "b.$": "$.b",
            "c.$": "$.c",
            "d.$": "$.d",
            "e.$": "$.e",
            f: null,
          },
        },
      },
      input: { a: false, b: 0, c: null, d: "", e: [] },
      output: { a: false, b: 0, c: null, d: "", e: [], f: null },
    },
    {
      rule: "read names that every JavaScript object has as plain data",
      states: {
        A: {
          Type: "Pass",
          Parameters: {
            "a.$": "$['__proto__']",
            "b.$": "$.constructor.x",
            "c.$": "$.length",
            "d.$": "$.toString",
          },
        },
      },
      input: JSON.parse('{"__proto__":1,"constructor":{"x":2},"length":3,"toString":4}'),
      output: { a: 1, b: 2, c: 3, d: 4 },
    },
    {
      rule: "write names that every JavaScript object has as plain data",
      states: {
        A: { Type: "Pass", Parameters: JSON.parse('{"__proto__":{"a":1},"constructor.$":"$.x"}') },
      },
      input: { x: 1 },
      output: JSON.parse('{"__proto__":{"a":1},"constructor":1}'),
    },
  ]);
});

describe("ResultSelector", () => {
  rows([
    {
      rule: "makes a result of the Task's, before ResultPath",
      states: {
        A: task({ ResultSelector: { "x.$": "$.deep.value", fixed: true }, ResultPath: "$.r" }),
      },
      input: { keep: 1 },
      tasks: { A: [{ output: { deep: { value: [2] }, more: 3 } }] },
      output: { keep: 1, r: { x: [2], fixed: true } },
    },
    {
      rule: "sees the Context Object, and no state input",
      states: {
        A: task({ ResultSelector: { "n.$": "$$.State.Name", "e.$": "$$.Execution.Input.i" } }),
      },
      input: { i: 1 },
      tasks: { A: [{ output: { i: 2 } }] },
      output: { n: "A", e: 1 },
    },
    {
      rule: "works on the list of results of a Parallel",
      states: {
        P: {
          Type: "Parallel",
          Branches: [
            scope({ A: { Type: "Pass", Result: 1 } }),
            scope({ B: { Type: "Pass", Result: 2 } }),
          ],
          ResultSelector: { "second.$": "$[1]", "all.$": "$" },
        },
      },
      output: { second: 2, all: [1, 2] },
    },
    {
      rule: "without a match fails the execution, whatever is caught",
      states: {
        A: task({
          ResultSelector: { "x.$": "$.nope" },
          Retry: [{ ErrorEquals: ["States.ALL"] }],
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "B" }],
        }),
        B: { Type: "Pass" },
      },
      tasks: { A: [{ output: { a: 1 } }] },
      error: "States.Runtime",
      cause: `The JSONPath '$.nope' specified for the field 'x.$' could not be found in the input '{"a":1}'`,
      entered: ["A"],
    },
    {
      rule: "find nothing in null",
      states: { A: { Type: "Pass", Parameters: { "x.$": "$.a" } } },
      input: null,
      error: "States.Runtime",
      cause: "Unable to apply Path transformation to null or empty input.",
    },
    {
      rule: "have null for what is past the end of a list",
      states: {
        A: { Type: "Pass", Assign: { "v.$": "$.l[2]" }, Next: "B" },
        B: {
          Type: "Pass",
          Parameters: { "v.$": "$v", "l[2].$": "$.l[2]", in: { "y.$": "$['l'][1]" } },
        },
      },
      input: { l: [1, 2] },
      output: { "l[2]": null, v: null, in: { y: 2 } },
    },
    {
      rule: "fail for what is in an element past the end of a list",
      states: { A: { Type: "Pass", Parameters: { "x.$": "$.l[2].a" } } },
      input: { l: [] },
      error: "States.Runtime",
    },
    {
      rule: "fail for the element of what is no list",
      states: { A: { Type: "Pass", Parameters: { "x.$": "$.l[0]" } } },
      input: { l: "a" },
      error: "States.Runtime",
    },
    {
      rule: "fail for an argument past the end of a list",
      states: { A: { Type: "Pass", Parameters: { "x.$": "States.Array($.l[0])" } } },
      input: { l: [] },
      error: "States.Runtime",
    },
  ]);
});

describe("ResultPath", () => {
  rows([
    {
      rule: "absent: the result replaces the input",
      states: { A: { Type: "Pass", Result: { r: 1 } } },
      input: { a: 1 },
      output: { r: 1 },
    },
    {
      rule: "$: the same",
      states: { A: { Type: "Pass", Result: { r: 1 }, ResultPath: "$" } },
      input: { a: 1 },
      output: { r: 1 },
    },
    {
      rule: "null: the result is discarded",
      states: { A: { Type: "Pass", Result: { r: 1 }, ResultPath: null } },
      input: { a: 1 },
      output: { a: 1 },
    },
    {
      rule: "adds a field, replaces one, and makes what is missing on the way",
      states: {
        A: { Type: "Pass", Result: 1, ResultPath: "$.new", Next: "B" },
        B: { Type: "Pass", Result: 2, ResultPath: "$.old", Next: "C" },
        C: { Type: "Pass", Result: 3, ResultPath: "$.x.y.z", Next: "D" },
        D: { Type: "Pass", Result: 4, ResultPath: "$.deep.b" },
      },
      input: { old: { gone: true }, deep: { a: 0, b: 1, c: 2 } },
      output: { old: 2, deep: { a: 0, b: 4, c: 2 }, new: 1, x: { y: { z: 3 } } },
    },
    {
      rule: "takes quoted names",
      states: { A: { Type: "Pass", Result: 1, ResultPath: "$['a b']['c.d']" } },
      input: {},
      output: { "a b": { "c.d": 1 } },
    },
    {
      rule: "replaces an item that an array has",
      states: { A: { Type: "Pass", Result: 9, ResultPath: "$.list[1].n" } },
      input: { list: [{ n: 1 }, { n: 2, m: 3 }] },
      output: { list: [{ n: 1 }, { n: 9, m: 3 }] },
    },
    {
      rule: "does not change what was the input elsewhere",
      states: {
        A: { Type: "Pass", Result: 1, ResultPath: "$.a.b", Next: "B" },
        B: { Type: "Pass", InputPath: "$$.Execution.Input" },
      },
      input: { a: { c: 1 } },
      output: { a: { c: 1 } },
    },
    {
      rule: "cannot add a field to what is no object",
      states: { A: { Type: "Pass", Result: 1, ResultPath: "$.a" } },
      input: "text",
      error: "States.ReferencePathConflict",
      cause: 'Unable to apply ReferencePath $.a to input "text"',
    },
    {
      rule: "can replace what is no object",
      states: { A: { Type: "Pass", Result: 1, ResultPath: "$" } },
      input: "text",
      output: 1,
    },
    {
      rule: "writes names that every JavaScript object has",
      states: {
        A: { Type: "Pass", Result: 1, ResultPath: "$.__proto__", Next: "B" },
        B: { Type: "Pass", Result: 2, ResultPath: "$.constructor.prototype" },
      },
      input: {},
      output: JSON.parse('{"__proto__":1,"constructor":{"prototype":2}}'),
    },
    {
      rule: "of a Task takes null and nothing special as a result",
      states: { A: task({ ResultPath: "$.r" }) },
      input: { a: 1 },
      tasks: { A: [{ output: null }] },
      output: { a: 1, r: null },
    },
  ]);
});

describe("OutputPath", () => {
  rows([
    {
      rule: "selects from what ResultPath made",
      states: { A: task({ ResultPath: "$.r", OutputPath: "$.r.x" }) },
      tasks: { A: [{ output: { x: [1, 2] } }] },
      output: [1, 2],
    },
    {
      rule: "null is an empty object",
      states: { A: { Type: "Pass", OutputPath: null } },
      input: { a: 1 },
      output: {},
    },
    {
      rule: "may be a path into the Context Object",
      states: { A: { Type: "Pass", OutputPath: "$$.State.Name" } },
      output: "A",
    },
    {
      rule: "of a Succeed state works on what InputPath gave",
      states: { A: { Type: "Succeed", InputPath: "$.a", OutputPath: "$.b" } },
      input: { a: { b: 1 } },
      output: 1,
    },
    {
      rule: "of a Choice and of a Wait works on what InputPath gave",
      states: {
        A: {
          Type: "Choice",
          InputPath: "$.a",
          OutputPath: "$.b",
          Choices: [{ Variable: "$.b.c", NumericEquals: 1, Next: "B" }],
        },
        B: { Type: "Wait", InputPath: "$.c", Seconds: 1 },
      },
      input: { a: { b: { c: 1 } } },
      output: 1,
    },
    {
      rule: "without a match fails the state",
      states: { A: { Type: "Pass", OutputPath: "$.nope" } },
      input: { a: 1 },
      error: "States.Runtime",
      cause: "Invalid path '$.nope' : No results for path: $['nope']",
    },
  ]);
});

describe("Pass", () => {
  rows([
    {
      rule: "with Result does not use Parameters",
      states: { A: { Type: "Pass", Parameters: { a: 1 }, Result: { b: 2 } } },
      output: { b: 2 },
    },
    {
      rule: "has a Result of any type, whatever is written in it",
      states: {
        A: {
          Type: "Pass",
          Result: { "x.$": "$.a", s: "{% 1 %}", n: null, l: [[]] },
          ResultPath: "$.a",
          Next: "B",
        },
        B: { Type: "Pass", Result: null, ResultPath: "$.b", Next: "C" },
        C: { Type: "Pass", Result: false, ResultPath: "$.c" },
      },
      output: { a: { "x.$": "$.a", s: "{% 1 %}", n: null, l: [[]] }, b: null, c: false },
    },
  ]);
});

describe("the size of data", () => {
  const bytes = (count: number) => ({ output: "a".repeat(count - 2) });
  const cause = (who: string) =>
    `The state/task '${who}' returned a result with a size exceeding the maximum number of bytes service limit.`;
  const caught = (ErrorEquals: string) => ({
    A: task({
      Catch: [{ ErrorEquals: [ErrorEquals], ResultPath: "$.e", Next: "B" }],
      ResultPath: null,
    }),
    B: { Type: "Pass" as const },
  });
  rows([
    {
      rule: "of a result may be 256 KiB",
      states: { A: task({ ResultPath: null }) },
      tasks: { A: [bytes(262144)] },
      output: {},
    },
    {
      rule: "of a result may not be a byte more",
      states: { A: task({ ResultPath: null }) },
      tasks: { A: [bytes(262145)] },
      error: "States.DataLimitExceeded",
      cause: cause("arn:aws:lambda:us-east-1:123456789012:function:f"),
    },
    {
      rule: "is counted in UTF-8",
      states: { A: task({ ResultPath: null }) },
      tasks: { A: [{ output: "é".repeat(131072) }] },
      error: "States.DataLimitExceeded",
      cause: cause("arn:aws:lambda:us-east-1:123456789012:function:f"),
    },
    {
      rule: "is an error that its name catches",
      states: caught("States.DataLimitExceeded"),
      tasks: { A: [bytes(262145)] },
      output: {
        e: {
          Error: "States.DataLimitExceeded",
          Cause: cause("arn:aws:lambda:us-east-1:123456789012:function:f"),
        },
      },
    },
    {
      rule: "is an error that States.ALL catches",
      states: caught("States.ALL"),
      tasks: { A: [bytes(262145)] },
      entered: ["A", "B"],
      status: "SUCCEEDED",
    },
    {
      rule: "is an error that States.TaskFailed catches",
      states: caught("States.TaskFailed"),
      tasks: { A: [bytes(262145)] },
      entered: ["A", "B"],
      status: "SUCCEEDED",
    },
    {
      rule: "is checked where states add up what they get",
      states: {
        A: { Type: "Pass", Parameters: { "a.$": "$", "b.$": "$" }, Next: "B" },
        B: { Type: "Pass", Parameters: { "a.$": "$", "b.$": "$" } },
      },
      input: "a".repeat(100_000),
      error: "States.DataLimitExceeded",
      cause: cause("B"),
    },
  ]);
});
