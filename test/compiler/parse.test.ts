import { expect, test } from "vitest";
import {
  fromJson,
  fromValue,
  linesOf,
  member,
  parse,
  pointer,
  pointerSteps,
  positionOf,
  toJson,
  uniqueMembers,
  valueAt,
} from "../../compiler/1-parse/index.js";
import { Diagnostics } from "../../compiler/diagnostics/diagnostics.js";

function read(fileName: string, text: string) {
  const diagnostics = new Diagnostics();
  const document = parse({ fileName, text }, {}, diagnostics);
  return { document, value: document && toJson(document.root), found: diagnostics.sorted };
}

test.each([
  ["a.asl.json", '{"a":1}'],
  ["a.json", '{"a":1}'],
  ["a.asl", '{"a":1}'],
  ["stdin", ' {"a":1}'],
  ["stdin", '\ufeff{"a":1}'],
  ["stdin", "a: 1"],
  ["stdin", '"a": 1'],
  ["stdin", "---\na: 1"],
  ["stdin", "# comment\n\n'a': 1"],
  ["stdin", "a:\n  1"],
  ["a.yaml", '{"a":1}'],
  ["a.YML", "a: 1"],
  ["a.asl.yaml", "a: 1"],
])("reads %s: %j", (fileName, text) => {
  expect(read(fileName, text)).toMatchObject({ value: { a: 1 }, found: [] });
});

test.each([
  ["a.json", "a: 1"],
  ["stdin", "{a: 1}"],
  ["stdin", "not json"],
  ["a.yaml", "StartAt: !Ref X"],
  ["a.yaml", "StartAt: !Sub x\nStates: !Sub y"],
])("refuses %s: %j", (fileName, text) => {
  const { document, found } = read(fileName, text);
  expect(document).toBeUndefined();
  expect(found[0]).toMatchObject({ code: "json-syntax", severity: "error" });
});

test("a definition with a field called Resources is no template", () => {
  expect(read("a.json", '{"StartAt":"A","States":{},"Resources":{}}').value).toHaveProperty(
    "StartAt",
  );
});

test("the source of a document is called by its file", () => {
  const text =
    '{"Resources":{"M":{"Type":"AWS::Serverless::StateMachine","Properties":{"Definition":{"a":1}}}}}';
  expect(read("t.json#M", text).document?.source).toEqual({ fileName: "t.json", text });
});

test("placeholders get their values", () => {
  const diagnostics = new Diagnostics();
  const source = { fileName: "a.json", text: '{"a":"${N}"}' };
  const document = parse(source, { define: { N: 3, M: 1 } }, diagnostics);
  expect(document && toJson(document.root)).toEqual({ a: 3 });
  expect(diagnostics.sorted).toMatchObject([{ code: "unused-definition" }]);
});

test("a value becomes a document with spans into its JSON", () => {
  const value = JSON.parse('{"a":[1,null,"x"],"__proto__":{"b":true},"c":{}}');
  const diagnostics = new Diagnostics();
  const document = fromValue(value, "given", diagnostics);
  expect(document?.source).toEqual({
    fileName: "given",
    text: JSON.stringify(value, undefined, 2),
  });
  expect(document && toJson(document.root)).toEqual(value);
  expect(diagnostics.sorted).toEqual([]);
  const { start, end } = valueAt(document?.root, "__proto__", "b")?.span ?? { start: 0, end: 0 };
  expect(document?.source.text.slice(start, end)).toBe("true");
});

test("what JSON cannot say is reported by its path, all of it", () => {
  const cycle: Record<string, unknown> = {};
  cycle["self"] = { again: [cycle] };
  const value = {
    a: undefined,
    b: () => 1,
    c: cycle,
    d: 1n,
    e: [NaN, -Infinity, , Symbol("x")],
    f: new Map(),
    get "g/h"() {
      throw new Error("no");
    },
    i: new Date(0),
    j: { toJSON: () => ({ k: undefined }) },
    l: { toJSON: null },
  };
  const diagnostics = new Diagnostics();
  expect(fromValue(value, "x", diagnostics)).toBeUndefined();
  expect(diagnostics.sorted.map(({ code, path }) => `${code} ${path}`)).toEqual(
    [
      "/a",
      "/b",
      "/c/self/again/0",
      "/d",
      "/e/0",
      "/e/1",
      "/e/2",
      "/e/3",
      "/f",
      "/g~1h",
      "/j/k",
    ].map((path) => `value-not-json ${path}`),
  );
});

