import { describe } from "vitest";
import { rows, scope, task } from "./rows.js";

// ASL, "Variables" (Assign).

const read = (name: string) => ({ Type: "Pass", Parameters: { "v.$": `$${name}` } });

describe("Assign", () => {
  rows([
    {
      rule: "sets variables for the states that follow",
      states: {
        A: { Type: "Pass", Assign: { x: 1, "y.$": "$.a", z: { "deep.$": "$.a.b" } }, Next: "B" },
        B: { Type: "Pass", Parameters: { "x.$": "$x", "y.$": "$y.b", "z.$": "$z" } },
      },
      input: { a: { b: [2] } },
      output: { x: 1, y: [2], z: { deep: [2] } },
    },
    {
      rule: "sees the values from before the state",
      states: {
        A: { Type: "Pass", Assign: { x: 1, y: 2 }, Next: "B" },
        B: { Type: "Pass", Assign: { "x.$": "$y", "y.$": "$x" }, Next: "C" },
        C: { Type: "Pass", Parameters: { "x.$": "$x", "y.$": "$y" } },
      },
      output: { x: 2, y: 1 },
    },
    {
      rule: "is not seen by other fields of its state",
      states: {
        A: { Type: "Pass", Assign: { x: "old" }, Next: "B" },
        B: {
          Type: "Pass",
          Parameters: { "v.$": "$x" },
          OutputPath: "$.v",
          Assign: { x: "new" },
          Next: "C",
        },
        C: { Type: "Pass", Parameters: { "was.$": "$", "is.$": "$x" } },
      },
      output: { was: "old", is: "new" },
    },
    {
      rule: "works on the result of a Task, before ResultPath and OutputPath",
      states: {
        A: task({
          ResultSelector: { "r.$": "$.deep" },
          Assign: { "v.$": "$.r", "i.$": "$$.Execution.Input.a" },
          ResultPath: null,
          Next: "B",
        }),
        B: { Type: "Pass", Parameters: { "in.$": "$", "v.$": "$v", "i.$": "$i" } },
      },
      input: { a: 1 },
      tasks: { A: [{ output: { deep: 2 } }] },
      output: { in: { a: 1 }, v: 2, i: 1 },
    },
    {
      rule: "of a Choice Rule is done where the rule matches, that of the state where none does",
      states: {
        Q: {
          Type: "Choice",
          Choices: [
            { Variable: "$.n", NumericEquals: 1, Assign: { v: "rule 1" }, Next: "B" },
            { Variable: "$.n", NumericEquals: 2, Next: "B" },
          ],
          Assign: { v: "state" },
          Default: "B",
        },
        B: read("v"),
      },
      input: { n: 1 },
      output: { v: "rule 1" },
    },
    {
      rule: "of a Choice state is for Default",
      states: {
        Q: {
          Type: "Choice",
          Choices: [{ Variable: "$.n", NumericEquals: 1, Assign: { v: "rule" }, Next: "B" }],
          Assign: { "v.$": "States.Format('default {}', $.n)" },
          Default: "B",
        },
        B: read("v"),
      },
      input: { n: 3 },
      output: { v: "default 3" },
    },
    {
      rule: "of a catcher sees the error output, and replaces that of the state",
      states: {
        A: task({
          Assign: { v: "success" },
          Catch: [
            {
              ErrorEquals: ["E"],
              Assign: { "v.$": "$.Error", "c.$": "$.Cause" },
              ResultPath: null,
              Next: "B",
            },
          ],
          Next: "B",
        }),
        B: { Type: "Pass", Parameters: { "v.$": "$v", "c.$": "$c", "in.$": "$" } },
      },
      input: { a: 1 },
      tasks: { A: [{ error: "E", cause: "c" }] },
      output: { v: "E", c: "c", in: { a: 1 } },
    },
    {
      rule: "counts in a loop",
      states: {
        A: { Type: "Pass", Assign: { n: 0 }, Next: "Q" },
        Q: {
          Type: "Choice",
          Choices: [{ Variable: "$n", NumericLessThan: 5, Next: "Add" }],
          Default: "End",
        },
        Add: { Type: "Pass", Assign: { "n.$": "States.MathAdd($n, 1)" }, Next: "Q" },
        End: read("n"),
      },
      output: { v: 5 },
    },
    {
      rule: "may hold null and false",
      states: {
        A: { Type: "Pass", Assign: { a: null, b: false }, Next: "B" },
        B: { Type: "Pass", Parameters: { "a.$": "$a", "b.$": "$b" } },
      },
      output: { a: null, b: false },
    },
    {
      rule: "of a Wait and of a Parallel and of a Map",
      states: {
        W: { Type: "Wait", Seconds: 1, Assign: { "w.$": "$.x" }, Next: "P" },
        P: {
          Type: "Parallel",
          Branches: [scope({ A: { Type: "Pass", Result: 1 } })],
          Assign: { "p.$": "$[0]" },
          Next: "M",
        },
        M: {
          Type: "Map",
          ItemProcessor: scope({ B: { Type: "Pass", Result: 2 } }),
          Assign: { "m.$": "$" },
          Next: "End",
        },
        End: { Type: "Pass", Parameters: { "w.$": "$w", "p.$": "$p", "m.$": "$m" } },
      },
      input: { x: 0 },
      output: { w: 0, p: 1, m: [2] },
    },
    {
      rule: "of a failed attempt is forgotten",
      states: {
        A: { Type: "Pass", Assign: { v: "first" }, Next: "T" },
        T: task({
          Assign: { v: "done" },
          Retry: [{ ErrorEquals: ["E"], MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ["E"], Next: "B" }],
          Next: "B",
        }),
        B: read("v"),
      },
      tasks: { T: [{ error: "E" }] },
      output: { v: "first" },
    },
  ]);
});

