import { describe, expect, test } from "vitest";
import { parseIntrinsic } from "../../compiler/3-lower/intrinsic.js";

const literal = (value: unknown) => ({ kind: "literal", value });
const path = (text: string) => ({ kind: "path", text });

describe("calls", () => {
  test.each<[string, string, readonly unknown[]]>([
    ["States.UUID()", "States.UUID", []],
    ["States.UUID( ) ", "States.UUID", []],
    [
      "States.Array(1, -2.5, 'a', true, null)",
      "States.Array",
      [literal(1), literal(-2.5), literal("a"), literal(true), literal(null)],
    ],
    [
      "States.Array($.a[?(@.b == ',)')], $$.State.Name,$v)",
      "States.Array",
      [path("$.a[?(@.b == ',)')]"), path("$$.State.Name"), path("$v")],
    ],
    [
      "States.StringSplit('it\\'s\\\\', '\\n')",
      "States.StringSplit",
      [literal("it's\\"), literal("\n")],
    ],
    // A template keeps the escapes that tell a brace from a placeholder.
    [
      "States.Format('\\{{}\\} \\'{}\\'', 1, 2)",
      "States.Format",
      [literal("\\{{}\\} '{}'"), literal(1), literal(2)],
    ],
    [
      "States.Format('s3://${Bucket}/{}', $.key)",
      "States.Format",
      [
        { kind: "text", parts: ["s3://", { kind: "setting", name: "Bucket" }, "/{}"] },
        path("$.key"),
      ],
    ],
    [
      "States.MathAdd(States.ArrayLength($.a), -1)",
      "States.MathAdd",
      [{ kind: "intrinsic", name: "States.ArrayLength", arguments: [path("$.a")] }, literal(-1)],
    ],
  ])("%s", (text, name, values) => {
    const parsed = parseIntrinsic(text);
    expect(parsed).toMatchObject({ ok: true, value: { kind: "intrinsic", name } });
    expect(parsed.ok && parsed.value.arguments).toMatchObject(values);
  });

  test("calls are nested ten deep at most", () => {
    const nested = (depth: number): string =>
      depth === 0 ? "1" : `States.Array(${nested(depth - 1)})`;
    expect(parseIntrinsic(nested(10)).ok).toBe(true);
    expect(parseIntrinsic(nested(11)).ok).toBe(false);
  });
});

describe("what the service refuses", () => {
  test.each<[string, number, string?]>([
    ["", 0],
    [" States.UUID()", 0],
    ["UUID()", 0, 'Did you mean "States.UUID"?'],
    ["States.Fromat('x')", 0, 'Did you mean "States.Format"?'],
    ["States.Array(States.Xyz($.a))", 13],
    ["States.UUID", 11],
    ["States.JsonToString($", 21],
    ["States.StringToJson $.a)", 20],
    ["States.UUID() x", 13],
    ["States.Array(1,)", 15],
    ["States.Array(1 2)", 15],
    ["States.Array(01x)", 13],
    ['States.Array("a")', 13, "Write 'a', in single quotes."],
    ["States.Array('a", 13],
    ["States.Array('\\\"')", 14],
    ["States.Array($.a[)", 16],
    ["States.UUID(1)", 0],
    ["States.MathAdd(1)", 0],
    ["States.MathRandom(1, 2, 3, 4)", 0],
    ["States.MathAdd(1, '-1')", 18],
    ["States.ArrayLength('a')", 19],
    ["States.Base64Encode(1)", 20],
    ["States.Hash('a', 'SHA-3')", 17, 'Did you mean "SHA-384"?'],
    ["States.JsonMerge($.a, $.b, true)", 27],
    ["States.Format('{} {}', 1)", 0],
    ["States.Format('\\{\\}', 1)", 0],
  ])("%s", (text, offset, help) => {
    expect(parseIntrinsic(text)).toMatchObject({ ok: false, offset, ...(help && { help }) });
  });
});
