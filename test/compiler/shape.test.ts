import { describe, expect, test } from "vitest";
import { join } from "../../compiler/4-analyse/shape-join.js";
import { limitShape, ofOneValue, widen } from "../../compiler/4-analyse/shape-limit.js";
import { meet } from "../../compiler/4-analyse/shape-meet.js";
import { elements, readIndex, readName } from "../../compiler/4-analyse/shape-read.js";
import { fromJson, write } from "../../compiler/4-analyse/shape-write.js";
import { objectShape, same, unknown, type Shape } from "../../compiler/4-analyse/shape.js";
import { typeText } from "../../compiler/4-analyse/type-text.js";

const string: Shape = { kind: "string" };
const number: Shape = { kind: "number" };
const oneOf = (...values: string[]): Shape => ({ kind: "string", values });
const array = (items: Shape): Shape => ({ kind: "array", items });

/** `{ "a": …, "b?": … }`; with a `rest` the object is open. */
function object(
  fields: Record<string, Shape>,
  { rest, type }: { rest?: Shape; type?: string } = {},
) {
  const entries = Object.entries(fields).map(
    ([key, shape]) => [key.replace("?", ""), { shape, optional: key.endsWith("?") }] as const,
  );
  return { ...objectShape(new Map(entries), rest), ...(type !== undefined && { type }) };
}
const open = (fields: Record<string, Shape>, type?: string) =>
  object(fields, { rest: unknown, ...(type !== undefined && { type }) });

describe("join", () => {
  test.each<[string, Shape, Shape, string]>([
    ["equals", string, string, "string"],
    ["unknown absorbs", string, unknown, "unknown"],
    ["two kinds", number, string, "number | string"],
    ["null comes last", { kind: "null" }, string, "string | null"],
    [
      "a field of one side",
      object({ a: string }),
      object({ a: string, b: number }),
      "{ a: string; b?: number }",
    ],
    ["fields of both", object({ a: string }), object({ a: number }), "{ a: string | number }"],
    [
      "a field against an open object",
      open({ a: string }),
      object({ a: string, b: number }),
      "{ a: string; [k: string]: unknown }",
    ],
    ["tuples of one length", fromJson(["x", 1]), fromJson(["y", "z"]), "[string, number | string]"],
    ["tuples of two lengths", fromJson(["x"]), fromJson(["x", 1]), "(string | number)[]"],
    ["an empty list", fromJson([]), array(number), "number[]"],
    ["words", oneOf("a", "b"), oneOf("b", "c"), '"a" | "b" | "c"'],
    ["words and any", oneOf("a"), string, "string"],
    ["too many words", oneOf(..."abcdefg"), oneOf(..."hijklm"), "string"],
    ["words or nothing", oneOf("a"), { kind: "null" }, '"a" | null'],
    [
      "an object inside a union",
      join(object({ a: string }), string),
      object({ b: string }),
      "{ a?: string; b?: string } | string",
    ],
  ])("%s", (_, a, b, expected) => {
    expect(typeText(join(a, b))).toBe(expected);
    expect(same(join(a, b), join(b, a))).toBe(true);
  });

  test("keeps the name of the side that says it all", () => {
    const order = open({ id: string }, "Order");
    expect(join(order, open({ id: string, paid: number }))).toBe(order);
    expect(join(open({ id: string, paid: number }), order)).toBe(order);
  });

  test("is unknown beyond four members", () => {
    const all: Shape[] = [string, number, { kind: "boolean" }, { kind: "null" }];
    expect(all.reduce(join).kind).toBe("union");
    expect([...all, array(string)].reduce(join)).toEqual(unknown);
  });
});

test("meet takes what both say", () => {
  const text = (a: Shape, b: Shape) => {
    const both = meet(a, b);
    return both && typeText(both);
  };
  expect(text(open({ a: string }), open({ "b?": number }))).toBe(
    "{ a: string; b?: number; [k: string]: unknown }",
  );
  expect(text(object({ "a?": string }), open({ a: unknown }))).toBe("{ a: string }");
  expect(text(object({ a: string }), open({ b: number }))).toBeUndefined();
  expect(text(join(string, number), string)).toBe("string");
  expect(text(string, number)).toBeUndefined();
  expect(text(oneOf("a", "b"), join(oneOf("b", "c"), number))).toBe('"b"');
  expect(text(string, oneOf("a"))).toBe('"a"');
  expect(text(oneOf("a"), oneOf("b"))).toBeUndefined();
});