describe("the scope of a variable", () => {
  rows([
    {
      rule: "reaches into branches and iterations",
      states: {
        A: { Type: "Pass", Assign: { x: "outer" }, Next: "P" },
        P: {
          Type: "Parallel",
          Branches: [
            scope({ B: read("x") }),
            scope({ M: { Type: "Map", ItemsPath: "$.l", ItemProcessor: scope({ C: read("x") }) } }),
          ],
        },
      },
      input: { l: [1, 2] },
      output: [{ v: "outer" }, [{ v: "outer" }, { v: "outer" }]],
    },
    {
      rule: "ends with the branch",
      states: {
        P: {
          Type: "Parallel",
          Branches: [
            scope({ A: { Type: "Pass", Assign: { x: 1 }, Next: "B" }, B: read("x") }),
            scope({ C: { Type: "Pass", Assign: { x: 2 }, Next: "D" }, D: read("x") }),
          ],
          Next: "E",
        },
        E: { Type: "Pass", Assign: { x: 3 }, Next: "F" },
        F: { Type: "Pass", Parameters: { "x.$": "$x", "all.$": "$" } },
      },
      output: { x: 3, all: [{ v: 1 }, { v: 2 }] },
    },
    {
      rule: "is one iteration's own",
      states: {
        M: {
          Type: "Map",
          ItemProcessor: scope({
            A: { Type: "Pass", Assign: { "x.$": "$" }, Next: "W" },
            W: { Type: "Wait", Seconds: 1, Next: "B" },
            B: read("x"),
          }),
        },
      },
      input: [1, 2, 3],
      output: [{ v: 1 }, { v: 2 }, { v: 3 }],
    },
    {
      rule: "holds names that every JavaScript object has",
      states: {
        A: {
          Type: "Pass",
          Assign: { constructor: 1, toString: "t", length: [1], hasOwnProperty: true },
          Next: "B",
        },
        B: {
          Type: "Pass",
          Parameters: {
            "a.$": "$constructor",
            "b.$": "$toString",
            "c.$": "$length[0]",
            "d.$": "$hasOwnProperty",
          },
        },
      },
      output: { a: 1, b: "t", c: 1, d: true },
    },
  ]);
});
