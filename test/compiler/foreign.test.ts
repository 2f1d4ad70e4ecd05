import { describe, expect, test } from "vitest";
import { compile, load, type CompileOptions } from "../../compiler/index.js";
import { run } from "../../local/index.js";
import { atOnce, execute, scripted } from "../runtime/functions.js";

// Lambda functions that do not embed the runtime are called and waited for; all others are handed over to.

const arn = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
const machine = (fields: object) => ({
  StartAt: "Call",
  States: { Call: { Type: "Task", ...fields, End: true } },
});
const invoke = (Parameters: object) =>
  machine({ Resource: "arn:aws:states:::lambda:invoke", Parameters });

/** How the Task is entered in the generated module: by what its hand-over calls, or where it is reached. */
async function handOver(definition: object, foreign: readonly string[] = []): Promise<string> {
  const { code = "", diagnostics } = await compile(definition, { foreign });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const text = code.replace(/\s+/g, " ");
  const call = /return invoke\( ?([^;]*?),? ?\);/.exec(text) ?? /=> invoke\(([^()]*)\)/.exec(text);
  return call?.[1] ?? "none";
}

describe("a function that is named as foreign is called in place", () => {
  const inPlace = "Call, $";
  test.each([
    ["by its name", machine({ Resource: arn("legacy") }), "legacy"],
    ["by its ARN", machine({ Resource: arn("legacy") }), arn("legacy")],
    ["by its ARN, for a version of it", machine({ Resource: arn("legacy:7") }), arn("legacy")],
    ["by a version, for all of it", machine({ Resource: arn("legacy") }), arn("legacy:7")],
    ["as the definition has it", machine({ Resource: "${LegacyArn}" }), "${LegacyArn}"],
    ["by the placeholder's name", machine({ Resource: "${LegacyArn}" }), "LegacyArn"],
    [
      "a placeholder in its ARN",
      machine({ Resource: `${arn("")}\${Stage}-legacy` }),
      `${arn("")}\${Stage}-legacy`,
    ],
    ["in lambda:invoke", invoke({ FunctionName: "legacy", "Payload.$": "$" }), arn("legacy")],
  ])("%s", async (_, definition, name) => {
    expect(await handOver(definition)).not.toBe(inPlace);
    expect(await handOver(definition, ["other", name])).toBe(inPlace);
  });

  test.each(["legac", "legacy2", arn("legacy").replace("123456789012", "210987654321")])(
    "but not one of another name: %s",
    async (name) => {
      const definition = machine({ Resource: arn("legacy") });
      expect(await handOver(definition, [name])).not.toBe(inPlace);
    },
  );

  test("inside branches, too", async () => {
    const branch = machine({ Resource: arn("legacy") });
    const definition = {
      StartAt: "Both",
      States: { Both: { Type: "Parallel", Branches: [branch], End: true } },
    };
    expect(await handOver(definition, ["legacy"])).toBe(inPlace);
  });
});

test("one that no Task hands over to is reported, unless it is foreign to the whole project", async () => {
  const definition = machine({ Resource: "${LegacyArn}" });
  const codes = async (options: CompileOptions) =>
    (await compile(definition, options)).diagnostics.map(({ code }) => code);
  expect(await codes({ foreign: ["LegacyArn"] })).toEqual([]);
  expect(await codes({ foreign: ["Legacy", "LegacyArn"] })).toEqual(["unknown-foreign"]);
  expect(await codes({ projectForeign: ["Legacy"] })).toEqual([]);
  const { diagnostics } = await compile(definition, { foreign: ["Legacy"] });
  expect(diagnostics[0]?.help).toBe('Did you mean "LegacyArn"?');
});

describe("lambda:invoke hands over", () => {
  test.each([
    ["to the function", { FunctionName: "price" }, '"price"'],
    [
      "where it says that it waits",
      { FunctionName: "price", InvocationType: "RequestResponse" },
      '"price"',
    ],
    ["to a version", { FunctionName: "price", Qualifier: "7" }, '"price:7"'],
    [
      "to a version of an ARN",
      { FunctionName: arn("price"), Qualifier: "live" },
      JSON.stringify(arn("price:live")),
    ],
  ])("%s", async (_, parameters, target) => {
    expect(await handOver(invoke(parameters))).toBe(`"Call", ${target}, $`);
  });

  test.each([
    ["it does not wait for the function", { FunctionName: "price", InvocationType: "Event" }],
    ["it asks for the log", { FunctionName: "price", LogType: "Tail" }],
    ["it tells of a client", { FunctionName: "price", ClientContext: "e30=" }],
    ["the function is not known before", { "FunctionName.$": "$.name" }],
    ["the version is not known before", { FunctionName: "price", "Qualifier.$": "$.version" }],
  ])("but not where %s", async (_, parameters) => {
    expect(await handOver(invoke(parameters))).toBe("Call, $");
  });
});

const mixed = {
  StartAt: "Old",
  States: {
    Old: {
      Type: "Task",
      Resource: arn("legacy"),
      Retry: [{ ErrorEquals: ["Busy"] }],
      ResultPath: "$.old",
      Next: "New",
    },
    New: { Type: "Task", Resource: arn("new"), ResultPath: "$.new", Next: "Last" },
    Last: { Type: "Task", Resource: arn("legacy"), ResultPath: "$.last", End: true },
  },
};

test.each(["none", "claim", "checkpoint"] as const)(
  "with %s, its work is done by the service port",
  async (dedupe) => {
    const foreign = await load(mixed, { foreign: ["legacy"] });
    const asked: unknown[] = [];
    const service = atOnce((task, given) => {
      asked.push([typeof task.Resource === "function" ? task.Resource() : task.Resource, given]);
      return task.Name;
    });
    const addresses = new Map([["New", arn("new")]]);
    const script = { New: [{ output: "new" }] };
    const { outcomes } = await execute({ machine: foreign, addresses }, {}, scripted(script), {
      ...{ service, dedupe },
    });
    expect(outcomes).toEqual([
      { status: "SUCCEEDED", output: { old: "Old", new: "new", last: "Last" } },
    ]);
    expect(asked).toEqual([
      [arn("legacy"), {}],
      [arn("legacy"), { old: "Old", new: "new" }],
    ]);
  },
);

test("in one process it is a function as any other", async () => {
  const tasks = { legacy: () => 1, new: () => 2 };
  const options = { tasks };
  const expected = await run(await load(mixed), {}, options);
  expect(await run(await load(mixed, { foreign: ["legacy"] }), {}, options)).toEqual(expected);
  expect(expected).toMatchObject({ status: "SUCCEEDED" });
});
