import { describe, expect, test } from "vitest";
import { checked, found, one } from "./checked.js";

const task = { Type: "Task", Resource: "arn:aws:lambda:eu-west-1:123456789012:function:f" };
const jsonata = { QueryLanguage: "JSONata" };

describe("the form of a machine and its states", () => {
  const rows: readonly [what: string, definition: unknown, want: readonly string[]][] = [
    ["nothing to say", one({ Type: "Pass" }), []],
    ["no object", [1], ["wrong-type "]],
    ["several missing fields together", {}, ["missing-field "]],
    ["no state", { StartAt: "S", States: {} }, ["out-of-range /States"]],
    ["unknown Type", one({ Type: "Taks" }), ["out-of-range /States/S/Type"]],
    ["no Type", one({}), ["missing-field /States/S"]],
    ["a state that is no object", { StartAt: "S", States: { S: 1 } }, ["wrong-type /States/S"]],
    ["unknown field", one({ Type: "Pass", Retry: [] }), ["unknown-field /States/S/Retry"]],
    [
      "a misspelt field is one mistake, and not a missing field beside it",
      { StartAt: "S", States: { S: { Type: "Pass", Nxt: "S" }, T: { Type: "Succeed" } } },
      ["unknown-field /States/S/Nxt"],
    ],
    [
      "Next and End missing",
      { StartAt: "S", States: { S: { Type: "Pass" } } },
      ["missing-field /States/S"],
    ],
    [
      "Next and End",
      { StartAt: "S", States: { S: { Type: "Pass", Next: "S", End: true } } },
      ["exclusive-fields /States/S/End"],
    ],
    [
      "End that is false stands beside Next",
      {
        StartAt: "S",
        States: { S: { Type: "Pass", Next: "T", End: false }, T: { Type: "Succeed" } },
      },
      [],
    ],
    ["wrong type", one({ ...task, TimeoutSeconds: "1" }), ["wrong-type /States/S/TimeoutSeconds"]],
    ["a fraction", one({ ...task, TimeoutSeconds: 1.5 }), ["wrong-type /States/S/TimeoutSeconds"]],
    ["too small", one({ ...task, TimeoutSeconds: 0 }), ["out-of-range /States/S/TimeoutSeconds"]],
    ["too large", one({ Type: "Wait", Seconds: 1e8 }), ["out-of-range /States/S/Seconds"]],
    [
      "an unknown word",
      one({ ...task, Retry: [{ ErrorEquals: ["E"], JitterStrategy: "full" }] }),
      ["out-of-range /States/S/Retry/0/JitterStrategy"],
    ],
    [
      "no branch (AWS)",
      one({ Type: "Parallel", Branches: [] }),
      ["out-of-range /States/S/Branches"],
    ],
    [
      "an empty list",
      one({ ...task, Retry: [{ ErrorEquals: [] }] }),
      ["out-of-range /States/S/Retry/0/ErrorEquals"],
    ],
    [
      "a field and its Path",
      one({ ...task, TimeoutSeconds: 1, TimeoutSecondsPath: "$.t" }),
      ["exclusive-fields /States/S/TimeoutSecondsPath"],
    ],
    ["a Wait that waits for nothing", one({ Type: "Wait" }), ["missing-field /States/S"]],
    [
      "a Wait that waits twice",
      one({ Type: "Wait", Seconds: 1, TimestampPath: "$.t" }),
      ["exclusive-fields /States/S/TimestampPath"],
    ],
    ["Version", { ...one({ Type: "Pass" }), Version: "2.0" }, ["out-of-range /Version"]],
    ["Comment", one({ Type: "Pass", Comment: 1 }), ["wrong-type /States/S/Comment"]],
    [
      "inside a branch",
      one({
        Type: "Parallel",
        Branches: [{ StartAt: "A", States: { A: { Type: "Pass", X: 1, End: true } } }],
      }),
      ["unknown-field /States/S/Branches/0/States/A/X"],
    ],
    [
      "inside a processor",
      one({ Type: "Map", Iterator: { StartAt: "A", States: { A: { Type: "Succeed", X: 1 } } } }),
      ["unknown-field /States/S/Iterator/States/A/X"],
    ],
    [
      "a state name with a slash",
      { StartAt: "a/b", States: { "a/b": { Type: "Pass", X: 1, End: true } } },
      ["unknown-field /States/a~1b/X"],
    ],
    [
      "a JSONPath field in a JSONata state",
      one({ ...task, ...jsonata, Parameters: {}, ResultPath: "$.x" }),
      ["wrong-query-language /States/S/Parameters"],
    ],
    [
      "a JSONata field in a JSONPath state",
      one({ ...task, Arguments: {} }),
      ["wrong-query-language /States/S/Arguments"],
    ],
    [
      "a JSONata state in a JSONPath machine",
      one({ ...task, ...jsonata, Arguments: "{% $states.input %}" }),
      [],
    ],
    [
      "the machine's language",
      one({ ...task, Parameters: {} }, jsonata),
      ["wrong-query-language /States/S/Parameters"],
    ],
    [
      "a Map's language is not its states'",
      one({
        ...jsonata,
        Type: "Map",
        ItemProcessor: { StartAt: "A", States: { A: { Type: "Pass", Output: 1, End: true } } },
      }),
      ["wrong-query-language /States/S/ItemProcessor/States/A/Output"],
    ],
    [
      "a processor's language",
      one({
        Type: "Map",
        ItemProcessor: { ...jsonata, StartAt: "A", States: { A: { Type: "Succeed" } } },
      }),
      ["unknown-field /States/S/ItemProcessor/QueryLanguage"],
    ],
    ["a computed number", one({ Type: "Wait", ...jsonata, Seconds: "{% 1 %}" }), []],
    [
      "a computed number in a JSONPath state",
      one({ Type: "Wait", Seconds: "{% 1 %}" }),
      ["wrong-query-language /States/S/Seconds"],
    ],
    [
      "a text where a computed number may be",
      one({ Type: "Wait", ...jsonata, Seconds: "1" }),
      ["wrong-type /States/S/Seconds"],
    ],
    [
      "JSONPath rules in a JSONata Choice are one mistake",
      {
        ...jsonata,
        StartAt: "S",
        States: {
          S: { Type: "Choice", Choices: [{ Variable: "$.x", IsNull: true, Next: "T" }] },
          T: { Type: "Succeed" },
        },
      },
      ["wrong-query-language /States/S/Choices/0/Variable"],
    ],
  ];
  test.each(rows)("%s", (_, definition, want) => {
    expect(found(definition)).toEqual(want);
  });
});

