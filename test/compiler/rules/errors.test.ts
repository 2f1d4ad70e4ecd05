import { describe, expect, test } from "vitest";
import { found, one } from "../checked.js";

const retry = (...names: readonly (readonly string[])[]) =>
  one({ Type: "Task", Resource: "a:b", Retry: names.map((ErrorEquals) => ({ ErrorEquals })) });
const caught = (...names: readonly (readonly string[])[]) => ({
  StartAt: "S",
  States: {
    S: {
      Type: "Task",
      Resource: "a:b",
      Catch: names.map((ErrorEquals) => ({ ErrorEquals, Next: "F" })),
      End: true,
    },
    F: { Type: "Fail" },
  },
});

describe("error names of retriers and catchers", () => {
  const rows: readonly [what: string, definition: object, want: readonly string[]][] = [
    ["none wrong", retry(["E"], ["States.ALL"]), []],
    [
      "states-all-not-alone",
      retry(["E", "States.ALL"]),
      ["states-all-not-alone /States/S/Retry/0/ErrorEquals/1"],
    ],
    [
      "states-all-not-last",
      caught(["States.ALL"], ["E"]),
      ["states-all-not-last /States/S/Catch/0/ErrorEquals/0"],
    ],
    [
      "unknown-states-error",
      retry(["States.Timeouts"]),
      ["unknown-states-error /States/S/Retry/0/ErrorEquals/0"],
    ],
    ["an HTTP status", retry(["States.Http.StatusCode.503"]), []],
    [
      "uncatchable-error",
      caught(["States.Runtime"]),
      ["uncatchable-error /States/S/Catch/0/ErrorEquals/0"],
    ],
    ["shadowed-catcher", caught(["A", "B"], ["B"]), ["shadowed-catcher /States/S/Catch/1"]],
    [
      "shadowed by States.TaskFailed",
      caught(["States.TaskFailed"], ["E"]),
      ["shadowed-catcher /States/S/Catch/1"],
    ],
    ["a timeout is no failed task", caught(["States.TaskFailed"], ["States.Timeout"]), []],
    ["matched in part", caught(["A"], ["A", "B"]), []],
  ];
  test.each(rows)("%s", (_, definition, want) => {
    expect(found(definition)).toEqual(want);
  });

  test("an error that a Fail state raises may be called States.*", () => {
    const definition = {
      StartAt: "P",
      States: {
        P: {
          Type: "Parallel",
          Branches: [{ StartAt: "F", States: { F: { Type: "Fail", Error: "States.Mine" } } }],
          Catch: [{ ErrorEquals: ["States.Mine"], Next: "S" }],
          End: true,
        },
        S: { Type: "Succeed" },
      },
    };
    expect(found(definition)).toEqual([]);
  });
});
