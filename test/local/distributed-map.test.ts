import { expect, test } from "vitest";
import { run, StatesError } from "../../local/index.js";
import { fail, invoke, map, succeed } from "../../runtime/v1.js";
import type { Context, Enter, ErrorOutput } from "../../runtime/v1.js";
import { lambda, machine, mapOf, observe, task } from "./machines.js";

const ProcessorConfig = { Mode: "DISTRIBUTED" } as const;
const distributed = (processor: Enter, fields: object = {}, items = true): Enter => {
  const join = mapOf("Each", processor, { ProcessorConfig, ...fields });
  return ($, $$) => {
    $$.enter("Map", "Each", $);
    return items ? map(join, $, $ as readonly unknown[]) : map(join, $);
  };
};
const echo: Enter = (input, $$) => succeed($$.enter("Pass", "Item", input));
const odd: Enter = (input, $$) => {
  if (Number(input) % 2 === 0) return echo(input, $$);
  $$.enter("Fail", "Odd", input);
  return fail("Odd", String(input));
};
const run1 = [
  "ExecutionStarted",
  "MapStateEntered",
  "MapStateStarted",
  "MapRunStarted",
  "MapRunSucceeded",
  "MapStateSucceeded",
  "MapStateExited",
  "ExecutionSucceeded",
];

test("children have a history, an input and a name of their own", async () => {
  const { outcome, types } = await observe(
    machine(
      distributed(
        (input, $$: Context<{ x?: unknown }>) => {
          $$.enter("Pass", "Item", input);
          return succeed({ ...$$.Execution, at: $$.State.Name, x: $$.Variables.x ?? "unset" });
        },
        { Label: "L" },
      ),
    ),
    ["a"],
    { now: new Date(0), random: () => 0 },
  );
  expect(types).toEqual(run1);
  expect(outcome).toMatchObject({
    output: [
      {
        Id: "arn:aws:states:us-east-1:123456789012:execution:Test/L:00000000-0000-4000-8000-000000000000",
        Input: "a",
        x: "unset",
      },
    ],
  });
});

test("items are read from an object, selected and batched", async () => {
  const reading = distributed(
    echo,
    {
      ItemReader: {
        Resource: "arn:aws:states:::s3:getObject",
        ReaderConfig: { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" },
        Parameters: ($: { bucket: string }) => ({ Bucket: $.bucket, Key: "in.csv" }),
        MaxItems: 3,
      },
      ItemSelector: (_: unknown, $$: Context) => $$.Map?.Item.Value,
      ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: () => ({ b: 1 }) },
    },
    false,
  );
  const { outcome, types } = await observe(
    machine(reading),
    { bucket: "b" },
    {
      objects: { "b/in.csv": "n\n1\n2\n3\n4\n" },
    },
  );
  expect(types).toEqual(run1);
  expect(outcome).toMatchObject({
    output: [
      { BatchInput: { b: 1 }, Items: [{ n: "1" }, { n: "2" }] },
      { BatchInput: { b: 1 }, Items: [{ n: "3" }] },
    ],
  });
});

test("a dataset that cannot be read fails the run, and can be caught", async () => {
  const reading = distributed(
    echo,
    {
      ItemReader: {
        Resource: "arn:aws:states:::s3:getObject",
        Parameters: () => ({ Bucket: "b", Key: "none.json" }),
      },
      Catch: (_: unknown, { Error }: ErrorOutput) => succeed(Error),
    },
    false,
  );
  const { outcome, types } = await observe(machine(reading), {});
  expect(outcome).toMatchObject({ output: "States.ItemReaderFailed" });
  expect(types.slice(3)).toEqual([
    "MapRunStarted",
    "MapRunFailed",
    "MapStateFailed",
    "MapStateExited",
    "ExecutionSucceeded",
  ]);
});

test("failures are tolerated up to a number or a percentage", async () => {
  const items = [0, 1, 2, 3];
  const some = await run(machine(distributed(odd, { ToleratedFailureCount: 2 })), items);
  expect(some).toMatchObject({ status: "SUCCEEDED" });
  const { outcome, types } = await observe(
    machine(distributed(odd, { ToleratedFailurePercentage: 49 })),
    items,
  );
  expect(outcome).toEqual({
    status: "FAILED",
    error: "States.ExceedToleratedFailureThreshold",
    cause: "The specified tolerated failure threshold was exceeded",
  });
  expect(types.slice(-3)).toEqual(["MapRunFailed", "MapStateFailed", "ExecutionFailed"]);
});

test("States.Runtime in a child is one failure among others", async () => {
  const broken: Enter = (input, $$) => {
    $$.enter("Pass", "Broken", input);
    throw new StatesError("States.Runtime", "No.");
  };
  const outcome = await run(machine(distributed(broken)), [1]);
  expect(outcome).toMatchObject({ error: "States.ExceedToleratedFailureThreshold" });
});

test("limits are checked after the Map has started and before the run", async () => {
  const { outcome, types } = await observe(
    machine(distributed(echo, { ToleratedFailurePercentage: 100.1 })),
    [1],
  );
  expect(outcome).toMatchObject({
    cause:
      "An error occurred while executing the state 'Each' (entered at the event id #2). ToleratedFailurePercentage must be between 0 and 100.",
  });
  expect(types).toEqual([
    "ExecutionStarted",
    "MapStateEntered",
    "MapStateStarted",
    "ExecutionFailed",
  ]);
});

test("results are written, with Tasks in the children", async () => {
  const objects: Record<string, string> = {};
  const writing = distributed(($) => invoke("Work", lambda("work"), $), {
    MaxConcurrency: 1,
    ResultWriter: {
      Resource: "arn:aws:states:::s3:putObject",
      Parameters: () => ({ Bucket: "out", Prefix: "p" }),
    },
  });
  const outcome = await run(machine(writing, [task("Work")]), [1, 2], {
    objects,
    tasks: { work: async (n: number) => n * 2 },
    random: () => 0,
  });
  expect(outcome).toMatchObject({
    status: "SUCCEEDED",
    output: { ResultWriterDetails: { Bucket: "out" } },
  });
  const [written] = Object.entries(objects).filter(([key]) => key.includes("SUCCEEDED"));
  expect(JSON.parse(written?.[1] ?? "[]")).toMatchObject([{ Output: "2" }, { Output: "4" }]);
});