test("words of old YAML are told apart from texts", () => {
  const helpOf = (End: string) =>
    checked({ StartAt: "S", States: { S: { Type: "Pass", End } } }).find(
      ({ code }) => code === "wrong-type",
    )?.help;
  expect(helpOf("yes")).toBe("Write true.");
  expect(helpOf("Off")).toBe("Write false.");
  expect(helpOf("maybe")).toBeUndefined();
});

describe("placeholders are never an error", () => {
  test.each([
    one({ ...task, TimeoutSeconds: "${Timeout}", Parameters: "${Parameters}" }),
    one({ Type: "Task", Resource: "${Function.Arn}" }),
    one({ Type: "Task", Resource: "arn:${AWS::Partition}:states:::dynamodb:${Action}" }),
    one({ Type: "Pass", InputPath: "${Path}", Parameters: { "x.$": "${Path}" } }),
    one({ Type: "Wait", Timestamp: "${When}" }),
    one({ ...task, Retry: "${Retry}", Catch: "${Catch}" }),
    one({ Type: "Map", MaxConcurrency: "${N}", ItemProcessor: "${Processor}" }),
    {
      StartAt: "${First}",
      States: { A: { Type: "Pass", Next: "${Second}" }, B: { Type: "Succeed" } },
    },
  ])("%j", (definition) => {
    expect(found(definition)).toEqual([]);
  });
  test("Resources that a document leaves open", () => {
    for (const Resource of ["__tbd__", "<ARN>", "arn:aws:lambda:REGION:ACCOUNT:function:f"])
      expect(found(one({ Type: "Task", Resource }))).toEqual([]);
  });
});

describe("messages", () => {
  test("missing fields of one object are listed together", () => {
    const [diagnostic] = checked({ States: { S: { Type: "Task" } }, StartAt: "S" });
    expect(diagnostic?.message).toBe('A Task state needs "Resource", and "Next" or "End".');
    expect(checked({}).map(({ message }) => message)).toEqual([
      'A state machine needs "StartAt" and "States".',
    ]);
  });
  test("a span is the text to edit", () => {
    const text = '{"StartAt":"S","States":{"S":{"Type":"Pass","ReslutPath":"$.x","End":true}}}';
    const [diagnostic] = checked(text);
    const { start = 0, end = 0 } = diagnostic?.span ?? {};
    expect(text.slice(start, end)).toBe('"ReslutPath"');
    expect(diagnostic?.help).toBe('Did you mean "ResultPath"?');
  });
  test("the other of two exclusive fields is related", () => {
    const [diagnostic] = checked({
      StartAt: "S",
      States: { S: { Type: "Fail", Error: "E", ErrorPath: "$.e" } },
    });
    expect(diagnostic?.related?.map(({ path }) => path)).toEqual(["/States/S/Error"]);
  });
});
