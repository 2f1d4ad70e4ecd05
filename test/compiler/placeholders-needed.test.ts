import { describe, expect, test } from "vitest";
import { phases } from "../../compiler/compile.js";
import { one } from "./checked.js";

const jsonata = { QueryLanguage: "JSONata" };
const task = (fields: object) =>
  one({ Type: "Task", Resource: "arn:aws:lambda:eu-west-1:123456789012:function:f", ...fields });
const rule = (fields: object) => ({
  StartAt: "S",
  States: {
    S: { Type: "Choice", Choices: [{ Variable: "$.a", Next: "E", ...fields }] },
    E: { Type: "Succeed" },
  },
});
const map = (fields: object, ProcessorConfig?: object) =>
  one({
    Type: "Map",
    ItemProcessor: {
      ...(ProcessorConfig && { ProcessorConfig }),
      StartAt: "A",
      States: { A: { Type: "Pass", End: true } },
    },
    ...fields,
  });

/** What cannot be compiled, by pointer, or the module. */
async function compiled(definition: object): Promise<string | readonly string[]> {
  const { module, diagnostics } = await phases(definition, {});
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return module?.text ?? errors.map(({ code, path }) => `${code} ${path}`);
}

describe("a placeholder without a value", () => {
  const needed: readonly [what: string, definition: object, path: string][] = [
    ["a Type", one({ Type: "${X}" }), "/States/S/Type"],
    ["a part of a Type", one({ Type: "a ${X}" }), "/States/S/Type"],
    ["the language", one({ Type: "Pass", QueryLanguage: "${X}" }), "/States/S/QueryLanguage"],
    ["States", { StartAt: "S", States: "a ${X}" }, "/States"],
    ["an End", { StartAt: "S", States: { S: { Type: "Pass", End: "${X}" } } }, "/States/S/End"],
    ["Branches", one({ Type: "Parallel", Branches: "a ${X}" }), "/States/S/Branches"],
    ["a test", rule({ IsPresent: "${X}" }), "/States/S/Choices/0/IsPresent"],
    ["a part of a number", rule({ NumericEquals: "1${X}" }), "/States/S/Choices/0/NumericEquals"],
    ["a part of a time", one({ Type: "Wait", Seconds: "${X}0" }), "/States/S/Seconds"],
    ["a mode", map({}, { Mode: "${X}" }), "/States/S/ItemProcessor/ProcessorConfig/Mode"],
    [
      "a jitter",
      task({ Retry: [{ ErrorEquals: ["A"], JitterStrategy: "${X}" }] }),
      "/States/S/Retry/0/JitterStrategy",
    ],
    [
      "a Condition",
      {
        ...jsonata,
        StartAt: "S",
        States: {
          S: { Type: "Choice", Choices: [{ Condition: "${X}", Next: "E" }] },
          E: { Type: "Succeed" },
        },
      },
      "/States/S/Choices/0/Condition",
    ],
  ];
  test.each(needed)("has to have one: %s", async (_what, definition, path) => {
    expect(await compiled(definition)).toEqual([`placeholder-needs-value ${path}`]);
  });

  test("leaves an expression an expression", async () => {
    const wait = await compiled(one({ Type: "Wait", Seconds: "{% ${X} %}" }));
    expect(wait).toEqual(["wrong-query-language /States/S/Seconds"]);
    const type = await compiled(one({ Type: "{% ${X} %}" }));
    expect(type).toEqual(["out-of-range /States/S/Type"]);
  });

  const kept: readonly [what: string, definition: object, code: string][] = [
    ["a number", task({ TimeoutSeconds: "${X}" }), 'numberSetting("X")'],
    ["a boolean", rule({ BooleanEquals: "${X}" }), 'booleanSetting("X")'],
    ["all retriers", task({ Retry: "${X}" }), 'retrySetting("X")'],
    ["an error", task({ Retry: [{ ErrorEquals: ["${X}"] }] }), 'ErrorEquals: [setting("X")]'],
    ["a time", one({ Type: "Wait", Timestamp: "${X}T00:00:00Z" }), '${setting("X")}T00:00:00Z'],
    ["a key called Type", task({ Parameters: { Type: "${X}" } }), 'setting("X")'],
    ["an Output called Next", one({ Type: "Pass", Output: { Next: "${X}" } }, jsonata), '"X"'],
    ["an expression", one({ Type: "Wait", Seconds: "{% 1 + ${X} %}" }, jsonata), '"X"'],
  ];
  test.each(kept)("is asked for when the machine runs: %s", async (_what, definition, code) => {
    expect(await compiled(definition)).toContain(code);
  });
});
