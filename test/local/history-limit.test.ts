import { expect, test } from "vitest";
import { load } from "../../compiler/index.js";
import { run, type HistoryEvent, type RunOptions } from "../../local/index.js";

const pass = { StartAt: "Only", States: { Only: { Type: "Pass", End: true } } };

/** From one control state to the next, for ever. */
const loop = {
  StartAt: "Again",
  States: {
    Again: { Type: "Pass", Next: "IsDone" },
    IsDone: {
      Type: "Choice",
      Choices: [{ Variable: "$.done", IsPresent: true, Next: "Done" }],
      Default: "Again",
    },
    Done: { Type: "Succeed" },
  },
};

async function ran(definition: object, options: RunOptions, input: object = {}) {
  const events: HistoryEvent[] = [];
  const machine = await load(definition, { name: "Machine" });
  const onEvent = (event: HistoryEvent): void => void events.push(event);
  const outcome = await run(machine, { ...input }, { onEvent, ...options });
  return { outcome, ids: events.map(({ id }) => id), last: events.at(-1) };
}

function full(limit: number) {
  const cause = `The execution reached the maximum number of history events (${limit}).`;
  return { error: "States.Runtime", cause };
}

test("an execution may end with its last event", async () => {
  expect(await ran(pass, { historyLimit: 4 })).toMatchObject({
    outcome: { status: "SUCCEEDED", output: {} },
    ids: [1, 2, 3, 4],
  });
});

test.each([2, 3, 10, 1001])("a loop of control states ends with event %i", async (historyLimit) => {
  const { outcome, ids, last } = await ran(loop, { historyLimit });
  expect(outcome).toEqual({ status: "FAILED", ...full(historyLimit) });
  expect(ids).toEqual(Array.from({ length: historyLimit }, (_, index) => index + 1));
  expect(last).toMatchObject({
    type: "ExecutionFailed",
    executionFailedEventDetails: full(historyLimit),
  });
});

test("a loop ends where nobody listens", async () => {
  const machine = await load(loop, { name: "Machine" });
  expect(await run(machine, {}, { historyLimit: 25_000 })).toEqual({
    status: "FAILED",
    ...full(25_000),
  });
});

test("no Task begins that has no room", async () => {
  const definition = {
    StartAt: "Work",
    States: {
      Work: {
        Type: "Task",
        Resource: "arn:aws:lambda:us-east-1:123456789012:function:work",
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "Work" }],
        End: true,
      },
    },
  };
  // The first event, then five for each visit.
  for (const [historyLimit, calls] of [
    [12, 2],
    [13, 2],
    [14, 3],
  ] as const) {
    const called: number[] = [];
    const work = (): never => {
      called.push(1);
      throw new Error("Again");
    };
    const { outcome } = await ran(definition, { historyLimit, tasks: { work } });
    expect({ outcome, calls: called.length }).toEqual({
      outcome: { status: "FAILED", ...full(historyLimit) },
      calls,
    });
  }
});

test("a branch that never ends is caught by nobody", async () => {
  const definition = {
    StartAt: "Both",
    States: {
      Both: {
        Type: "Parallel",
        Branches: [pass, loop],
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "Caught" }],
        End: true,
      },
      Caught: { Type: "Pass", End: true },
    },
  };
  const { outcome } = await ran(definition, { historyLimit: 50 });
  expect(outcome).toEqual({ status: "FAILED", ...full(50) });
});

test("a child execution has a history of its own", async () => {
  const definition = {
    StartAt: "Each",
    States: {
      Each: {
        Type: "Map",
        ItemsPath: "$.items",
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
          ...loop,
        },
        ToleratedFailureCount: 1,
        End: true,
      },
    },
  };
  const { outcome } = await ran(
    definition,
    { historyLimit: 50 },
    { items: [{ done: true }, {}, { done: true }] },
  );
  expect(outcome).toMatchObject({
    status: "SUCCEEDED",
    output: [{ done: true }, { Error: "States.Runtime", Cause: full(50).cause }, { done: true }],
  });
});
