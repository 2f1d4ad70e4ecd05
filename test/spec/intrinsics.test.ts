import { describe } from "vitest";
import type { Json } from "../../local/index.js";
import { rows, type Row } from "./rows.js";

// ASL, "Intrinsic Functions".

type Given = readonly [call: string, output: Json | { readonly error: string }, input?: Json];

function calls(all: readonly Given[]): readonly Row[] {
  return all.map(([call, wanted, input = {}]) => ({
    rule: `${call} of ${JSON.stringify(input)}`,
    states: { A: { Type: "Pass", Parameters: { "r.$": call }, OutputPath: "$.r" } },
    input,
    ...(isError(wanted) ? { error: wanted.error } : { output: wanted }),
  }));
}

function isError(wanted: Given[1]): wanted is { readonly error: string } {
  return typeof wanted === "object" && wanted !== null && Object.keys(wanted).join() === "error";
}

const failure = { error: "States.IntrinsicFailure" };
const v = (value: Json): Json => ({ v: value });

describe("States.Format", () => {
  rows(
    calls([
      ["States.Format('plain')", "plain"],
      ["States.Format('Hello, {}! {}', $.v, 1)", "Hello, x! 1", v("x")],
      ["States.Format('{}{}', true, null)", "truenull"],
      ["States.Format('{}', $.v)", "{a=1, b=[x, null]}", v({ a: 1, b: ["x", null] })],
      ["States.Format('{}', $.v)", "{}", v({})],
      ["States.Format($.v, 'x')", "<x>", v("<{}>")],
      ["States.Format('it\\'s \\{\\} and {}', 1)", "it's {} and 1"],
      ["States.Format('back\\\\slash {}', 'a')", "back\\slash a"],
      ["States.Format('{}', '{}')", "{}"],
      ["States.Format('`${{}}` \"', $.v)", '`${1}` "', v(1)],
      ["States.Format($.v, 1)", failure, v("{} {}")],
      ["States.Format($.v, 1, 2)", failure, v("{}")],
      ["States.Format($.v)", failure, v(1)],
    ]),
  );
});

describe("JSON", () => {
  rows(
    calls([
      ["States.StringToJson($.v)", { a: [1, "x", null] }, v('{"a": [1, "x", null]}')],
      ["States.StringToJson('1')", 1],
      [
        "States.StringToJson($.v)",
        JSON.parse('{"__proto__":{"a":1}}') as Json,
        v('{"__proto__":{"a":1}}'),
      ],
      ["States.StringToJson('{')", failure],
      ["States.StringToJson($.v)", failure, v(1)],
      ["States.JsonToString($.v)", '{"a":[1,"é",null]}', v({ a: [1, "é", null] })],
      ["States.JsonToString('a\"b')", '"a\\"b"'],
      [
        "States.JsonMerge($.a, $.b, false)",
        { x: { q: 2 }, y: 1, z: 3 },
        { a: { x: { p: 1 }, y: 1 }, b: { x: { q: 2 }, z: 3 } },
      ],
      ["States.JsonMerge($.v, $.v, false)", failure, v(1)],
    ]),
  );
});

describe("arrays", () => {
  rows(
    calls([
      ["States.Array()", []],
      ["States.Array($.v, 'b', 1, null, States.Array($.v))", ["a", "b", 1, null, ["a"]], v("a")],
      ["States.ArrayPartition($.v, 2)", [[1, 2], [3]], v([1, 2, 3])],
      ["States.ArrayPartition($.v, 5)", [[1]], v([1])],
      ["States.ArrayPartition($.v, 0)", failure, v([1])],
      ["States.ArrayPartition($.v, 1)", failure, v("a")],
      ["States.ArrayContains($.v, 2)", true, v([1, 2])],
      ["States.ArrayContains($.v, '2')", false, v([1, 2])],
      ["States.ArrayContains($.v, $.v[0])", true, v([{ a: [1] }])],
      ["States.ArrayRange(1, 9, 2)", [1, 3, 5, 7, 9]],
      ["States.ArrayRange(3, 1, -1)", [3, 2, 1]],
      ["States.ArrayRange(1, 5, 0)", failure],
      ["States.ArrayRange(1, 5000, 1)", failure],
      ["States.ArrayGetItem($.v, 1)", "b", v(["a", "b"])],
      ["States.ArrayGetItem($.v, 2)", failure, v(["a", "b"])],
      ["States.ArrayGetItem($.v, -1)", failure, v(["a", "b"])],
      ["States.ArrayLength($.v)", 2, v([[1, 2], null])],
      ["States.ArrayLength($.v)", failure, v("ab")],
      [
        "States.ArrayUnique($.v)",
        [1, "1", { a: 1 }, null],
        v([1, "1", 1, { a: 1 }, null, { a: 1 }, null]),
      ],
    ]),
  );
});

