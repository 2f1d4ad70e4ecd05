import { describe, expect, test } from "vitest";
import { parse } from "../../../compiler/1-parse/index.js";
import { check } from "../../../compiler/2-check/index.js";
import { Diagnostics } from "../../../compiler/diagnostics/diagnostics.js";
import { chain, found, one } from "../checked.js";

const language = { QueryLanguage: "JSONata" };
const lambda = "arn:aws:lambda:eu-west-1:123456789012:function:f";
const pass = (Output: unknown) => one({ Type: "Pass", Output }, language);
const task = (fields: object) => one({ Type: "Task", Resource: lambda, ...fields }, language);
const result = "{% $states.result %}";
const error = "{% $states.errorOutput %}";

describe("what $states offers where", () => {
  const rows: readonly [what: string, definition: object, want: readonly string[]][] = [
    ["the result of a Task", task({ Output: result, Assign: { r: result } }), []],
    [
      "the result of a Map, but not for its items",
      one(
        {
          Type: "Map",
          Items: "{% $states.result %}",
          ItemSelector: { a: result },
          ItemProcessor: chain({ P: { Type: "Pass" } }),
          Output: result,
        },
        language,
      ),
      ["states-field-not-here /States/S/Items", "states-field-not-here /States/S/ItemSelector/a"],
    ],
    [
      "no result of a Choice, in its rules neither",
      {
        ...language,
        StartAt: "C",
        States: {
          C: {
            Type: "Choice",
            Choices: [{ Condition: "{% $states.result.a %}", Output: result, Next: "S" }],
            Output: result,
          },
          S: { Type: "Succeed" },
        },
      },
      [
        "states-field-not-here /States/C/Choices/0/Condition",
        "states-field-not-here /States/C/Choices/0/Output",
        "states-field-not-here /States/C/Output",
      ],
    ],
    [
      "the error of a catcher, there only",
      task({
        Catch: [{ ErrorEquals: ["E"], Output: error, Assign: { e: error }, Next: "S" }],
        Output: error,
      }),
      ["states-field-not-here /States/S/Output"],
    ],
    ["a field of the input that is called so", pass("{% $states.input.result %}"), []],
    [
      "a timestamp",
      one({ Type: "Wait", Timestamp: "{% $states.result.at %}" }, language),
      ["states-field-not-here /States/S/Timestamp"],
    ],
    [
      "not parsed: a timestamp",
      one({ Type: "Wait", Timestamp: "{% $states. %}" }, language),
      ["bad-jsonata /States/S/Timestamp"],
    ],
  ];
  test.each(rows)("%s", (_, definition, want) => {
    expect(found(definition)).toEqual(want);
  });
});

describe("names in expressions", () => {
  const rows: readonly [text: string, want: readonly string[]][] = [
    ["($f := function($x) { $x + 1 }; $f(1))", []],
    ["$states.input.items@$i.prices#$p.($i & $p)", []],
    ["$map($states.input.a, $string)", []],
    ["$f(?, 1)", ["unknown-function"]],
    ["$states.input.a ~> $f(1)", ["unknown-function"]],
    ["$states.input.a.$f()", ["unknown-function"]],
    ["${Rate} * 2", []],
    ["'${Name}' & $other", ["unknown-variable"]],
    ["$states.input.a ?: $b", ["newer-jsonata", "unknown-variable"]],
    ["$states.input.a[$$.b = 1]", ["never-a-value"]],
  ];
  test.each(rows)("%s", (text, want) => {
    expect(
      found(pass(`{% ${text} %}`))
        .map((each) => each.split(" ")[0])
        .sort(),
    ).toEqual(want);
  });
});

test("a variable hides the function that is called like it", () => {
  const first = { Type: "Pass", Assign: { sum: 1 } };
  const second = { Type: "Pass", Output: "{% $sum([$sum]) %}" };
  expect(found({ ...language, ...chain({ A: first, S: second }) })).toEqual([
    "unknown-function /States/S/Output",
  ]);
});

describe("what constants prove", () => {
  const rows: readonly [text: string, want: readonly string[]][] = [
    ["1 = '1'", ["comparison-never-true"]],
    ["'a' < 1", ["operator-always-fails"]],
    ["$states.input.a < 1", []],
    ["'5' + 1", ["operator-always-fails"]],
    ["$number('5') + 1", []],
    ["{'a': 1}.b", ["path-never-set"]],
    ["$exists({'a': 1}.b)", []],
    ["($o := {'a': 1}; $o := {'b': 1}; $o.b)", []],
    ["($o := {'a': 1}; $states.input.x ? ($o := {'b': 1}); $o.b)", []],
    ["$string(5) = 5", ["comparison-never-true"]],
    ["$sum('a')", ["wrong-arguments"]],
    ["$sum($states.input.a)", []],
    ["$substring(2, 0, 2)", ["wrong-arguments"]],
    ["$states.input.name.$substring(2)", []],
    ["$now('[Y]', 1)", ["wrong-arguments"]],
    ["$zip([1], [2], [3])", []],
    ["$replace('a', /b/, function($m) { $m.match })", []],
    ["($sum := function($x) { $x }; $sum('a'))", []],
  ];
  test.each(rows)("%s", (text, want) => {
    expect(found(pass(`{% ${text} %}`)).map((each) => each.split(" ")[0])).toEqual(want);
  });
});

