import { describe, expect, test } from "vitest";
import { parseJson } from "../../compiler/1-parse/json.js";
import { toJson } from "../../compiler/1-parse/value.js";
import { Diagnostics } from "../../compiler/diagnostics/diagnostics.js";

/** Value and problems; a problem is its path, the marked text, and what to type. */
function read(text: string) {
  const diagnostics = new Diagnostics();
  const document = parseJson({ fileName: "x.asl.json", text }, diagnostics);
  const problems = diagnostics.sorted.map(({ path, span, help }) => [
    path,
    span && (span.start === span.end ? `@${span.start}` : text.slice(span.start, span.end)),
    help,
  ]);
  return { value: document && toJson(document.root), problems, found: diagnostics.sorted };
}

test.each([
  ['{"a":1}', { a: 1 }],
  ["[]", []],
  [' "x" ', "x"],
  ["-0.5e+3", -500],
  ["null", null],
  ["[true,false]", [true, false]],
  ['{"a":{"b":[1,{"c":"d"}]}}', { a: { b: [1, { c: "d" }] } }],
  ['{"a":1,"a":2}', { a: 2 }],
  ['"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00😀"', '"\\/\b\f\n\r\té😀😀'],
  ['\ufeff{"a":1}', { a: 1 }],
  ['{"a:b":"c, d","x":"{}[]"}', { "a:b": "c, d", x: "{}[]" }],
  ['{"a": ${X}, "b": "${Y}", "c": ${A}${B}5}', { a: "${X}", b: "${Y}", c: "${A}${B}5" }],
  ['{"":""}', { "": "" }],
  ["1e5", 100000],
])("reads %s", (text, value) => {
  expect(read(text)).toMatchObject({ value, problems: [] });
});

test("keeps duplicate keys in order, with their places", () => {
  const text = '{"a": 1, "a": 2}';
  const document = parseJson({ fileName: "x", text }, new Diagnostics());
  const members = document?.root.kind === "object" ? document.root.members : [];
  const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  expect(
    members.map(({ key, keySpan, value }) => [key, slice(keySpan), slice(value.span)]),
  ).toEqual([
    ["a", '"a"', "1"],
    ["a", '"a"', "2"],
  ]);
  expect(members.map(({ keySpan }) => keySpan.start)).toEqual([1, 9]);
  expect(document?.root.span).toEqual({ start: 0, end: text.length });
});

