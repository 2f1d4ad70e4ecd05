import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lambda, startSite, type Site } from "./deploy-machine.js";
import { isInstalled, stackTitle } from "./stack/index.js";

let site: Site;

const levels = ["none", "claim", "checkpoint"] as const;
const ways = [
  ["exits", "exit", {}],
  ["needs too much memory", "fill", { memoryMb: 24 }],
  ["outlasts its function", "hang", { timeoutMs: 3000 }],
] as const;

/** What the service says of each. */
const errors = {
  exit: "Runtime.ExitError",
  fill: "Runtime.ExitError",
  hang: "Sandbox.Timedout",
};

/** A Task that misbehaves in its first attempt, as the input tells. */
const misbehaving = {
  Type: "Task",
  Resource: lambda("misbehave"),
  Parameters: { "attempt.$": "$$.State.RetryCount", "how.$": "$.how" },
};
const again = { ErrorEquals: ["Runtime.ExitError", "Sandbox.Timedout"], IntervalSeconds: 1 };

const linear = {
  StartAt: "Work",
  States: {
    Work: { ...misbehaving, Retry: [again], Next: "After" },
    After: { Type: "Task", Resource: lambda("echo"), End: true },
  },
};

const branches = {
  StartAt: "Both",
  States: {
    Both: {
      Type: "Parallel",
      Branches: [
        { StartAt: "Work", States: { Work: { ...misbehaving, Retry: [again], End: true } } },
        {
          StartAt: "Other",
          States: { Other: { ...misbehaving, Next: "Never" }, Never: { Type: "Pass", End: true } },
        },
      ],
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "Caught" }],
      End: true,
    },
    Caught: { Type: "Pass", Parameters: { "error.$": "$.Error" }, Next: "After" },
    After: { Type: "Task", Resource: lambda("echo"), End: true },
  },
};

const caught = {
  StartAt: "Work",
  States: {
    Work: {
      ...misbehaving,
      TimeoutSeconds: 1,
      Catch: [{ ErrorEquals: ["States.Timeout"], ResultPath: "$.error", Next: "Late" }],
      End: true,
    },
    Late: { Type: "Task", Resource: lambda("echo"), End: true },
  },
};

describe.skipIf(!isInstalled)(stackTitle("failures of functions"), { timeout: 60_000 }, () => {
  beforeAll(async () => {
    site = await startSite();
  });

  afterAll(() => site.stop());

  describe.each(ways)("a handler that %s is tried again", (_title, how, options) => {
    test.each(levels)("%s", (dedupe) =>
      site.use(
        linear,
        { name: "Crashing", dedupe, functions: { misbehave: options } },
        (machine) => {
          const Work = [{ error: errors[how] }, { output: { attempt: 1 } }];
          const After = [{ output: { attempt: 1 } }];
          return machine.endsAsLocally({ how }, { mock: { Work, After } });
        },
      ),
    );
  });

  test.each(levels)(
    "one in a branch fails the Parallel, whose other branch is left: %s",
    (dedupe) =>
      site.use(branches, { name: "Leaving", dedupe }, async (machine) => {
        const execution = await machine.start({ how: "exit" });
        expect(await site.outcome(execution)).toEqual({
          status: "SUCCEEDED",
          output: { error: "Runtime.ExitError" },
        });
        await site.stack.idle();
        // Where calls have failed it may be told twice: the same.
        const told = (await site.told(execution)).map((outcome) => JSON.stringify(outcome));
        expect(new Set(told).size).toBe(1);
      }),
  );

  test("a handler that hangs is over after TimeoutSeconds, and is told by its signal", () =>
    site.use(caught, { name: "Hanging", dedupe: "claim" }, async (machine) => {
      await machine.endsAsLocally(
        { how: "hang" },
        {
          mock: {
            Work: [{ hang: true }],
            Late: [{ output: { how: "hang", error: { Error: "States.Timeout", Cause: "" } } }],
          },
        },
      );
      expect(site.stack.logs(machine.functionName("misbehave"))).toContain("aborted");
    }));

  test("a function that is throttled for a while", () =>
    site.use(linear, { name: "Throttled", dedupe: "claim" }, async (machine) => {
      let left = 4;
      site.stack.setFaults(({ functionName }) => ({
        isThrottled: functionName === machine.functionName("echo") && left-- > 0,
      }));
      await machine.endsAsLocally({ how: "work" });
      expect(left).toBeLessThan(0);
      site.stack.setFaults(undefined);
    }));

  test.each(["claim", "checkpoint"] as const)("every message comes three times: %s", (dedupe) =>
    site.use(branches, { name: "Repeated", dedupe }, async (machine) => {
      site.stack.setFaults(({ functionName }) => ({
        duplicates: functionName.startsWith("Repeated") ? 2 : 0,
      }));
      const execution = await machine.start({ how: "work" });
      expect(await site.outcome(execution)).toEqual({
        status: "SUCCEEDED",
        output: [{ attempt: 0 }, { attempt: 0 }],
      });
      await site.stack.idle();
      site.stack.setFaults(undefined);
      expect(await site.told(execution)).toHaveLength(1);
    }),
  );
});