describe("numbers and texts", () => {
  rows(
    calls([
      ["States.MathAdd(1, -3)", -2],
      ["States.MathAdd($.v, 1.5)", 4, v(2)],
      ["States.MathAdd(States.MathAdd(1, 2), States.ArrayLength($.v))", 5, v([0, 0])],
      ["States.MathAdd($.v, 1)", failure, v("1")],
      ["States.StringSplit('1,2;3', ',;')", ["1", "2", "3"]],
      ["States.StringSplit($.v, '.')", ["a", "b"], v("a.b.")],
      ["States.StringSplit('', ',')", []],
      ["States.Base64Encode('Grüße')", "R3LDvMOfZQ=="],
      ["States.Base64Decode('R3LDvMOfZQ==')", "Grüße"],
      ["States.Base64Decode('*')", failure],
      ["States.Hash('abc', 'MD5')", "900150983cd24fb0d6963f7d28e17f72"],
      ["States.Hash('abc', 'SHA-1')", "a9993e364706816aba3e25717850c26c9cd0d89d"],
      [
        "States.Hash($.v, 'SHA-256')",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        v("abc"),
      ],
      ["States.Hash('abc', $.v)", failure, v("CRC32")],
    ]),
  );
});

describe("arguments", () => {
  rows([
    ...calls([
      [
        "States.Array($, $$.State.Name, $.v[0].a, $.v[*].a)",
        [{ v: [{ a: 1 }] }, "A", 1, [1]],
        v([{ a: 1 }]),
      ],
      ["States.Format('{}', States.JsonToString(States.Array(States.Format('{}', 1))))", '["1"]'],
      ["States.Array('it\\'s', 'a\\\\b', '', ' , ')", ["it's", "a\\b", "", " , "]],
      ["States.Array(1.5, -1, 1e3, true, false, null)", [1.5, -1, 1000, true, false, null]],
      ["States.ArrayLength($.nope)", { error: "States.Runtime" }],
      ["States.Array($.constructor)", { error: "States.Runtime" }],
    ]),
    {
      rule: "may be variables",
      states: {
        A: { Type: "Pass", Assign: { n: 1, l: [{ a: 2 }] }, Next: "B" },
        B: {
          Type: "Pass",
          Parameters: { "r.$": "States.Array($n, $l[0].a, States.MathAdd($n, $n))" },
        },
      },
      output: { r: [1, 2, 2] },
    },
    {
      rule: "of a failing call end the execution unless it is caught",
      states: {
        A: { Type: "Pass", Parameters: { "r.$": "States.ArrayGetItem($.l, 5)" }, Next: "B" },
        B: { Type: "Pass" },
      },
      input: { l: [] },
      error: "States.IntrinsicFailure",
      entered: ["A"],
    },
    {
      rule: "of a failing call in a Task meet its Catch",
      states: {
        T: {
          Type: "Task",
          Resource: "arn:aws:lambda:us-east-1:123456789012:function:f",
          Parameters: { "r.$": "States.ArrayGetItem($.l, 5)" },
          Catch: [{ ErrorEquals: ["States.IntrinsicFailure"], Next: "B" }],
        },
        B: { Type: "Pass", OutputPath: "$.Error" },
      },
      input: { l: [] },
      output: "States.IntrinsicFailure",
    },
  ]);
});

describe("made-up values", () => {
  rows([
    {
      rule: "come from the given source",
      states: {
        A: {
          Type: "Pass",
          Parameters: {
            "n.$": "States.MathRandom(10, 20)",
            "same.$": "States.Array(States.MathRandom(1, 100, 7), States.MathRandom(1, 100, 7))",
            "fixed.$":
              "States.ArrayUnique(States.Array(States.MathRandom(1, 100, 7), States.MathRandom(1, 100, 7)))",
          },
          Next: "B",
        },
        B: {
          Type: "Pass",
          Parameters: {
            "n.$": "$.n",
            "count.$": "States.ArrayLength($.fixed)",
            "id.$": "States.UUID()",
          },
          Next: "Q",
        },
        Q: {
          Type: "Choice",
          Choices: [{ Variable: "$.id", StringMatches: "*-*-4*-*-*", Next: "End" }],
        },
        End: { Type: "Pass", Parameters: { "n.$": "$.n", "count.$": "$.count" } },
      },
      options: { random: () => 0.25 },
      output: { n: 12, count: 1 },
    },
  ]);
});
