import { describe, expect, test } from "vitest";
import { run, type Json, type ScriptedResult } from "../../local/index.js";
import { StatesError } from "../../runtime/errors.js";
import { deployed, execute, now, type Handlers } from "./functions.js";

// Distributed Maps whose children's Tasks are functions come to what they come to in one process, and write the same.

const lambda = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
const task = (name: string, fields: object = {}) => ({
  ...{ Type: "Task", Resource: lambda(name) },
  ...("Next" in fields ? {} : { End: true }),
  ...fields,
});
const scope = (States: object) => ({ StartAt: Object.keys(States)[0], States });
const processor = (States: object, ExecutionType = "STANDARD") => ({
  ...scope(States),
  ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType },
});
const reader = (Key: string, ReaderConfig: object, fields: object = {}) => ({
  Resource: "arn:aws:states:::s3:getObject",
  ...{ Parameters: { Bucket: "in", Key }, ReaderConfig, ...fields },
});
const lister = (Parameters: object, ReaderConfig: object = {}) => ({
  Resource: "arn:aws:states:::s3:listObjectsV2",
  ...{ Parameters: { Bucket: "in", ...Parameters }, ReaderConfig },
});
const writer = (fields: object = {}) => ({
  Resource: "arn:aws:states:::s3:putObject",
  ...{ Parameters: { Bucket: "out", Prefix: "p" }, ...fields },
});
const map = (fields: object, States: object = { A: task("a") }) =>
  scope({ Each: { Type: "Map", ItemProcessor: processor(States), End: true, ...fields } });

const objects: { readonly [name: string]: string } = {
  "in/a.json": '{"rows":{"x":1,"y":[2]}}',
  "in/a.jsonl": '{"n":1}\n{"n":2}\n\n3',
  "in/a.csv": 'id;name\n1;"a ""b"""\n2\n',
  "in/part/1.json": "[1,2]",
  "in/part/2.json": "[3]",
  "in/part/": "",
  "in/inventory.json": JSON.stringify({
    destinationBucket: "arn:aws:s3:::elsewhere",
    fileFormat: "CSV",
    fileSchema: "Bucket, Key",
    files: [{ key: "inventory.csv" }],
  }),
  "in/inventory.csv": "b,one\nb,two\n",
  "in/unload.csv": "s3://in/part/1.json\ns3://in/part/2.json\n",
};

const echo: Handlers = (_, given) => [given];
const failing =
  (...inputs: readonly unknown[]): Handlers =>
  (_, given) => {
    if (inputs.some((each) => JSON.stringify(each) === JSON.stringify(given)))
      throw new StatesError("No");
    return given;
  };

interface Row {
  readonly title: string;
  readonly definition: object;
  readonly input?: Json;
  readonly handlers?: Handlers;
  /** How it has to end. */
  readonly error?: string;
}