const rows: [text: string, ...problems: [path: string, marked: string, help: string][]][] = [
  // commas
  ['{"a":1,}', ["", ",", "Remove the comma."]],
  ["[1,2,]", ["", ",", "Remove the comma."]],
  ['{,"a":1}', ["", ",", "Remove the comma."]],
  ["[1,,2]", ["", ",", "Remove the comma."]],
  ['{"a":1,,"b":2}', ["", ",", "Remove the comma."]],
  ['{"a":1 "b":2}', ["/a", "@6", 'Type ",".']],
  ["[1 2 3]", ["/0", "@2", 'Type ",".'], ["/1", "@4", 'Type ",".']],
  ['{"a":1;"b":2}', ["/a", ";", 'Type ",".']],
  ['{"a":{"b":1} "c":2}', ["/a", "@12", 'Type ",".']],
  // keys
  ["{a:1, b : 2}", ["", "a", 'Type "a".'], ["", "b", 'Type "b".']],
  ["{1:2}", ["", "1", 'Type "1".']],
  ['{a": 1}', ["", 'a"', 'Type "a".']],
  ["{Start At: 1}", ["", "Start At", 'Type "Start At".']],
  ["{: 1}", ["", ":", "Type a key in double quotes."]],
  ['{"a": {"x":1}, {"y":2}}', ["", "{", 'Type a key in double quotes and ":" before it.']],
  // colons
  ['{"a" 1}', ["/a", "@4", 'Type ":".']],
  ['{"a" = 1}', ["/a", "=", 'Type ":".']],
  ['{"a" => 1}', ["/a", "=>", 'Type ":".']],
  ['{"a":: 1}', ["/a", ":", 'Remove the ":".']],
  ['{"a":"b":1}', ["/a", ":", "Remove it."]],
  ['["a":1]', ["/0", ":", "An array has no keys: type {} around."]],
  // values
  ['{"a":}', ["/a", "@5", 'Type a value, such as "", 0 or null.']],
  ['{"a"}', ["/a", "@4", 'Type ":" and a value, or remove the key.']],
  ['{"a" "b":1}', ["/a", "@4", 'Type ":" and a value, or remove the key.']],
  ['{"a":1 2}', ["/a", "2", "Remove it."]],
  [
    '{"a":True,"b":None,"c":undefined,"d":arn:aws:sns:x,"e":hello world}',
    ["/a", "True", "Type true."],
    ["/b", "None", "Type null."],
    ["/c", "undefined", "Type null."],
    ["/d", "arn:aws:sns:x", 'Type "arn:aws:sns:x".'],
    ["/e", "hello world", 'Type "hello world".'],
  ],
  [
    "[01,.5,+1,0x10,1_000,1.,NaN,-,-Infinity]",
    ["/0", "01", "Type 1."],
    ["/1", ".5", "Type 0.5."],
    ["/2", "+1", "Type 1."],
    ["/3", "0x10", "Type 16."],
    ["/4", "1_000", "Type 1000."],
    ["/5", "1.", "Type 1."],
    ["/6", "NaN", "JSON has no such number: type null or a string."],
    ["/7", "-", 'Type "-".'],
    ["/8", "-Infinity", "JSON has no such number: type null or a string."],
  ],
  ["@", ["", "@", 'Type "@".']],
  // brackets
  ['{"a":1', ["", "@6", "Type }."]],
  ['{"a":[1,{"b":2', ["/a/1", "@14", "Type }]}."]],
  ['{"a":1,"b":', ["", "@11", "Type }."]],
  ['{"a":[1,2}', ["/a", "}", 'Type "]".']],
  ['{"a":1]', ["", "]", 'Type "}".']],
  ['{"a":{"b":1,"c":[}}', ["/a/c", "}", 'Type "]".']],
  ['{"a":1}}', ["", "}", "Remove what follows the end."]],
  ['{"a":1} x y', ["", "x", "Remove what follows the end."]],
  ["[", ["", "@1", "Type ]."]],
  ["]", ["", "@0", 'Type a value, such as "", 0 or null.']],
  // strings
  ["{'a': 'it'}", ["", "'a'", 'Type "a".'], ["/a", "'it'", 'Type "it".']],
  ["['it\\'s \"so\"']", ["/0", "'it\\'s \"so\"'", 'Type "it\'s \\"so\\"".']],
  ["[`x`]", ["/0", "`x`", 'Type "x".']],
  ["{“a”: “b”}", ["", "“a”", 'Type "a".'], ["/a", "“b”", 'Type "b".']],
  ['"x', ["", '"x', 'Type " at its end.']],
  ['{"a":"x\ty"}', ["/a", "\t", 'Type "\\t" instead.']],
  ['{"a":"x\u0000y"}', ["/a", "\u0000", 'Type "\\u0000" instead.']],
  ['{"a":"C:\\dir"}', ["/a", "\\d", 'Type "\\\\" for a backslash.']],
  ['{"a":"\\u12z"}', ["/a", "\\u12", 'Type four hexadecimal digits after "\\u".']],
  ['{"a":"line\n two","b":1}', ["/a", '"line', 'Type "\\n" for a line break.']],
  ['{"a":"{%\r\n 1 \r\n%}"}', ["/a", '"{%', 'Type "\\n" for a line break.']],
  ['{"Next": "A,\n "End": true}', ["/Next", '"A', 'Type " at its end.']],
  ['{"Next": "A\n }', ["/Next", '"A', 'Type " at its end.']],
  ['{"Next": "A, "End": true}', ["/Next", '"A', 'Type " at its end.']],
  ['{"Next: "A", "End": true}', ["", '"Next', 'Type " at its end.']],
  ['{"Next: 1,\n"End": true}', ["", '"Next: 1', 'Type " at its end.']],
  ['{"Next": A", "End": true}', ["/Next", 'A"', 'Type "A".']],
  // comments and blanks
  [
    '{"a":1 /*x*/, // y\n "b":2} # z',
    ["/a", "/*x*/", 'Remove the comment, or type it as the text of a "Comment" field.'],
    ["", "// y", 'Remove the comment, or type it as the text of a "Comment" field.'],
    ["", "# z", 'Remove the comment, or type it as the text of a "Comment" field.'],
  ],
  ["[1] /* x", ["", "/* x", "Remove the comment."]],
  ["[\u00a01]", ["/0", "\u00a0", "Type an ordinary blank."]],
  ["", ["", "@0", 'Type a definition: {"StartAt": "…", "States": {"…": {…}}}.']],
  [" \n", ["", "@2", 'Type a definition: {"StartAt": "…", "States": {"…": {…}}}.']],
];

