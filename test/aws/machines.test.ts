import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lambda, startSite, type Site } from "./deploy-machine.js";
import { isInstalled, stackTitle } from "./stack/index.js";

let site: Site;

const levels = ["none", "claim", "checkpoint"] as const;

/** Definitions. */
const linear = {
  StartAt: "First",
  States: {
    First: { Type: "Task", Resource: lambda("double"), Next: "Second" },
    Second: { Type: "Task", Resource: lambda("increment"), Next: "Third" },
    Third: { Type: "Task", Resource: lambda("double"), End: true },
  },
};
const loop = {
  StartAt: "Count",
  States: {
    Count: { Type: "Task", Resource: lambda("increment"), Next: "IsEnough" },
    IsEnough: {
      Type: "Choice",
      Choices: [{ Variable: "$.n", NumericLessThan: 40, Next: "Count" }],
      Default: "Enough",
    },
    Enough: { Type: "Succeed" },
  },
};
const retrying = {
  StartAt: "Try",
  States: {
    Try: {
      Type: "Task",
      Resource: lambda("tryHard"),
      Parameters: { "attempt.$": "$$.State.RetryCount", "until.$": "$.until" },
      Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 2, MaxAttempts: 3 }],
      Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "GiveUp" }],
      End: true,
    },
    GiveUp: { Type: "Pass", End: true },
  },
};
const parallel = {
  StartAt: "Fork",
  States: {
    Fork: {
      Type: "Parallel",
      Branches: [
        { StartAt: "Nothing", States: { Nothing: { Type: "Pass", End: true } } },
        {
          StartAt: "One",
          States: { One: { Type: "Task", Resource: lambda("increment"), End: true } },
        },
        {
          StartAt: "Two",
          States: {
            Two: { Type: "Task", Resource: lambda("increment"), Next: "Rest" },
            Rest: { Type: "Wait", Seconds: 3, Next: "Three" },
            Three: { Type: "Task", Resource: lambda("double"), End: true },
          },
        },
      ],
      Next: "Sum",
    },
    Sum: {
      Type: "Pass",
      Parameters: { "n.$": "States.ArrayLength($)", "all.$": "$" },
      Next: "Last",
    },
    Last: { Type: "Task", Resource: lambda("increment"), End: true },
  },
};
const nested = {
  StartAt: "Each",
  States: {
    Each: {
      Type: "Map",
      ItemsPath: "$.items",
      ItemSelector: { "n.$": "$$.Map.Item.Value", "index.$": "$$.Map.Item.Index" },
      MaxConcurrency: 2,
      ItemProcessor: {
        StartAt: "Both",
        States: {
          Both: {
            Type: "Parallel",
            Branches: [
              {
                StartAt: "More",
                States: { More: { Type: "Task", Resource: lambda("increment"), End: true } },
              },
              {
                StartAt: "Twice",
                States: { Twice: { Type: "Task", Resource: lambda("double"), End: true } },
              },
            ],
            End: true,
          },
        },
      },
      End: true,
    },
  },
};
const map = {
  StartAt: "Each",
  States: {
    Each: {
      Type: "Map",
      MaxConcurrency: 10,
      ItemProcessor: {
        StartAt: "Work",
        States: { Work: { Type: "Task", Resource: lambda("increment"), End: true } },
      },
      End: true,
    },
  },
};

describe.skipIf(!isInstalled)(stackTitle("machines"), { timeout: 60_000 }, () => {
  beforeAll(async () => {
    site = await startSite();
  });

  afterAll(() => site.stop());

  test("linear: one Invoke a Task, no write, and at most 150 bytes beside the data", () =>
    site.use(linear, { name: "Linear" }, async (machine) => {
      site.stack.calls.reset();
      await machine.endsAsLocally({ n: 5 });
      expect(site.stack.calls.of("lambda").calls).toBe(3);
      expect(site.stack.calls.of("dynamodb").calls).toBe(0);
      // The outcome.
      expect(site.stack.calls.of("sqs").calls).toBe(1);
      const events = site.stack.deliveries.filter(({ type }) => type === "Event");
      expect(events).toHaveLength(3);
      for (const { payload } of events) {
        const { data } = JSON.parse(payload) as { readonly data: unknown };
        expect(payload.length - JSON.stringify(data).length).toBeLessThanOrEqual(150);
      }
    }));

  test.each(levels)("a loop of 40 hops: %s", (dedupe) =>
    site.use(loop, { name: "Loop", dedupe }, (machine) => machine.endsAsLocally({ n: 0 })),
  );

  test("retry with delay", () =>
    site.use(retrying, { name: "Retrying" }, async (machine) => {
      const begin = Date.now();
      await machine.endsAsLocally({ until: 2 });
      // 2 and 4 seconds, which pass 20 times as fast.
      expect(Date.now() - begin).toBeGreaterThan(300);
    }));

  test("catch", () =>
    site.use(retrying, { name: "Caught", dedupe: "claim" }, (machine) =>
      machine.endsAsLocally({ until: 9 }),
    ));

  test.each(levels)("branches of different lengths: %s", (dedupe) =>
    site.use(parallel, { name: "Branches", dedupe }, (machine) => machine.endsAsLocally({ n: 1 })),
  );

  test.each(levels)("Parallel in a Map: %s", (dedupe) =>
    site.use(nested, { name: "Nested", dedupe }, (machine) =>
      machine.endsAsLocally({ items: [1, 2, 3, 4, 5] }),
    ),
  );

  test("a Map of 500 items, ten at a time", () =>
    site.use(
      map,
      { name: "Large", functions: { increment: { maxInstances: 10 } } },
      async (machine) => {
        const items = Array.from({ length: 500 }, (_, n) => ({ n }));
        const before = site.stack.deliveries.length;
        await machine.endsAsLocally(items);
        const calls = site.stack.deliveries.slice(before).filter(({ type }) => type === "Event");
        expect(calls).toHaveLength(500);
      },
    ));
});
