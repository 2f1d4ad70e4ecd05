import { expect, test } from "vitest";
import { dataProblems } from "../../compiler/4-analyse/data-problems.js";
import { compileSchemas } from "../../compiler/4-analyse/schemas.js";
import { shapes } from "../../compiler/4-analyse/shapes.js";
import { Diagnostics } from "../../compiler/diagnostics/diagnostics.js";
import { machineOf, task } from "./lowered.js";

const closed = (properties: object, ...required: string[]) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const order = closed(
  {
    id: { type: "string" },
    total: { type: "number" },
    note: { type: "string" },
    ship: { anyOf: [{ type: "null" }, closed({ city: { type: "string" } }, "city")] },
    items: { type: "array", items: closed({ sku: { type: "string" } }) },
    extra: { type: "object" },
    mode: { enum: ["train", "bus"] },
  },
  "id",
  "total",
  "ship",
  "items",
  "extra",
  "mode",
);

async function problems(states: Record<string, object>) {
  const diagnostics = new Diagnostics();
  const machine = machineOf(states);
  const schemas = await compileSchemas({ input: order }, machine, diagnostics);
  dataProblems(machine, shapes(machine, schemas), diagnostics);
  return diagnostics.sorted.map(
    ({ code, path, help }) => `${code} ${path}${help?.startsWith("Did") ? ` ${help}` : ""}`,
  );
}

const end = { End: true };
const parameters = (path: string) => ({ A: { Type: "Pass", Parameters: { "a.$": path }, ...end } });

test.each<[string, Record<string, object>, string[]]>([
  ["a field", parameters("$.id"), []],
  [
    "no field",
    parameters("$.totl"),
    ['path-never-set /States/A/Parameters/a.$ Did you mean "total"?'],
  ],
  ["a field of a string", parameters("$.id.x"), ["path-never-set /States/A/Parameters/a.$"]],
  ["an optional field", parameters("$.note"), ["path-may-be-missing /States/A/Parameters/a.$"]],
  [
    "a field of what may be null",
    parameters("$.ship.city"),
    ["path-may-be-missing /States/A/Parameters/a.$"],
  ],
  ["an index", parameters("$.items[0]"), []],
  [
    "below an index",
    parameters("$.items[0].sku"),
    ["path-may-be-missing /States/A/Parameters/a.$"],
  ],
  ["inside an open object", parameters("$.extra.a.b"), []],
  [
    "an inner argument",
    parameters("States.Format('{}', $.zzz)"),
    ["path-never-set /States/A/Parameters/a.$"],
  ],
  [
    "InputPath",
    { A: { Type: "Pass", InputPath: "$.x", ...end } },
    ["path-never-set /States/A/InputPath"],
  ],
  [
    "OutputPath after ResultPath",
    { A: task({ ResultPath: "$.r", OutputPath: "$.r.x", ...end }) },
    [],
  ],
  [
    "OutputPath",
    { A: task({ ResultPath: "$.r", OutputPath: "$.rr", ...end }) },
    ["path-never-set /States/A/OutputPath"],
  ],
  [
    "ItemsPath",
    {
      A: {
        Type: "Map",
        ItemsPath: "$.item",
        ItemProcessor: { StartAt: "B", States: { B: task() } },
        ...end,
      },
    },
    ['path-never-set /States/A/ItemsPath Did you mean "items"?'],
  ],
  [
    "SecondsPath",
    { A: { Type: "Wait", SecondsPath: "$.s", ...end } },
    ["path-never-set /States/A/SecondsPath"],
  ],
  [
    "what a catcher takes care of",
    {
      A: task({
        Parameters: { "a.$": "$.note" },
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "B" }],
        Next: "B",
      }),
      B: { Type: "Fail" },
    },
    [],
  ],
  [
    "the Context Object",
    parameters("$$.State.Nme"),
    ['path-never-set /States/A/Parameters/a.$ Did you mean "Name"?'],
  ],
  ["what the Context Object has at times", parameters("$$.Execution.RedriveTime"), []],
  [
    "the execution's input",
    parameters("$$.Execution.Input.totl"),
    ['path-never-set /States/A/Parameters/a.$ Did you mean "total"?'],
  ],
  [
    "the input of an execution of its own",
    {
      A: {
        Type: "Map",
        ItemsPath: "$.items",
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
          StartAt: "B",
          States: { B: { ...parameters("$$.Execution.Input.x").A } },
        },
        ...end,
      },
    },
    [],
  ],
  ["a name with a placeholder", parameters("$.${Field}.x"), []],
])("paths: %s", async (_, states, expected) => {
  expect(await problems(states)).toEqual(expected);
});

