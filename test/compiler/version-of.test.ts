import { expect, test } from "vitest";
import { fromValue } from "../../compiler/1-parse/from-value.js";
import { versionOf } from "../../compiler/3-lower/version-of.js";
import { Diagnostics } from "../../compiler/diagnostics/diagnostics.js";

const version = (definition: object, name = "Orders"): string => {
  const document = fromValue(definition, "orders.asl.json", new Diagnostics());
  if (!document) throw new Error("The definition is no JSON");
  return versionOf(document.root, name);
};
const rule = { Variable: "$.x", IsPresent: true };
const machine = (fields: object = {}, choice: object = {}) => ({
  StartAt: "Comment",
  States: {
    Comment: { Type: "Pass", Result: { Comment: "data" }, Next: "C", ...fields },
    C: { Type: "Choice", Choices: [{ And: [{ ...rule, ...choice }], Next: "Comment" }] },
  },
});

test("is eight characters, always the same", () => {
  expect(version(machine())).toMatch(/^[0-9a-z]{8}$/);
  expect(version(machine())).toBe(version(machine()));
});

test.each([
  ["comments", { ...machine({ Comment: "c" }, { Comment: "r" }), Comment: "m" }],
  ["the order of fields", Object.fromEntries(Object.entries(machine()).reverse())],
])("%s make no difference", (_, other) => expect(version(other)).toBe(version(machine())));

test.each([
  ["a comment in data", machine({ Result: { Comment: "other" } })],
  ["a field", machine({ ResultPath: null })],
  ["a state called Comment", { ...machine(), States: { C: machine().States.C } }],
])("%s does", (_, other) => expect(version(other)).not.toBe(version(machine())));

test("so does the name of the machine", () => {
  expect(version(machine(), "Refunds")).not.toBe(version(machine()));
});