const rows: readonly Row[] = [
  {
    title: "a JSON object, by its keys",
    definition: map({ ItemReader: reader("a.json", { InputType: "JSON", ItemsPointer: "/rows" }) }),
  },
  {
    title: "JSON Lines, of which some are wanted",
    definition: map({ ItemReader: reader("a.jsonl", { InputType: "JSONL", MaxItems: 2 }) }),
  },
  {
    title: "a CSV file with a delimiter, selected",
    definition: map({
      ItemReader: reader("a.csv", {
        ...{ InputType: "CSV", CSVHeaderLocation: "FIRST_ROW", CSVDelimiter: "SEMICOLON" },
      }),
      ItemSelector: { "item.$": "$$.Map.Item", "input.$": "$.of" },
    }),
    input: { of: 7 },
  },
  {
    title: "a CSV file with given headers",
    definition: map({
      ItemReader: reader("a.csv", {
        ...{ InputType: "CSV", CSVHeaderLocation: "GIVEN", CSVHeaders: ["all"] },
      }),
    }),
  },
  {
    title: "an inventory that was copied",
    definition: map({ ItemReader: reader("inventory.json", { InputType: "MANIFEST" }) }),
  },
  {
    title: "an UNLOAD of Athena",
    definition: map({
      ItemReader: reader("unload.csv", { ManifestType: "ATHENA_DATA", InputType: "JSON" }),
    }),
  },
  {
    title: "a listing",
    definition: map({ ItemReader: lister({ Prefix: "a." }) }),
  },
  {
    title: "all that a listing names",
    definition: map({
      ItemReader: lister(
        { Prefix: "part/" },
        { Transformation: "LOAD_AND_FLATTEN", InputType: "JSON" },
      ),
    }),
  },
  {
    title: "an object that is missing",
    definition: map({ ItemReader: reader("nothing", { InputType: "JSON" }) }),
    error: "States.ItemReaderFailed",
  },
  {
    title: "a bucket that is missing",
    definition: map({ ItemReader: { ...lister({}), Parameters: { Bucket: "none" } } }),
    error: "States.ItemReaderFailed",
  },
  {
    title: "batches, with an input of theirs",
    definition: map({
      ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { "of.$": "$[0]" } },
      MaxConcurrency: 1,
    }),
    input: [1, 2, 3, 4, 5],
  },
  {
    title: "batches that no limit allows",
    definition: map({ ItemBatcher: { MaxInputBytesPerBatch: 5 } }),
    input: [1],
    error: "States.DataLimitExceeded",
  },
  {
    title: "a negative tolerance",
    definition: map({ ToleratedFailureCountPath: "$[0]" }),
    input: [-1],
    error: "States.Runtime",
  },
  {
    title: "as many failures as are borne, in place and elsewhere",
    definition: map(
      { ToleratedFailureCount: 2, ResultWriter: writer() },
      {
        Which: {
          Type: "Choice",
          Choices: [{ Variable: "$", NumericEquals: 2, Next: "No" }],
          Default: "A",
        },
        No: { Type: "Fail", Error: "Two" },
        A: task("a"),
      },
    ),
    input: [0, 1, 2, 3],
    handlers: failing(1),
  },
  {
    title: "one failure too many",
    definition: map({ ToleratedFailurePercentage: 25, MaxConcurrency: 1, ResultWriter: writer() }),
    input: [0, 1, 2, 3, 4],
    handlers: failing(1, 3),
    error: "States.ExceedToleratedFailureThreshold",
  },
  {
    title: "a failed batch, which counts all its items",
    definition: map({
      ...{ ToleratedFailureCount: 1, MaxConcurrency: 1 },
      ...{ ItemBatcher: { MaxItemsPerBatch: 2 }, ResultWriter: writer() },
    }),
    input: [0, 1, 2, 3],
    handlers: failing({ Items: [0, 1] }),
    error: "States.ExceedToleratedFailureThreshold",
  },
  {
    title: "no failure at all, in place",
    definition: map(
      { ResultWriter: writer(), MaxConcurrency: 1 },
      { No: { Type: "Fail", Error: "E", Cause: "C" } },
    ),
    input: [0, 1],
    error: "States.ExceedToleratedFailureThreshold",
  },
  {
    title: "what nobody can catch in a branch of a child: a failure of that child",
    definition: map(
      { ToleratedFailureCount: 1 },
      {
        Both: {
          Type: "Parallel",
          Branches: [scope({ A: task("a") }), scope({ B: task("b") })],
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "Never" }],
          End: true,
        },
        Never: { Type: "Pass", End: true },
      },
    ),
    input: [0, 1, 2],
    handlers(state, given) {
      if (state === "A" && given === 1) throw new StatesError("States.Runtime");
      return given;
    },
  },
  {
    title: "an execution of its own: input, machine, and none of the variables",
    definition: scope({
      Set: { Type: "Pass", Assign: { a: "outer" }, Next: "Each" },
      Each: {
        ...{
          Type: "Map",
          ItemProcessor: processor({
            P: { Type: "Pass", Assign: { a: "inner" }, Next: "A" },
            A: task("a", { Next: "B" }),
            B: {
              Type: "Pass",
              Parameters: {
                "input.$": "$$.Execution.Input",
                "machine.$": "$$.StateMachine.Id",
                "index.$": "$$.Map.Item.Index",
                "isNamed.$": "States.ArrayLength(States.StringSplit($$.Execution.Id, ':'))",
                "role.$": "$$.Execution.RoleArn",
                "a.$": "$a",
              },
              End: true,
            },
          }),
        },
        Next: "After",
      },
      After: task("after", {
        Parameters: { "a.$": "$a", "each.$": "$", "in.$": "$$.Execution.Input" },
      }),
    }),
    input: ["x", "y"],
  },
  {
    title: "results that are flattened",
    definition: map({
      ResultWriter: { WriterConfig: { Transformation: "FLATTEN", OutputType: "JSON" } },
    }),
    input: [1, [2, 3]],
  },
  {
    title: "results in lines",
    definition: map({
      ResultWriter: writer({ WriterConfig: { Transformation: "COMPACT", OutputType: "JSONL" } }),
    }),
    input: [1, 2],
  },
  {
    title: "a writer without a bucket",
    definition: map({ ResultWriter: writer({ Parameters: { Bucket: "" } }) }),
    input: [1],
    error: "States.ResultWriterFailed",
  },
  {
    title: "450 items, whose ends are spread over several sets, and failures",
    definition: map({ ToleratedFailureCount: 3, ResultWriter: writer() }),
    input: Array.from({ length: 450 }, (_, index) => index),
    handlers: failing(0, 201, 449),
  },
  {
    title: "no items",
    definition: map({ ResultWriter: writer() }),
    input: [],
  },
];

