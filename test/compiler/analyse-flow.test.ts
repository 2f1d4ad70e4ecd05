import { expect, test } from "vitest";
import { lazyTransitions } from "../../compiler/4-analyse/cycles.js";
import { outgrowing } from "../../compiler/4-analyse/outgrowth.js";
import { machineOf, task } from "./lowered.js";

const pass = (Next?: string, fields: object = {}) => ({
  Type: "Pass",
  ...fields,
  ...(Next === undefined ? { End: true } : { Next }),
});
const choice = (...targets: string[]) => ({
  Type: "Choice",
  Choices: targets.slice(1).map((Next) => ({ Variable: "$.x", IsPresent: true, Next })),
  Default: targets[0],
});
const lazy = (machine: ReturnType<typeof machineOf>) =>
  [...lazyTransitions(machine)].flatMap(([from, targets]) =>
    [...targets].map((to) => `${from} → ${to}`),
  );

test("one transition of a cycle of control states is lazy", () => {
  expect(
    lazy(machineOf({ Count: pass("Enough"), Enough: choice("Count", "Done"), Done: pass() })),
  ).toEqual(["Enough → Count"]);
  expect(lazy(machineOf({ A: pass("A") }))).toEqual(["A → A"]);
});

test("a cycle through a Task, a Wait or a join needs none", () => {
  expect(lazy(machineOf({ A: pass("Work"), Work: task({ Next: "A" }) }))).toEqual([]);
  expect(lazy(machineOf({ A: pass("W"), W: { Type: "Wait", Seconds: 1, Next: "A" } }))).toEqual([]);
  const branch = { StartAt: "B", States: { B: pass() } };
  expect(
    lazy(machineOf({ A: pass("P"), P: { Type: "Parallel", Branches: [branch], Next: "A" } })),
  ).toEqual([]);
});

test("cycles inside a scope count, and every one of two that share states is cut", () => {
  const inner = { StartAt: "X", States: { X: choice("Y", "Z"), Y: pass("X"), Z: pass("X") } };
  expect(lazy(machineOf({ M: { Type: "Map", ItemProcessor: inner, End: true } })).sort()).toEqual([
    "Y → X",
    "Z → X",
  ]);
});

test("a long chain is cut, and ten thousand states do not overflow the stack", () => {
  const states = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, i) => [`S${i}`, pass(i < 9_999 ? `S${i + 1}` : undefined)]),
  );
  expect(lazy(machineOf(states)).slice(0, 2)).toEqual(["S99 → S100", "S199 → S200"]);
});

test.each<[string, object, boolean]>([
  ["a constant", { Result: { a: 1 } }, false],
  ["a constant in the input", { Result: { a: 1 }, ResultPath: "$.a" }, false],
  ["the input", {}, false],
  ["a part of the input", { InputPath: "$.a" }, false],
  ["two parts", { Parameters: { "a.$": "$.a", "b.$": "$.b" } }, false],
  ["one part twice", { Parameters: { "a.$": "$.a", "b.$": "$.a" } }, true],
  ["a part and the whole", { Parameters: { "a.$": "$.a.b", "b.$": "$" } }, true],
  ["a name that begins like another", { Parameters: { "a.$": "$.a", "b.$": "$.ab" } }, false],
  ["a part beside the input", { Parameters: { "a.$": "$.a" }, ResultPath: "$.copy" }, true],
  ["the input inside itself", { ResultPath: "$.copy" }, true],
  ["a part moved within its place", { Parameters: { "a.$": "$.a.b" }, ResultPath: "$.a" }, false],
  ["what is discarded", { Parameters: { "a.$": "$", "b.$": "$" }, ResultPath: null }, false],
  ["a deep scan", { Parameters: { "a.$": "$..a" } }, true],
  ["all of a list", { Parameters: { "a.$": "$.items[*].a" } }, false],
  ["one list twice", { Parameters: { "a.$": "$.items[*].a", "b.$": "$.items[0]" } }, true],
  ["a variable", { Parameters: { "a.$": "$other" } }, true],
  ["a name from the Context Object", { Parameters: { "a.$": "$$.State.Name" } }, false],
  ["the execution's input", { Parameters: { "a.$": "$$.Execution.Input" } }, true],
])("whether a Pass outgrows its input: %s", (_, fields, expected) => {
  expect(outgrowing(machineOf({ A: pass(undefined, fields) })).has("A")).toBe(expected);
});

test.each<[unknown, boolean]>([
  [{ a: 1, b: ["x", null] }, false],
  ["x".repeat(70_000), true],
  ["{% 'x' %}", false],
  ["{% $states.input %}", false],
  [{ a: "{% $states.input.a %}", b: "{% $states.input.b.c %}" }, false],
  [{ a: "{% $states.input.a %}", b: "{% $states.input.a.c %}" }, true],
  ["{% $states.input.a[0] %}", true],
  ["{% $states.input.a{ b: c } %}", true],
  ["{% $string($states.input) %}", true],
  ["{% $states.context.Execution.Input %}", true],
  ["{% $x %}", true],
])("whether a Pass outgrows its input by its Output: %j", (Output, expected) => {
  const machine = machineOf({ A: pass(undefined, { QueryLanguage: "JSONata", Output }) });
  expect(outgrowing(machine).has("A")).toBe(expected);
});

test.each<[string, boolean]>([
  ["States.Format('{}', $.a)", false],
  ["States.Format('{} {}', $.a, $.a)", true],
  ["States.JsonToString($.a)", true],
  ["States.Base64Encode($.a)", true],
  ["States.Hash($.a, 'SHA-256')", false],
])("whether a Pass outgrows its input: %s", (call, expected) => {
  const machine = machineOf({ A: pass(undefined, { Parameters: { "a.$": call } }) });
  expect(outgrowing(machine).has("A")).toBe(expected);
});
