import { describe, expect, test } from "vitest";
import type { Json } from "../../local/index.js";
import { run } from "../../local/index.js";
import { memoryPorts } from "../../runtime/ports/memory.js";
import { deployed, execute, now, stateOf, type Handlers } from "./functions.js";

// Where branches meet. Without claims of every slot a repeated message repeats its work, but a join happens once: what comes
// after it is handed over once, whatever arrives twice or in another order before it.

const task = (name: string, fields: object = {}) => ({
  ...{ Type: "Task", Resource: `arn:aws:lambda:eu-west-1:123456789012:function:${name}` },
  ...("Next" in fields ? fields : { End: true, ...fields }),
});
const scope = (States: { readonly [name: string]: object }) => ({
  StartAt: Object.keys(States)[0],
  States,
});
const seeds = Array.from({ length: 40 }, (_, seed) => seed);

interface Meeting {
  readonly title: string;
  readonly definition: object;
  readonly input: Json;
  /** The same for the same input: a repeated attempt is no other. */
  readonly handlers: Handlers;
}

const meetings: readonly Meeting[] = [
  {
    title: "a Map in the branch of a Parallel, three items at a time",
    definition: scope({
      Begin: task("begin", { ResultPath: "$.begun", Next: "Both" }),
      Both: {
        Type: "Parallel",
        Branches: [
          scope({
            Each: {
              Type: "Map",
              ItemsPath: "$.items",
              MaxConcurrency: 3,
              ItemProcessor: scope({
                A: task("a", { Next: "Pause" }),
                Pause: { Type: "Wait", Seconds: 2, Next: "B" },
                B: task("b"),
              }),
              End: true,
            },
          }),
          scope({ C: task("c") }),
        ],
        Next: "After",
      },
      After: task("after"),
    }),
    input: { items: Array.from({ length: 12 }, (_, index) => index) },
    handlers: (state, input) => (state === "After" || state === "Begin" ? input : [state, input]),
  },
  {
    title: "a Parallel in every item of a Map",
    definition: scope({
      Each: {
        Type: "Map",
        ItemProcessor: scope({
          Both: {
            Type: "Parallel",
            Branches: [
              scope({ A: task("a") }),
              scope({ B: task("b", { Next: "C" }), C: task("c") }),
            ],
            End: true,
          },
        }),
        Next: "After",
      },
      After: task("after"),
    }),
    input: [1, 2, 3, 4, 5],
    handlers: (state, input) => (state === "After" ? input : [state, input]),
  },
  {
    title: "items that fail: the Map's Catch is entered once, the siblings stop",
    definition: scope({
      Each: {
        Type: "Map",
        MaxConcurrency: 4,
        ItemProcessor: scope({ A: task("a", { Next: "B" }), B: task("b") }),
        Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$[0]", Next: "After" }],
        Next: "Never",
      },
      Never: { Type: "Fail" },
      After: task("after"),
    }),
    input: [1, 2, 3, 4, 5, 6, 7, 8],
    handlers(state, input) {
      if (state === "A" && Number(input) % 3 === 0) throw "odd";
      return input;
    },
  },
  {
    title: "a Parallel that is tried again until it gives up",
    definition: scope({
      Both: {
        Type: "Parallel",
        Branches: [scope({ A: task("a") }), scope({ B: task("b") })],
        Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 2 }],
        Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.e", Next: "After" }],
        Next: "After",
      },
      After: task("after"),
    }),
    input: {},
    handlers(state, input) {
      if (state === "B") throw "no";
      return input;
    },
  },
];

