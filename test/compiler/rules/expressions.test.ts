import { describe, expect, test } from "vitest";
import { chain, checked, found, one } from "../checked.js";

const parameters = (Parameters: unknown) => one({ Type: "Pass", Parameters });
const jsonata = (fields: object) => one({ Type: "Pass", ...fields }, { QueryLanguage: "JSONata" });
const at = "/States/S/Parameters";

describe("paths, calls and templates", () => {
  const rows: readonly [what: string, definition: object, want: readonly string[]][] = [
    [
      "bad-path: InputPath",
      one({ Type: "Pass", InputPath: "x" }),
      ["bad-path /States/S/InputPath"],
    ],
    ["a path with a filter", one({ Type: "Pass", InputPath: "$.a[?(@.b == 'c')]" }), []],
    [
      "bad-jsonata: a Timestamp",
      one({ Type: "Wait", Timestamp: "{% # %}" }, { QueryLanguage: "JSONata" }),
      ["bad-jsonata /States/S/Timestamp"],
    ],
    ["null", one({ Type: "Pass", InputPath: null, ResultPath: null, OutputPath: null }), []],
    [
      "null where a path must be",
      one({ Type: "Wait", SecondsPath: null }),
      ["wrong-type /States/S/SecondsPath"],
    ],
    [
      "not-a-reference-path: a wildcard",
      one({ Type: "Pass", ResultPath: "$.a[*]" }),
      ["not-a-reference-path /States/S/ResultPath"],
    ],
    [
      "not-a-reference-path: the Context Object cannot be written",
      one({ Type: "Pass", ResultPath: "$$.x" }),
      ["not-a-reference-path /States/S/ResultPath"],
    ],
    [
      "a value from the Context Object or a variable",
      one({ Type: "Wait", SecondsPath: "$$.Execution.Input.n" }),
      [],
    ],
    [
      "not-a-reference-path: a value that may be several",
      one({ Type: "Wait", SecondsPath: "$.a[*].n" }),
      ["not-a-reference-path /States/S/SecondsPath"],
    ],
    [
      "not-a-reference-path: the Context Object has no number for a Map",
      one({
        Type: "Map",
        ItemProcessor: chain({ I: { Type: "Pass" } }),
        ItemsPath: "$$.Execution.Input.l",
        MaxConcurrencyPath: "$$.Execution.Input.n",
      }),
      ["not-a-reference-path /States/S/MaxConcurrencyPath"],
    ],
    ["bad-path: a template", parameters({ "x.$": "order.id" }), [`bad-path ${at}/x.$`]],
    ["at any depth", parameters({ a: [{ b: { "x.$": "$.[" } }] }), [`bad-path ${at}/a/0/b/x.$`]],
    [
      "bad-intrinsic: unknown function",
      parameters({ "x.$": "States.LeftPad('a')" }),
      [`bad-intrinsic ${at}/x.$`],
    ],
    [
      "bad-intrinsic: not closed",
      parameters({ "x.$": "States.Format('{}', $.e" }),
      [`bad-intrinsic ${at}/x.$`],
    ],
    ["wrong-type: no text under .$", parameters({ "x.$": 1 }), [`wrong-type ${at}/x.$`]],
    [
      "duplicate-key: with and without .$",
      parameters({ x: 1, "x.$": "$.x" }),
      [`duplicate-key ${at}/x.$`],
    ],
    [
      "duplicate-key: in the text",
      '{"StartAt":"S","States":{"S":{"Type":"Pass","Result":{"a":1,"a":2},"End":true}}}' as unknown as object,
      ["duplicate-key /States/S/Result/a"],
    ],
    ["missing-dollar: a path", parameters({ x: "$.x" }), [`missing-dollar ${at}/x`]],
    ["missing-dollar: a call", parameters({ x: "States.UUID()" }), [`missing-dollar ${at}/x`]],
    ["money is no path", parameters({ x: "$5", y: "$" + "{A}" }), []],
    [
      "path-in-constant",
      { StartAt: "S", States: { S: { Type: "Fail", Error: "$.error" } } },
      ["path-in-constant /States/S/Error"],
    ],
    [
      "static-result",
      one({ Type: "Pass", Result: { "x.$": "$.x" } }),
      ["static-result /States/S/Result/x.$"],
    ],
    [
      "ErrorPath takes a call that gives a string",
      { StartAt: "S", States: { S: { Type: "Fail", ErrorPath: "States.Format('{}', $.e)" } } },
      [],
    ],
    [
      "bad-intrinsic: ErrorPath takes no other",
      { StartAt: "S", States: { S: { Type: "Fail", ErrorPath: "States.ArrayLength($.e)" } } },
      ["bad-intrinsic /States/S/ErrorPath"],
    ],
    [
      "bad-timestamp",
      one({ Type: "Wait", Timestamp: "2016-12-05 21:29:29Z" }),
      ["bad-timestamp /States/S/Timestamp"],
    ],
    [
      "a day that is none",
      one({ Type: "Wait", Timestamp: "2023-02-29T00:00:00Z" }),
      ["bad-timestamp /States/S/Timestamp"],
    ],
    [
      "a second that only some minutes have",
      one({ Type: "Wait", Timestamp: "2016-12-31T23:59:60Z" }),
      ["bad-timestamp /States/S/Timestamp"],
    ],
    ["nanoseconds", one({ Type: "Wait", Timestamp: "2016-03-05T21:29:29.243167252Z" }), []],
    ["an offset", one({ Type: "Wait", Timestamp: "2016-03-05T21:29:29+01:00" }), []],
    [
      "reserved-variable",
      one({ Type: "Pass", Assign: { states: 1 } }),
      ["reserved-variable /States/S/Assign/states"],
    ],
    [
      "bad-variable-name",
      one({ Type: "Pass", Assign: { "a.b": 1 } }),
      ["bad-variable-name /States/S/Assign/a.b"],
    ],
    [
      "names in any script",
      one({ Type: "Pass", Assign: { größe: 1, "名前.$": "$.x", _a1: 1 } }),
      [],
    ],
    [
      "unknown-variable: a path, a call, a filter",
      one({
        Type: "Pass",
        Assign: { known: 1 },
        InputPath: "$a.b",
        Parameters: { "x.$": "States.Array($known, States.Array($b))" },
      }),
      [
        "unknown-variable /States/S/InputPath",
        `variable-not-set-yet ${at}/x.$`,
        `unknown-variable ${at}/x.$`,
      ],
    ],
    [
      "unknown-variable: what a branch assigns is lost when it ends",
      chain({
        A: { Type: "Pass", Assign: { outer: 1 } },
        P: {
          Type: "Parallel",
          Branches: [chain({ B: { Type: "Pass", Assign: { "inner.$": "$outer" } } })],
        },
        S: { Type: "Pass", InputPath: "$inner" },
      }),
      ["unknown-variable /States/S/InputPath"],
    ],
    [
      "a variable of a rule or a catcher, and one with a name to come",
      chain({
        T: {
          Type: "Task",
          Resource: "a:b",
          Catch: [{ ErrorEquals: ["E"], Assign: { "failure.$": "$" }, Next: "S" }],
        },
        S: { Type: "Pass", InputPath: "$failure.Cause" },
      }),
      [],
    ],
    [
      "a variable with a name to come",
      one({ Type: "Pass", Assign: { "${V}": 1 }, InputPath: "$v" }),
      [],
    ],
    ["bad-jsonata: not closed", jsonata({ Output: ["{% 1"] }), ["bad-jsonata /States/S/Output/0"]],
    [
      "bad-jsonata: not opened",
      jsonata({ Output: { a: "1 %}" } }),
      ["bad-jsonata /States/S/Output/a"],
    ],
    ["blanks around the brackets make a constant", jsonata({ Output: " {% 1 %} " }), []],
    [
      "expression-as-text: JSONPath in JSONata",
      jsonata({ Output: { a: "$.x" } }),
      ["expression-as-text /States/S/Output/a"],
    ],
    [
      "expression-as-text: JSONata in JSONPath",
      parameters({ a: "{% 1 %}" }),
      [`expression-as-text ${at}/a`],
    ],
    [
      "wrong-query-language: JSONPath under JSONata",
      jsonata({ QueryLanguage: "JSONPath" }),
      ["wrong-query-language /States/S/QueryLanguage"],
    ],
  ];
  test.each(rows)("%s", (_, definition, want) => {
    expect(found(definition)).toEqual(want);
  });

  test("the span begins where the path is wrong", () => {
    const text = '{"StartAt":"S","States":{"S":{"Type":"Pass","InputPath":"$.a[","End":true}}}';
    const [diagnostic] = checked(text);
    const { start = 0 } = diagnostic?.span ?? {};
    expect(start).toBeGreaterThan(text.indexOf("$.a["));
  });
});

