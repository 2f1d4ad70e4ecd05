import { expect, test } from "vitest";
import { check, compile } from "../../compiler/index.js";

/** A machine that sets `count`, `word` and, on one way only, `maybe`; then it asks. */
const asking = (Condition: string) => ({
  QueryLanguage: "JSONata",
  StartAt: "Set",
  States: {
    Set: { Type: "Pass", Assign: { count: 1, word: "a", at: "{% $now() %}" }, Next: "Which" },
    Which: {
      Type: "Choice",
      Choices: [{ Condition: "{% $count > 0 %}", Next: "Ask", Assign: { maybe: "b" } }],
      Default: "Ask",
    },
    Ask: {
      Type: "Choice",
      Choices: [{ Condition: `{% ${Condition} %}`, Next: "Done" }],
      Default: "Done",
    },
    Done: { Type: "Succeed" },
  },
});

test.each<[string, readonly string[]]>([
  ["$count > 1 and $word = 'b' and $at > '2026'", []],
  ["$count = 'a'", ["comparison-never-true"]],
  ["$word > 5", ["operator-always-fails"]],
  ["$at - $count > 1", ["operator-always-fails"]],
  ["$word.letter = 1", ["path-never-set"]],
  // Where one way does not set it, and where the expression binds the name itself, nobody knows.
  ["$maybe = 1", []],
  ["($count := 'a'; $count = 'a')", []],
])("a variable has the type of what it is set to: %s", async (condition, codes) => {
  const diagnostics = await check(asking(condition));
  expect(diagnostics.map(({ code }) => code)).toEqual(codes);
});

test.each<[string, readonly string[]]>([
  ["$states.context.Execution.RedriveTime & $states.context.Execution.Input.x = 'a'", []],
  ["$states.context.Map.Item.Value.x = 1 and $states.context.Task.Token = 'a'", []],
  ["$states.context.Execution.id = 'a'", ["path-never-set"]],
  ["$states.context.Map.Item.value = 'a'", ["path-never-set"]],
  ["$states.context.State.EnteredTime > 5", ["operator-always-fails"]],
])("the Context Object has the fields and types that it has: %s", async (condition, codes) => {
  const diagnostics = await check(asking(condition));
  expect(diagnostics.map(({ code }) => code)).toEqual(codes);
});

test.each<[string, readonly string[]]>([
  ["$$.Execution.RedriveTime", []],
  ["$$.Execution.Input.anything.at.all", []],
  ["$$.Map.Item.Value.x", []],
  ["$$.Execution.id", ['Did you mean "Id"?']],
  ["$$.State.EntredTime", ['Did you mean "EnteredTime"?']],
  ["$$.Executions.Id", ['Did you mean "Execution"?']],
])("and so it has in JSONPath: %s", async (path, helps) => {
  const diagnostics = await check({
    StartAt: "A",
    States: { A: { Type: "Pass", Parameters: { "a.$": path }, End: true } },
  });
  expect(diagnostics.map(({ help }) => help)).toEqual(helps);
});

test("check says all that compile says", async () => {
  const definition = {
    StartAt: "A",
    States: {
      A: { Type: "Pass", Parameters: { "b.$": "$.totl" }, Next: "B" },
      B: { Type: "Task", Resource: "arn:aws:states:eu-west-1:123456789012:activity:b", End: true },
    },
  };
  const input = {
    type: "object",
    properties: { total: { type: "number" } },
    additionalProperties: false,
  };
  for (const options of [
    { schemas: { input } },
    { schemas: { results: { C: {} } } },
    { foreign: ["f"] },
  ]) {
    const diagnostics = await check(definition, options);
    expect(diagnostics).not.toEqual([]);
    expect(diagnostics).toEqual((await compile(definition, options)).diagnostics);
  }
});