test.each(rows)("refuses %s", (text, ...problems) => {
  const result = read(text);
  expect(result.problems).toEqual(problems);
  expect(result.value).toBeUndefined();
  expect(result.found.every(({ code }) => code === "json-syntax")).toBe(true);
});

test("reports everything at once", () => {
  const text = `{
  // The order flow
  StartAt: 'A',
  "States": {
    "A": { "Type": "Pass" "Next": "B", },
    "B": { "Type": "Wait, "Seconds": 007 },
    "C": { "Type" "Succeed" }
  },
}`;
  expect(read(text).found.map(({ span }) => text.slice(0, span?.start).split("\n").length)).toEqual(
    [2, 3, 3, 5, 5, 6, 6, 7, 8],
  );
});

describe("limits", () => {
  test("a number that is too large", () => {
    expect(read("[1e999]").found).toMatchObject([{ code: "out-of-range", path: "/0" }]);
    expect(read("[1e999]").value).toBeUndefined();
  });
  test("half a character is a warning", () => {
    expect(read('["\\ud800", "\ude00x"]').found).toMatchObject([
      { code: "lone-surrogate", path: "/0", severity: "warning" },
      { code: "lone-surrogate", path: "/1", severity: "warning" },
    ]);
    expect(read('["\\ud800"]').value).toEqual(["\ud800"]);
  });
  test("500 levels and no more, whatever follows", () => {
    expect(read("[".repeat(500) + "]".repeat(500)).found).toEqual([]);
    for (const text of ["[".repeat(501) + "]".repeat(501), "[".repeat(1e5), '{"a":'.repeat(1e5)]) {
      expect(read(text).found).toMatchObject([{ code: "too-deeply-nested" }]);
    }
  });
  test("a bracket that is not closed says where it was opened", () => {
    expect(read('{"a": [1').found[0]?.related?.map(({ span }) => span?.start)).toEqual([6, 0]);
    expect(read('{"a": [1}').found[0]?.related?.map(({ span }) => span?.start)).toEqual([6]);
  });
});

test("never throws, and agrees with JSON.parse, whatever is broken", () => {
  const whole = '{"a": [1, -2.5e3, {"b\\n": "c, d", "": null}], "e": {"f": true}}';
  const pieces = ["", '"', ",", ":", "{", "}", "[", "]", "\\", "'", "//", "\n", "x", "1", "${A}"];
  for (let at = 0; at <= whole.length; at++) {
    for (const piece of pieces) {
      for (const cut of [0, 1]) {
        const text = whole.slice(0, at) + piece + whole.slice(at + cut);
        const { value, found } = read(text);
        const expected = plain(text);
        if (expected !== undefined) expect([text, value]).toEqual([text, expected]);
        else if (!text.includes("${")) expect([text, value]).toEqual([text, undefined]);
        const errors = found.some(({ severity }) => severity === "error");
        expect([text, value === undefined]).toEqual([text, errors]);
      }
    }
  }
});

function plain(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