describe("reading", () => {
  const order = object({ id: string, "note?": string });
  test.each<[string, Shape, string, string, string]>([
    ["a field", order, "id", "string", "never"],
    ["an optional field", order, "note", "string", "maybe"],
    ["no field", order, "x", "unknown", "always"],
    ["an open object", open({ id: string }), "x", "unknown", "maybe"],
    ["a string's length", string, "length", "unknown", "always"],
    ["one member of a union", join(order, string), "id", "string", "maybe"],
    ["unknown", unknown, "x", "unknown", "maybe"],
  ])("%s", (_, shape, name, expected, missing) => {
    const read = readName(shape, name);
    expect([typeText(read.shape), read.missing]).toEqual([expected, missing]);
  });

  test("indices", () => {
    expect(readIndex(array(string), 0).missing).toBe("maybe");
    expect(readIndex(array(string), -1).missing).toBe("always");
    expect(readIndex(fromJson(["x", 1]), 1)).toEqual({ shape: number, missing: "never" });
    expect(readIndex(fromJson(["x", 1]), 2).missing).toBe("always");
  });

  test("elements", () => {
    expect(typeText(elements(fromJson(["x", 1])))).toBe("string | number");
    expect(elements(array(string))).toBe(string);
    expect(typeText(elements(object({ a: string, b: number })))).toBe("string | number");
    expect(elements(string)).toBe(unknown);
  });
});

describe("writing", () => {
  const steps = (...names: string[]) => names.map((name) => ({ kind: "name" as const, name }));
  test("adds a field, and the type loses its name", () => {
    const order = object({ id: string }, { type: "Order" });
    expect(typeText(write(order, steps("paid"), number))).toBe("{ id: string; paid: number }");
  });
  test("goes into what is surely there", () => {
    const nested = object({ a: object({ b: string }), "c?": object({}) });
    expect(typeText(write(nested, steps("a", "b"), number))).toBe(
      "{ a: { b: number }; c?: Record<string, never> }",
    );
    expect(write(nested, steps("c", "b"), number)).toBe(unknown);
    expect(write(nested, steps("x", "b"), number)).toBe(unknown);
  });
  test("proves of an unknown value the field that it has now", () => {
    expect(typeText(write(unknown, steps("a"), number))).toBe(
      "{ a: number; [k: string]: unknown }",
    );
    expect(write(unknown, steps("a", "b"), number)).toBe(unknown);
    expect(write(object({ a: unknown }), steps("a", "b"), number)).toBe(unknown);
    expect(write(unknown, [], number)).toBe(number);
  });
  test("keeps an index signature true", () => {
    const texts = object({}, { rest: string });
    expect(typeText(write(texts, steps("a"), number))).toBe("{ a: number; [k: string]: unknown }");
  });
});

test("a literal of many parts is unknown, and a deep one below its sixth level", () => {
  const wide = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`k${i}`, i]));
  expect(limitShape(fromJson(wide), ofOneValue)).toBe(unknown);
  expect(typeText(limitShape(fromJson([[[[[[[1]]]]]]]), ofOneValue))).toBe("[[[[[[unknown]]]]]]");
});

test("widening comes to an end", () => {
  let shape: Shape = object({ n: number });
  for (let i = 0; i < 5; i++) shape = widen(shape, object({ n: object({ n: shape }) }));
  expect(typeText(shape)).toBe("{ n: unknown }");
  expect(typeText(widen(object({ n: number, s: string }), object({ n: string, s: string })))).toBe(
    "{ n: unknown; s: string }",
  );
});

test("type text", () => {
  expect(typeText(object({ "a-b": array(join(string, { kind: "null" })), é: object({}) }))).toBe(
    '{ "a-b": (string | null)[]; é: Record<string, never> }',
  );
  expect(typeText(array(object({ a: join(string, number) })))).toBe("{ a: string | number }[]");
});