test.each([undefined, () => 1, 1n, Symbol("x"), new Set()])("refuses %s as a whole", (value) => {
  const diagnostics = new Diagnostics();
  expect(fromValue(value, "x", diagnostics)).toBeUndefined();
  expect(diagnostics.sorted).toMatchObject([{ code: "value-not-json", path: "" }]);
});

test("a value that is too deep is refused; one that is used twice is not", () => {
  let deep: unknown = 1;
  for (let level = 0; level < 10_000; level++) deep = [deep];
  const diagnostics = new Diagnostics();
  expect(fromValue(deep, "x", diagnostics)).toBeUndefined();
  expect(diagnostics.sorted).toMatchObject([{ code: "too-deeply-nested" }]);
  const shared = { a: 1 };
  const twice = fromValue([shared, shared], "x", new Diagnostics());
  expect(twice && toJson(twice.root)).toEqual([shared, shared]);
});

test("JSON Pointers", () => {
  expect(pointer("")).toBe("");
  expect(pointer("/States", "a/b~c", 0, "")).toBe("/States/a~1b~0c/0/");
  expect(pointerSteps("/States/a~1b~0c/0/")).toEqual(["States", "a/b~c", "0", ""]);
  expect(pointerSteps("")).toEqual([]);
});

test("members: the last of a key counts, at the place of the first", () => {
  const { document } = read("a.json", '{"a":1,"b":{"c":2},"a":3,"__proto__":4}');
  const root = document?.root;
  expect(member(root, "a")?.keySpan).toEqual({ start: 19, end: 22 });
  expect(valueAt(root, "b", "c")).toMatchObject({ value: 2 });
  expect([
    valueAt(root, "b", "x"),
    valueAt(root, "a", "b"),
    valueAt(root, "toString"),
    member(undefined, "a"),
  ]).toEqual([undefined, undefined, undefined, undefined]);
  const unique = root?.kind === "object" ? uniqueMembers(root) : [];
  expect(unique.map(({ key, value }) => [key, toJson(value)])).toEqual([
    ["a", 3],
    ["b", { c: 2 }],
    ["__proto__", 4],
  ]);
  const value = root && toJson(root);
  expect(Object.hasOwn(Object(value), "__proto__")).toBe(true);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test("toJson and fromJson are each other's inverse", () => {
  const value = JSON.parse('{"a":[1,-2.5,null,true,"x",{"__proto__":{"y":[]}}]}');
  expect(toJson(fromJson(value, { start: 1, end: 2 }))).toEqual(value);
});

test.each([
  ["", 0, 1, 1],
  ["ab\ncd", 0, 1, 1],
  ["ab\ncd", 2, 1, 3],
  ["ab\ncd", 3, 2, 1],
  ["ab\ncd", 5, 2, 3],
  ["ab\ncd", 99, 2, 3],
  ["ab\ncd", -1, 1, 1],
  ["a\r\nb\rc\n\nd", 3, 2, 1],
  ["a\r\nb\rc\n\nd", 5, 3, 1],
  ["a\r\nb\rc\n\nd", 8, 5, 1],
  ["\ufeffab", 1, 1, 1],
  ["\ufeffab", 0, 1, 1],
  ["\ufeffab\nc", 4, 2, 1],
])("%j at %i is %i:%i", (text, offset, line, column) => {
  expect(positionOf({ fileName: "x", text }, offset)).toEqual({ line, column });
});

test("lines without their breaks", () => {
  expect(linesOf({ fileName: "x", text: "a\r\nbc\n" }).all).toEqual([
    { start: 0, end: 1, text: "a" },
    { start: 3, end: 5, text: "bc" },
    { start: 6, end: 6, text: "" },
  ]);
});