const choice = (rule: object) => ({
  A: { Type: "Choice", Choices: [{ ...rule, Next: "B" }], Default: "B" },
  B: { Type: "Pass", Parameters: { "n.$": "$.note" }, ...end },
});

const asked = { Variable: "$.note", IsPresent: true };

test.each<[string, object, string[]]>([
  ["a guard lets the optional field be read", asked, []],
  [
    "another's guard does not",
    { Variable: "$.id", IsPresent: true },
    ["path-may-be-missing /States/B/Parameters/n.$"],
  ],
  [
    "an optional field is compared",
    { Variable: "$.note", StringEquals: "a" },
    [
      "path-may-be-missing /States/A/Choices/0/Variable",
      "path-may-be-missing /States/B/Parameters/n.$",
    ],
  ],
  [
    "a number as a string",
    { And: [asked, { Variable: "$.total", StringEquals: "5" }] },
    ["comparison-never-true /States/A/Choices/0/And/1/Variable"],
  ],
  [
    "a string as a number, with a path",
    { Or: [asked, { Variable: "$.total", NumericEqualsPath: "$.id" }] },
    ["comparison-never-true /States/A/Choices/0/Or/1/NumericEqualsPath"],
  ],
  [
    "a pattern on a number",
    { Not: { And: [{ Variable: "$.total", StringMatches: "a*" }, asked] } },
    ["comparison-never-true /States/A/Choices/0/Not/And/0/Variable"],
  ],
  [
    "another text than those that there are",
    { Or: [{ Variable: "$.mode", StringEquals: "trian" }, asked] },
    ['comparison-never-true /States/A/Choices/0/Or/0/Variable Did you mean "train"?'],
  ],
  [
    "a pattern among them",
    {
      Or: [
        { Variable: "$.mode", StringMatches: "b*" },
        { Variable: "$.mode", StringMatches: "bus" },
        asked,
      ],
    },
    [],
  ],
  [
    "the same twice",
    { Or: [asked, { Variable: "$.x", StringEquals: "a" }, { Variable: "$.x", StringEquals: "b" }] },
    ["path-never-set /States/A/Choices/0/Or/1/Variable"],
  ],
  [
    "a timestamp in a string",
    { And: [{ Variable: "$.id", TimestampEquals: "2020-01-01T00:00:00Z" }, asked] },
    [],
  ],
  [
    "a question that is always answered alike",
    { And: [{ Variable: "$.id", IsNull: true }, asked] },
    [],
  ],
  [
    "a comparison that is guarded all the same",
    {
      And: [
        { Variable: "$.total", IsString: true },
        { Variable: "$.total", StringEquals: "a" },
        asked,
      ],
    },
    [],
  ],
])("choices: %s", async (_, rule, expected) => {
  expect(await problems(choice(rule))).toEqual(expected);
});

test("nothing is said where nothing is known", async () => {
  const diagnostics = new Diagnostics();
  const machine = machineOf(choice({ Variable: "$.a.b", NumericEquals: 1 }));
  dataProblems(machine, shapes(machine), diagnostics);
  expect(diagnostics.sorted).toEqual([]);
});
