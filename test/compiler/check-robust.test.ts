import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checked } from "./checked.js";

// Keys and texts of the language, so that nonsense gets far into it.
const word = fc.constantFrom(
  ..."StartAt States Type Next End Choices And Not Variable Parameters Branches Catch Retry".split(
    " ",
  ),
  ..."ErrorEquals ItemProcessor ItemReader Assign Resource QueryLanguage Credentials Label".split(
    " ",
  ),
  ..."ProcessorConfig Mode Result x.$ __proto__ constructor StringEquals Condition Output".split(
    " ",
  ),
);
const text = fc.oneof(
  word,
  fc.constantFrom(
    "Task",
    "Map",
    "Parallel",
    "Choice",
    "Pass",
    "JSONata",
    "$.a[",
    "{% 1",
    "${A}",
    "$",
  ),
  fc.constantFrom("arn:aws:states:::x", "States.Format('", "States.ALL", "DISTRIBUTED", "EXPRESS"),
  fc.string(),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "medium" },
    text,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    tie("list"),
    tie("record"),
  ),
  list: fc.array(tie("value"), { maxLength: 3 }),
  record: fc.dictionary(fc.oneof(word, fc.string()), tie("value"), { maxKeys: 5 }),
}));
const state = fc.record(
  {
    Type: text,
    QueryLanguage: text,
    Next: text,
    End: value,
    Choices: value,
    Branches: value,
    ItemProcessor: value,
    Iterator: value,
    Retry: value,
    Catch: value,
    Assign: value,
    Parameters: value,
    Resource: text,
  },
  { requiredKeys: ["Type"] },
);
const machine = fc.record({
  StartAt: text,
  States: fc.oneof(fc.dictionary(text, state), value),
  QueryLanguage: text,
});

describe("whatever the input", () => {
  test("the check does not throw, and gives the same twice", () => {
    fc.assert(
      fc.property(fc.oneof(machine, value), (definition) => {
        const source = JSON.stringify(definition);
        expect(checked(source)).toEqual(checked(source));
      }),
      { numRuns: 500 },
    );
  });

  test("every diagnostic has a place and a sentence", () => {
    fc.assert(
      fc.property(machine, (definition) => {
        for (const { path, message, span } of checked(definition)) {
          expect(path === "" || path.startsWith("/")).toBe(true);
          expect(message).toMatch(/\.$/);
          expect(span && span.end > span.start).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
