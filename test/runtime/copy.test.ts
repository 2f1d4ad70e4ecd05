import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { encode } from "../../runtime/carrier.js";
import { copied } from "../../runtime/copy.js";
import { withText } from "../../runtime/written.js";

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? "null");
const copiedOf = (value: unknown): unknown => copied(value, () => JSON.stringify(value) ?? "null");

test("a copy is what JSON would give back", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const copy = copiedOf(value);
      expect(copy).toEqual(asJson(value));
      expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
    }),
  );
});

test("whatever is given", () => {
  const values = fc.anything({
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
  });
  fc.assert(
    fc.property(values, (value) => {
      expect(JSON.stringify(copiedOf(value))).toBe(JSON.stringify(asJson(value)));
    }),
  );
});

test.each([
  ["undefined members and elements", { a: undefined, b: [undefined, 1] }],
  ["numbers that JSON lacks", [NaN, Infinity, -0]],
  ["what says how it is written", { at: new Date(0), own: { toJSON: () => 1 } }],
  ["functions and symbols", { f: () => 1, s: Symbol("s"), list: [() => 1] }],
  ["a member __proto__", JSON.parse('{"__proto__": {"a": 1}, "b": 2}')],
  [
    "classes",
    new (class {
      readonly a = 1;
    })(),
  ],
  ["boxed values", [Object("a"), Object(1)]],
])("%s", (_, value: unknown) => {
  expect(copiedOf(value)).toStrictEqual(asJson(value));
});

test("is as deep as JSON may be", () => {
  const text = "[".repeat(2000) + "]".repeat(2000);
  expect(JSON.stringify(copiedOf(JSON.parse(text)))).toBe(text);
});

test("what is only JSON is not written for it, and shares nothing", () => {
  const write = vi.fn(() => "");
  const value = { list: [{ a: 1 }] };
  const copy = copied(value, write) as typeof value;
  expect(write).not.toHaveBeenCalled();
  expect(copy.list[0]).not.toBe(value.list[0]);
});

test("a text that is remembered is part of the event as it stands", () => {
  const carrier = { v: 1, x: "Orders:7", t: 0, s: "Pack", n: 1, e: 2 } as const;
  const data = { b: [1, "é"], a: null };
  const plain = encode(carrier, data);
  const once = vi.spyOn(JSON, "stringify");
  expect(encode(carrier, withText(data, '{"b":[1,"é"],"a":null}'))).toBe(plain);
  expect(once.mock.calls).toEqual([[carrier]]);
  once.mockRestore();
});
