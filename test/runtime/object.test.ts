import { expect, test } from "vitest";
import { object, put } from "../../runtime/object.js";

test("an object is itself", () => {
  const value = { a: 1 };
  expect(object(value)).toBe(value);
});

test.each([["input1"], [1], [null], [[1]], [undefined]])("%j takes no field", (value) => {
  expect(() => object(value, "$.x")).toThrow(
    expect.objectContaining({
      Error: "States.ReferencePathConflict",
      Cause: `Unable to apply ReferencePath $.x to input ${JSON.stringify(value)}`,
    }),
  );
});

test("put copies on write and makes what is missing", () => {
  const $ = { a: { b: 1 }, c: 2 };
  expect(put($, 3, "a", "x", "y")).toEqual({ a: { b: 1, x: { y: 3 } }, c: 2 });
  expect($).toEqual({ a: { b: 1 }, c: 2 });
});

test("put writes into an array where it has that index", () => {
  expect(put({ a: [1, { b: 2 }] }, 3, "a", 1, "b")).toEqual({ a: [1, { b: 3 }] });
  expect(() => put({ a: [1] }, 3, "a", 1)).toThrow("Unable to apply ReferencePath $.a[1]");
  expect(() => put({ a: 1 }, 3, "a", "odd name")).toThrow("$.a['odd name']");
});

test("put treats names of prototypes as any other", () => {
  expect(JSON.stringify(put({}, 1, "__proto__", "x"))).toBe('{"__proto__":{"x":1}}');
  expect(put({}, 1, "constructor", "x")).toEqual({ constructor: { x: 1 } });
});