describe("as in one process", () => {
  test.each(rows.map((row) => [row.title, row] as const))("%s", async (_, row) => {
    const { definition, input = {}, handlers = echo, error } = row;
    const local = { ...objects };
    const each = await deployed(definition);
    const want = await run(each.machine, input, {
      ...{ now, random: () => 0.5, objects: local, context: { Execution: { Name: "test" } } },
      mock: ({ arguments: given, state }) => answer(handlers, state, given as Json),
    });
    expect(want.status === "FAILED" ? want.error : undefined).toBe(error);

    const shaken = [1, 2, 3, 4, 5].map((seed) => ({ seed, duplicates: 0.4, reorder: true }));
    for (const chaos of [{ seed: 0 }, ...shaken]) {
      const written = { ...objects };
      const got = await execute(each, input, handlers, { chaos, objects: written });
      const told = new Set(got.outcomes.map(nameless));
      expect([...told]).toEqual([nameless(want)]);
      expect(nameless(sorted(written))).toEqual(nameless(sorted(local)));
    }
  });
});

test("children that are still at work when one too many has failed are aborted, others pending", async () => {
  const definition = map(
    { MaxConcurrency: 2, ResultWriter: writer() },
    {
      Which: {
        Type: "Choice",
        Choices: [{ Variable: "$", NumericEquals: 1, Next: "W" }],
        Default: "A",
      },
      W: { Type: "Wait", Seconds: 100, Next: "A" },
      A: task("a"),
    },
  );
  const each = await deployed(definition);
  const [local, written] = [{}, {}];
  const handlers = failing(0);
  await run(each.machine, [0, 1, 2], {
    ...{ now, random: () => 0.5, objects: local, context: { Execution: { Name: "test" } } },
    mock: ({ arguments: given, state }) => answer(handlers, state, given as Json),
  });
  await execute(each, [0, 1, 2], handlers, { objects: written });
  const [want, got] = [texts(local), texts(written)];
  expect(want.map(([name]) => name)).toEqual(["FAILED_0.json", "PENDING_0.json"]);
  expect(want[0]?.[1]).toContain("ABORTED");
  expect(got).toEqual(want);
});

/** The files by their last names; nobody but a function that is still at work knows when it has begun. */
function texts(objects: { readonly [name: string]: string }): readonly (readonly string[])[] {
  return Object.entries(objects)
    .map(([name, text]) => [
      name.replace(/.*\//, ""),
      nameless(text).replace(/("Input\\":\\"1.*?)\\"StartDate\\":\\".*?\\",/, "$1"),
    ])
    .filter(([name]) => name !== "manifest.json");
}

/** What a handler gives, as a mock gives it. */
function answer(handlers: Handlers, state: string, given: Json): ScriptedResult {
  try {
    return { output: handlers(state, given, 1) as Json };
  } catch (error) {
    if (error instanceof StatesError && error.Error !== undefined) return { error: error.Error };
    throw error;
  }
}

function sorted(written: { readonly [name: string]: string }): unknown {
  return Object.entries(written)
    .map((each) => each.map(nameless))
    .toSorted();
}

/** As JSON, without the names of Map Runs and their children, which are others each time. */
function nameless(value: unknown): string {
  const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  return JSON.stringify(value)
    .replace(uuid, "UUID")
    .replace(/event id #\d+/, "");
}
