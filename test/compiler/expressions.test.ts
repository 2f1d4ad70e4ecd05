import { describe, expect, test } from "vitest";
import { parseIntrinsic } from "../../compiler/3-lower/intrinsic.js";
import type { Expression, Field } from "../../compiler/3-lower/machine.js";
import { parsePath } from "../../compiler/3-lower/path.js";
import { shapeOf } from "../../compiler/4-analyse/expression-shape.js";
import { anyVariables } from "../../compiler/4-analyse/readable.js";
import { unknown, type Shape } from "../../compiler/4-analyse/shape.js";
import { emitExpression } from "../../compiler/5-emit/expressions.js";
import { importing } from "../../compiler/5-emit/imports.js";

const dynamic = (text: string): Expression => {
  const parsed = text.startsWith("$") ? parsePath(text) : parseIntrinsic(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
};
const textOf = (expression: Expression, shape: Shape = unknown): string =>
  emitExpression(
    expression,
    { $: { text: "$", shape }, variables: anyVariables, imports: importing() },
    "id.$",
  ).text;

test.each<[Expression, string]>([
  [{ kind: "literal", value: null }, "null"],
  [{ kind: "literal", value: 'say "hi"' }, '"say \\"hi\\""'],
  [{ kind: "setting", name: "Table.Arn", as: "string" }, 'setting("Table.Arn")'],
  [{ kind: "setting", name: "Max", as: "number" }, 'numberSetting("Max")'],
  [
    { kind: "text", parts: ["a`", { kind: "setting", name: "B", as: "string" }] },
    '`a\\`${setting("B")}`',
  ],
  [{ kind: "array", items: [{ kind: "literal", value: 1 }, dynamic("$")] }, "[1, $]"],
  [{ kind: "object", fields: [] }, "{}"],
])("%j", (expression, code) => {
  expect(textOf(expression)).toBe(code);
});

test("fields are named as the service names them, and the later of two for a key counts", () => {
  const fields: readonly Field[] = [
    { key: "a", written: "a", value: { kind: "literal", value: 1 } },
    { key: "a", written: "a.$", value: dynamic("$.x") },
    { key: "b c", written: "b c", value: { kind: "literal", value: true } },
    { key: "__proto__", written: "__proto__", value: { kind: "literal", value: 2 } },
  ];
  expect(textOf({ kind: "object", fields })).toBe(
    '{ a: present($?.x, $, "$.x", "a.$"), "b c": true, ["__proto__"]: 2 }',
  );
});

describe("intrinsic calls", () => {
  const shape: Shape = {
    kind: "object",
    fields: new Map([
      ["id", { shape: { kind: "string" }, optional: false }],
      ["list", { shape: { kind: "array", items: { kind: "number" } }, optional: false }],
    ]),
  };

  test.each<[string, string]>([
    ["States.Format('{}/{}', $.id, 1)", "`${$.id}/1`"],
    ["States.Format('{ {} {x}\\{}', $.id)", "`{ ${$.id} {x}{}`"],
    ["States.Format('\\{{}\\} `', $.id)", "`{${$.id}} \\``"],
    ["States.Format('QUEUED')", '"QUEUED"'],
    ["States.Format('{}', $.list)", 'format("{}", $.list)'],
    ["States.Format($.id, 1)", "format($.id, 1)"],
    ["States.Array($.id, States.UUID())", "[$.id, uuid($$)]"],
    ["States.MathAdd($.list[0], -1)", 'mathAdd(present($.list[0], $, "$.list[0]", "id.$"), -1)'],
    ["States.MathRandom(1, 6, 42)", "mathRandom($$, 1, 6, 42)"],
    ["States.Hash($.id, 'SHA-256')", "sha256($.id)"],
    ["States.Hash($.id, $.id)", "hash($.id, $.id)"],
    ["States.JsonMerge($, $, false)", "jsonMerge($, $)"],
    ["States.JsonMerge($, $, $.id)", "jsonMerge($, $, $.id)"],
    ["States.StringToJson(States.Base64Decode($.id))", "stringToJson(base64Decode($.id))"],
    [
      "States.ArrayGetItem(States.StringSplit($.id, '-'), 0)",
      'arrayGetItem(stringSplit($.id, "-"), 0)',
    ],
  ])("%s", (text, code) => {
    expect(textOf(dynamic(text), shape)).toBe(code);
  });
});

test.each<[Expression, Shape]>([
  [dynamic("States.Format('{}', $)"), { kind: "string" }],
  [dynamic("States.ArrayRange(1, 2, 1)"), { kind: "array", items: { kind: "number" } }],
  [dynamic("States.Array('a', 'b')"), { kind: "array", items: { kind: "string" } }],
  [dynamic("States.StringToJson('1')"), unknown],
  [dynamic("$.a"), unknown],
  [{ kind: "setting", name: "N", as: "number" }, { kind: "number" }],
])("the shape of %j", (expression, shape) => {
  expect(shapeOf(expression, { $: unknown, variables: anyVariables })).toEqual(shape);
});