describe.each(meetings.map((meeting) => [meeting.title, meeting] as const))("%s", (_, meeting) => {
  const { definition, input, handlers } = meeting;
  const tasks = handlersOf(handlers);

  test("whatever the order of messages and answers", async () => {
    const each = await deployed(definition);
    const want = await run(each.machine, input, { tasks, now });
    for (const seed of seeds) {
      const { calls, outcomes } = await execute(each, input, handlers, {
        chaos: { seed, reorder: true },
      });
      expect({ seed, outcomes }).toEqual({ seed, outcomes: [want] });
      expect(calls.get("After")).toBe(1);
    }
  });

  test("however often its messages are delivered", async () => {
    const each = await deployed(definition);
    const want = await run(each.machine, input, { tasks, now });
    for (const seed of seeds) {
      const { calls, deliveries, outcomes } = await execute(each, input, handlers, {
        // A hand-over outside of the branches would be a second execution from there.
        chaos: { seed, reorder: true, duplicates: 0.4, spared: ["After", "Begin", "Both"] },
      });
      expect({ seed, outcomes }).toEqual({ seed, outcomes: [want] });
      expect(calls.get("After")).toBe(1);
      expect(deliveries.filter((message) => stateOf(message) === "After")).toHaveLength(1);
    }
  });

  test("when the function that forks is called twice", async () => {
    const each = await deployed(definition);
    const want = await run(each.machine, input, { tasks, now });
    for (const seed of seeds.slice(0, 10)) {
      const { calls, outcomes } = await execute(each, input, handlers, {
        chaos: { seed, reorder: true, duplicates: 0.4, spared: ["After"] },
      });
      expect({ seed, outcomes }).toEqual({ seed, outcomes: [want] });
      expect(calls.get("After")).toBe(1);
    }
  });
});

test("three at a time are three at a time, in any order", async () => {
  const each = await deployed(
    scope({
      Each: {
        Type: "Map",
        MaxConcurrency: 3,
        ItemProcessor: scope({ A: task("a", { Next: "B" }), B: task("b") }),
        End: true,
      },
    }),
  );
  const items = Array.from({ length: 50 }, (_, index) => index);
  for (const seed of seeds.slice(0, 10)) {
    const { calls, waiting } = await execute(each, items, (_, input) => input, {
      chaos: { seed, reorder: true },
    });
    expect(waiting).toBeLessThanOrEqual(3);
    expect(calls.get("B")).toBe(50);
  }
});

test("a repeated end starts no other iteration", async () => {
  const each = await deployed(
    scope({
      Each: {
        Type: "Map",
        MaxConcurrency: 2,
        ItemProcessor: scope({ A: task("a", { Next: "B" }), B: task("b") }),
        End: true,
      },
    }),
  );
  const items = Array.from({ length: 20 }, (_, index) => index);
  for (const seed of seeds.slice(0, 10)) {
    const { calls } = await execute(each, items, (_, input) => input, {
      chaos: { seed, reorder: true, duplicates: 0.5, spared: ["A"] },
    });
    expect(calls.get("A")).toBe(20);
  }
});

test("a fork belongs to the first who makes it, even where a repeated Task gives something else", async () => {
  const each = await deployed(
    scope({
      Begin: task("begin", { Next: "Each" }),
      Each: {
        Type: "Map",
        MaxConcurrency: 2,
        ItemProcessor: scope({
          Which: {
            Type: "Choice",
            Choices: [{ Variable: "$", StringMatches: "*0", Next: "P" }],
            Default: "A",
          },
          P: { Type: "Pass", End: true },
          A: task("a"),
        }),
        Next: "After",
      },
      After: task("after"),
    }),
  );
  const items = (attempt: number) =>
    Array.from({ length: 3 + attempt }, (_, index) => `${attempt}.${index % (attempt + 1)}`);
  for (const seed of seeds) {
    const handlers: Handlers = (state, input, attempt) =>
      state === "Begin" ? items(attempt) : input;
    const { calls, outcomes } = await execute(each, {}, handlers, {
      chaos: { seed, reorder: true, duplicates: 0.5, spared: ["After"] },
    });
    const runs = Array.from({ length: calls.get("Begin") ?? 0 }, (_, index) => items(index + 1));
    expect(outcomes).toHaveLength(1);
    expect(runs.map((output) => ({ status: "SUCCEEDED", output }))).toContainEqual(outcomes[0]);
  }
});

