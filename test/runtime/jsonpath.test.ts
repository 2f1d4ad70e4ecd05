import { describe, expect, test } from "vitest";
import {
  all,
  at,
  compare,
  configure,
  contextObject,
  descend,
  find,
  fits,
  fromEnd,
  indices,
  is,
  numberSetting,
  own,
  pick,
  present,
  read,
  select,
  setting,
  slice,
  where,
  arraySetting,
  booleanSetting,
  valueSetting,
} from "../../runtime/v1.js";
import type { Context } from "../../runtime/types.js";

describe("reading", () => {
  test("only what JSON has", () => {
    expect(own({ length: 1 }, "length")).toBe(1);
    expect(own("text", "length")).toBeUndefined();
    expect(own([1], "0")).toBeUndefined();
    expect(own({}, "constructor")).toBeUndefined();
    expect(own(JSON.parse('{"__proto__": 1}'), "__proto__")).toBe(1);
    expect(own(null, "a")).toBeUndefined();
    expect(at([1], 0)).toBe(1);
    expect(at([1], -1)).toBeUndefined();
    expect(at("text", 0)).toBeUndefined();
    expect(at({ 0: 1 }, 0)).toBeUndefined();
  });
});

describe("select", () => {
  const items = [{ sku: "a", price: 5 }, { sku: "b" }, 7, null];

  test("[*] on an array passes over what has no such name", () => {
    expect(select({ items }, "items", all, "sku")).toEqual(["a", "b"]);
    expect(select({ items }, "items", all, "price")).toEqual([5]);
  });
  test("a name missing on the way matches nothing, a last one fails the path", () => {
    expect(select({}, "items", all, "sku")).toEqual([]);
    expect(select({ a: { b: {} } }, all, "b")).toEqual([{}]);
    expect(select({ a: {} }, all, "b")).toBeUndefined();
    expect(select([], "items", all)).toBeUndefined();
  });
  test("what was found before an item failed stays found", () => {
    expect(select([[1, 2], [3]], all, indices(0, 9))).toEqual([1, 3]);
  });
  test("slices", () => {
    const list = [1, 2, 3];
    expect(select(list, slice(-2))).toEqual([2, 3]);
    expect(select(list, slice(-9))).toEqual([1, 2, 3]);
    expect(select(list, slice(0, -1))).toEqual([1, 2]);
    expect(select(list, slice(1, 9))).toEqual([2, 3]);
    expect(select(list, slice(2, 0))).toEqual([]);
    expect(select(list, slice(-2, 2))).toBeUndefined();
    expect(select([], slice(-2, 2))).toEqual([]);
    expect(select({}, slice(0, 1))).toBeUndefined();
  });
  test("..", () => {
    const tree = { v: 1, a: [{ v: 2 }, { b: { v: 3 } }] };
    expect(select(tree, descend("v"))).toEqual([1, 2, 3]);
    expect(select(tree, descend(0))).toEqual([{ v: 2 }]);
    // The service passes over a step that is not the last, from an array.
    expect(select([[{ v: 1 }, { v: 2 }]], 0, descend(0), "v")).toEqual([1, 2]);
    expect(select(tree, descend(where((item) => own(item, "v") !== undefined)))).toHaveLength(3);
    expect(select(tree, descend(descend("v")))).toEqual([]);
    expect(select(tree, descend(pick("v", "a")))).toEqual([tree]);
  });
  test("other mistakes are not hidden", () => {
    const mistake = where(() => {
      throw new TypeError("mine");
    });
    expect(() => select([1], mistake)).toThrow("mine");
  });
});

test("find", () => {
  expect(find({ list: [1, null] }, "list", fromEnd(1))).toBeNull();
  expect(find({ list: [] }, "list", fromEnd(1))).toBeUndefined();
  expect(find({ a: 1, b: 2 }, pick("a", "c"))).toEqual({ a: 1 });
  expect(read({}, "a", 0)).toBeUndefined();
  expect(() => read({ a: "text" }, "a", 0)).toThrow();
});

