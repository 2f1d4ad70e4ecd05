import { describe } from "vitest";
import { rows, scope, task } from "./rows.js";

// ASL, "Parallel State".

const constant = (name: string, Result: unknown) => scope({ [name]: { Type: "Pass", Result } });

describe("Parallel", () => {
  rows([
    {
      rule: "gives the outputs in the order of the branches, whoever ends first",
      states: {
        P: {
          Type: "Parallel",
          Branches: [
            scope({ W: { Type: "Wait", Seconds: 9, Next: "A" }, A: { Type: "Pass", Result: "a" } }),
            constant("B", "b"),
            constant("C", { c: 1 }),
          ],
        },
      },
      output: ["a", "b", { c: 1 }],
      seconds: 9,
    },
    {
      rule: "gives every branch the same input, which none can change for another",
      states: {
        P: {
          Type: "Parallel",
          Parameters: { "x.$": "$.x", p: true },
          Branches: [
            scope({ A: { Type: "Pass", Result: "a", ResultPath: "$.x.a" } }),
            scope({ B: { Type: "Wait", Seconds: 1 } }),
          ],
          ResultPath: "$.r",
        },
      },
      input: { x: { y: 1 }, z: 2 },
      output: {
        x: { y: 1 },
        z: 2,
        r: [
          { x: { y: 1, a: "a" }, p: true },
          { x: { y: 1 }, p: true },
        ],
      },
    },
    {
      rule: "of one branch gives a list of one",
      states: { P: { Type: "Parallel", Branches: [constant("A", null)] } },
      output: [null],
    },
    {
      rule: "lies inside another",
      states: {
        P: {
          Type: "Parallel",
          Branches: [
            scope({
              I: { Type: "Parallel", Branches: [constant("A", 1), constant("B", 2)], Next: "N" },
              N: { Type: "Succeed" },
            }),
            constant("C", 3),
          ],
        },
      },
      output: [[1, 2], 3],
    },
    {
      rule: "ends a branch with Succeed, and not the execution",
      states: {
        P: {
          Type: "Parallel",
          Branches: [scope({ S: { Type: "Succeed" } }), constant("A", 1)],
          Next: "E",
        },
        E: { Type: "Pass", Parameters: { "all.$": "$" } },
      },
      input: 7,
      output: { all: [7, 1] },
    },
    {
      rule: "fails with its first branch that fails, and stops the others",
      states: {
        P: {
          Type: "Parallel",
          Branches: [
            scope({
              W: { Type: "Wait", Seconds: 5, Next: "F" },
              F: { Type: "Fail", Error: "Late" },
            }),
            scope({
              V: { Type: "Wait", Seconds: 2, Next: "G" },
              G: { Type: "Fail", Error: "Early", Cause: "g" },
            }),
            scope({ A: task() }),
          ],
        },
      },
      tasks: { A: [{ hang: true }] },
      error: "Early",
      cause: "g",
      seconds: 2,
    },
    {
      rule: "does not stop what is outside of it",
      states: {
        O: {
          Type: "Parallel",
          Branches: [
            scope({
              P: {
                Type: "Parallel",
                Branches: [
                  scope({ F: { Type: "Fail", Error: "E" } }),
                  scope({ W: { Type: "Wait", Seconds: 90 } }),
                ],
                Catch: [{ ErrorEquals: ["E"], ResultPath: null, Next: "Go" }],
              },
              Go: { Type: "Wait", Seconds: 3 },
            }),
            scope({ V: { Type: "Wait", Seconds: 4 } }),
          ],
        },
      },
      input: 1,
      output: [1, 1],
      seconds: 4,
    },
    {
      rule: "stops at once where something cannot be caught",
      states: {
        P: {
          Type: "Parallel",
          Branches: [
            scope({ A: { Type: "Pass", InputPath: "$.nope" } }),
            scope({ W: { Type: "Wait", Seconds: 9 } }),
          ],
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "B" }],
        },
        B: { Type: "Pass" },
      },
      error: "States.Runtime",
      cause: "Invalid path '$.nope' : No results for path: $['nope']",
      seconds: 0,
    },
    {
      rule: "retries and runs Tasks of its branches side by side",
      states: {
        P: {
          Type: "Parallel",
          Branches: [
            scope({ A: task({ Retry: [{ ErrorEquals: ["E"], IntervalSeconds: 4 }] }) }),
            scope({ B: task({ Retry: [{ ErrorEquals: ["E"], IntervalSeconds: 3 }] }) }),
          ],
        },
      },
      tasks: { A: [{ error: "E" }, { output: 1 }], B: [{ error: "E" }, { output: 2 }] },
      attempts: [0, 0, 3, 4],
      output: [1, 2],
    },
  ]);
});