describe("Choice Rules", () => {
  const choice = (rule: object, machine: object = {}) => ({
    ...machine,
    StartAt: "C",
    States: { C: { Type: "Choice", Choices: [{ ...rule, Next: "S" }] }, S: { Type: "Succeed" } },
  });
  const path = "/States/C/Choices/0";
  const test_ = { Variable: "$.x", IsPresent: true };
  const rows: readonly [what: string, definition: object, want: readonly string[]][] = [
    ["a test", choice(test_), []],
    ["no comparator", choice({ Variable: "$.x" }), [`missing-field ${path}`]],
    ["two comparators", choice({ ...test_, IsNull: false }), [`exclusive-fields ${path}/IsNull`]],
    ["no Variable", choice({ IsNull: true }), [`missing-field ${path}`]],
    [
      "a misspelt comparator",
      choice({ Variable: "$.x", StringEqual: "a" }),
      [`unknown-field ${path}/StringEqual`],
    ],
    [
      "a value of the wrong type",
      choice({ Variable: "$.x", NumericEquals: "1" }),
      [`wrong-type ${path}/NumericEquals`],
    ],
    [
      "a timestamp",
      choice({ Variable: "$.x", TimestampEquals: "x" }),
      [`bad-timestamp ${path}/TimestampEquals`],
    ],
    [
      "a path to compare with",
      choice({ Variable: "$.x", StringEqualsPath: "x" }),
      [`bad-path ${path}/StringEqualsPath`],
    ],
    ["rules inside rules", choice({ And: [{ Not: test_ }, { Or: [test_] }] }), []],
    ["no rule to join", choice({ And: [] }), [`out-of-range ${path}/And`]],
    ["Next inside", choice({ Not: { ...test_, Next: "S" } }), [`unknown-field ${path}/Not/Next`]],
    [
      "deep inside",
      choice({ And: [{ Or: [{ Not: { Variable: "$.x" } }] }] }),
      [`missing-field ${path}/And/0/Or/0/Not`],
    ],
    [
      "Variable beside And",
      choice({ And: [test_], Variable: "$.x" }),
      [`exclusive-fields ${path}/Variable`],
    ],
    ["a Condition", choice({ Condition: "{% true %}" }, { QueryLanguage: "JSONata" }), []],
    [
      "a Condition that is no expression",
      choice({ Condition: "true" }, { QueryLanguage: "JSONata" }),
      [`bad-jsonata ${path}/Condition`],
    ],
  ];
  test.each(rows)("%s", (_, definition, want) => {
    expect(found(definition)).toEqual(want);
  });
});