describe("variables", () => {
  const at = "/States/P/Branches/0/States/B/Assign/v";
  const parallel = (fields: object = {}) => ({
    Type: "Parallel",
    Branches: [chain({ B: { Type: "Pass", Assign: { v: 1 } } })],
    ...fields,
  });
  const caught = { Catch: [{ ErrorEquals: ["E"], Assign: { v: 2 }, Next: "Z" }] };
  const read = { Type: "Pass", Parameters: { "v.$": "$v" } };
  const rows: readonly [what: string, definition: object, want: readonly string[]][] = [
    [
      "shadowed-variable: one that is set before",
      chain({ A: { Type: "Pass", Assign: { v: 1 } }, P: parallel() }),
      [`shadowed-variable ${at}`],
    ],
    [
      "AWS takes the name of one that the Parallel itself sets",
      chain({ P: parallel({ Assign: { v: 1 }, ...caught }), Z: read }),
      [],
    ],
    [
      "nor is one in the way that is set later",
      chain({ P: parallel(), A: { Type: "Pass", Assign: { v: 1 } } }),
      [],
    ],
    [
      "of two branches each has its own",
      chain({
        P: {
          Type: "Parallel",
          Branches: [
            chain({ B: { Type: "Pass", Assign: { v: 1 } } }),
            chain({ C: { Type: "Pass", Assign: { v: 1 } } }),
          ],
        },
      }),
      [],
    ],
    [
      "variable-not-set-yet: another way sets it",
      {
        StartAt: "C",
        States: {
          C: {
            Type: "Choice",
            Choices: [{ Variable: "$.a", IsPresent: true, Assign: { v: 1 }, Next: "X" }],
            Default: "Y",
            Assign: { w: 1 },
          },
          X: { ...read, Next: "Z" },
          Y: { ...read, Next: "Z" },
          Z: { ...read, End: true },
        },
      },
      ["variable-not-set-yet /States/Y/Parameters/v.$"],
    ],
    [
      "what Default assigns no rule does",
      {
        StartAt: "C",
        States: {
          C: {
            Type: "Choice",
            Choices: [{ Variable: "$.a", IsPresent: true, Next: "X" }],
            Default: "Y",
            Assign: { v: 1 },
          },
          X: { ...read, End: true },
          Y: { ...read, End: true },
        },
      },
      ["variable-not-set-yet /States/X/Parameters/v.$"],
    ],
    [
      "a circle leads back",
      {
        StartAt: "A",
        States: {
          A: { ...read, Next: "B" },
          B: { Type: "Wait", Seconds: 1, Assign: { v: 1 }, Next: "C" },
          C: {
            Type: "Choice",
            Choices: [{ Variable: "$.a", IsPresent: true, Next: "A" }],
            Default: "D",
          },
          D: { Type: "Succeed" },
        },
      },
      [],
    ],
    [
      "branches see what was set before their Parallel, not what it sets",
      chain({
        A: { Type: "Pass", Assign: { v: 1 } },
        P: {
          Type: "Parallel",
          Assign: { w: 1 },
          Branches: [chain({ B: { Type: "Pass", Parameters: { "v.$": "$v", "w.$": "$w" } } })],
        },
      }),
      ["variable-not-set-yet /States/P/Branches/0/States/B/Parameters/w.$"],
    ],
    [
      "a placeholder may lead anywhere",
      {
        StartAt: "A",
        States: {
          A: { ...read, Next: "${Next}" },
          B: { Type: "Pass", Assign: { v: 1 }, End: true },
        },
      },
      [],
    ],
  ];
  test.each(rows)("%s", (_, definition, want) => {
    expect(found(definition).filter((each) => /variable/.test(each))).toEqual(want);
  });
});

describe("the place inside a string", () => {
  const placesOf = (text: string, fileName = "machine.asl.json") => {
    const diagnostics = new Diagnostics();
    const document = parse({ fileName, text }, {}, diagnostics);
    if (document) check(document, diagnostics);
    return diagnostics.sorted.map(({ span }) => text.slice(span?.start, span?.end));
  };
  const machine = (output: string) =>
    `{"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Pass", "Output": ${output}, "End": true}}}`;

  test.each([
    ['"{% first %}"', ["first"]],
    ['"{% \\"a\\\\\\"b\\" & first %}"', ["first"]],
    ['"{%\\n\\t1 + \\u0066irst %}"', ["\\u0066irst"]],
    ['"{% \'${A}\' & ${LongerName} & first & \\"x${B}y\\" & second %}"', ["first", "second"]],
    ['"{% $states.`a b` & $states.\\"c d\\" %}"', ["`a b`", '\\"c d\\"']],
  ])("%s", (output, want) => {
    expect(placesOf(machine(output))).toEqual(want);
  });

  test("of YAML that is folded", () => {
    const text = `QueryLanguage: JSONata
StartAt: S
States:
  S:
    Type: Pass
    Output: >-
      {% "it's"
      & first
      & second %}
    End: true
`;
    expect(placesOf(text, "machine.asl.yaml")).toEqual(["first", "second"]);
  });
});