describe("comparisons", () => {
  test("constants are text, read as the value's type", () => {
    expect(is(20, "==", 20)).toBe(true);
    expect(is("20", "==", 20)).toBe(true);
    expect(is("020", "==", 20)).toBe(false);
    expect(is(true, "==", true)).toBe(true);
    expect(is(false, "==", 20)).toBe(true);
    expect(is("b", ">", "a")).toBe(true);
    expect(is("null", "==", null)).toBe(true);
    expect(is(0, "!=", null)).toBe(true);
  });
  test("what has no order compares false", () => {
    expect(is([], "!=", 1)).toBe(false);
    expect(is(undefined, "!=", 1)).toBe(false);
    expect(compare("1", "!=", 1)).toBe(false);
    expect(compare(1, "==", "1.0")).toBe(true);
    const same = {};
    expect(compare(same, "==", same)).toBe(true);
    expect(compare(same, "==", {})).toBe(false);
    expect(compare(null, "<", 1)).toBe(false);
  });
  test("a number beside a text that is none fails the path", () => {
    expect(
      select(
        [1],
        where((item) => is(item, "==", "abc")),
      ),
    ).toBeUndefined();
  });
  test("patterns match a value's text", () => {
    expect(fits("abc", /^a.*$/)).toBe(true);
    expect(fits(10, /^1.$/)).toBe(true);
    expect(fits(null, /^.*$/)).toBe(false);
    expect(fits(undefined, /^.*$/)).toBe(false);
  });
});

describe("present", () => {
  test.each<[string, string, string]>([
    ["$.x", "InputPath", "Invalid path '$.x' : No results for path: $['x']"],
    [
      "$.no.such.path",
      "OutputPath",
      "Invalid path '$.no.such.path' : Missing property in path $['no']",
    ],
    [
      "$.a.b.c",
      "OutputPath",
      "Invalid path '$.a.b.c' : Property ['c'] not found in path $['a']['b']",
    ],
    [
      "$.list[7].x",
      "InputPath",
      "Invalid path '$.list[7].x' : Index out of bounds when evaluating path $['list'][7]",
    ],
    [
      "$['a'][0]",
      "InputPath",
      "Invalid path '$['a'][0]' : Filter: [0] can only be applied to arrays. Current context is: {b=1}",
    ],
    ["$.list[*].x", "InputPath", "Invalid path '$.list[*].x' : No results for path: $.list[*].x"],
    [
      "$.x",
      "CausePath",
      `The JSONPath '$.x' specified for the field 'CausePath' could not be found in the input '{"a":{"b":1},"list":[]}'`,
    ],
    [
      "$.x",
      "id.$",
      `The JSONPath '$.x' specified for the field 'id.$' could not be found in the input '{"a":{"b":1},"list":[]}'`,
    ],
  ])("%s of %s", (path, field, Cause) => {
    const $ = { a: { b: 1 }, list: [] };
    const failure = expect.objectContaining({ Error: "States.Runtime", Cause });
    expect(() => present(undefined, $, path, field)).toThrow(failure);
  });
  test("null is there", () => {
    expect(present(null, {}, "$.a", "a.$")).toBeNull();
  });
  test.each([
    ["$.order.id", "id.$"],
    ["$$.Map.Item.Value.sku", "sku.$"],
    ["$.list[0]", "list[0].$"],
  ])("%s alone is that of the field %s", (path, field) => {
    const failure = (...named: string[]) => {
      try {
        return present(undefined, {}, path, ...named);
      } catch (error) {
        return error;
      }
    };
    expect(failure()).toEqual(failure(field));
    expect(failure()).toMatchObject({ Cause: expect.stringContaining(`'${field}'`) as string });
  });
});

test("settings", () => {
  expect(setting("Table.Arn")).toBe("${Table.Arn}");
  configure({ "Table.Arn": "arn", Max: "5", Flag: "true", List: "[1]", Object: { a: 1 } });
  expect(setting("Table.Arn")).toBe("arn");
  expect(numberSetting("Max")).toBe(5);
  expect(booleanSetting("Flag")).toBe(true);
  expect(arraySetting("List")).toEqual([1]);
  expect(valueSetting("Object")).toEqual({ a: 1 });
  expect(setting("Object")).toBe('{"a":1}');
  expect(() => numberSetting("Other")).toThrow(
    expect.objectContaining({ Error: "Heaviside.MissingSetting" }),
  );
  expect(() => numberSetting("Table.Arn")).toThrow();
});

test("the Context Object is data alone", () => {
  const fields = { Execution: {}, State: {}, StateMachine: {}, Task: { Token: "t" } };
  const $$ = { ...fields, Variables: {}, random: () => 0 } as unknown as Context; // what it reads
  expect(contextObject($$)).toEqual(fields);
});