test("when one has failed, the others stop where they end", async () => {
  const each = await deployed(
    scope({
      Each: {
        Type: "Map",
        MaxConcurrency: 2,
        ItemProcessor: scope({ A: task("a") }),
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "After" }],
        End: true,
      },
      After: task("after"),
    }),
  );
  const items = Array.from({ length: 20 }, (_, index) => index);
  const { calls, outcomes } = await execute(each, items, (state, input) => {
    if (state === "A" && input === 0) throw "no";
    return state;
  });
  expect(outcomes).toEqual([{ status: "SUCCEEDED", output: "After" }]);
  expect(calls.get("A")).toBe(2);
});

test("an end reads only about what it starts, not all that waits", async () => {
  const each = await deployed(
    scope({
      Each: { Type: "Map", MaxConcurrency: 3, ItemProcessor: scope({ A: task("a") }), End: true },
    }),
  );
  const items = Array.from({ length: 200 }, (_, n) => ({ n, text: "x".repeat(280) }));
  const read: number[] = [];
  const { outcomes } = await execute(each, items, (_, input) => (input as { n: number }).n, {
    through: (table) => ({
      ...table,
      async get(key) {
        const fields = await table.get(key);
        read.push(JSON.stringify(fields ?? {}).length);
        return fields;
      },
    }),
  });
  expect(outcomes).toEqual([{ status: "SUCCEEDED", output: items.map(({ n }) => n) }]);
  // And what the join needs.
  expect(read.sort((one, other) => one - other).slice(0, -1)).toHaveLength(197);
  expect(read.at(-2)).toBeLessThan(5000);
});

describe("in memory", () => {
  test("the first item, the first holder stay", async () => {
    const { table } = memoryPorts();
    expect(await table.putNew("s", { holder: "a" })).toBeUndefined();
    expect(await table.putNew("s", { holder: "b" })).toEqual({ holder: "a" });
    expect(await table.change("s", "b", { holder: "c" })).toBeUndefined();
    expect(await table.change("s", "a", { holder: "b" })).toBeDefined();
    expect(await table.change("s", "a", { holder: "b", more: "1" })).toBeDefined();
    expect(await table.get("s")).toEqual({ holder: "b", more: "1" });
    expect(await table.getAll(["s", "t"])).toEqual(new Map([["s", { holder: "b", more: "1" }]]));
  });

  test("a set of branches, not a count of them", async () => {
    const { table } = memoryPorts();
    await table.put("f", { fork: "" });
    const fields = { fork: "" };
    expect(await table.add("f", 2)).toEqual({ fields, numbers: new Set([2]), isNew: "yes" });
    expect(await table.add("f", 2)).toEqual({ fields, numbers: new Set([2]), isNew: "no" });
    await table.set("f", { failed: "yes" });
    await table.set("g", { failed: "yes" });
    expect(await table.get("g")).toBeUndefined();
    expect((await table.add("f", 0)).fields).toEqual({ fork: "", failed: "yes" });
  });

  test("the same seed gives the same course of events", async () => {
    const each = await deployed(meetings[0]?.definition ?? {});
    const input = meetings[0]?.input ?? {};
    const chaos = { seed: 3, reorder: true, duplicates: 0.3 };
    const handlers = meetings[0]?.handlers ?? (() => null);
    const [first, second] = [
      await execute(each, input, handlers, { chaos }),
      await execute(each, input, handlers, { chaos }),
    ];
    expect(second.deliveries).toEqual(first.deliveries);
    expect(second.outcomes).toEqual(first.outcomes);
  });
});

/** The handlers as `run` takes them, by state. */
function handlersOf(handlers: Handlers): { readonly [state: string]: (input: unknown) => unknown } {
  const states = ["Begin", "A", "B", "C", "After"];
  return Object.fromEntries(
    states.map((state) => [state, (input: unknown) => handlers(state, input, 1)]),
  );
}
