import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { environment } from "../../runtime/aws/environment.js";
import { lambda, startSite, type DeployedMachine, type Site } from "./deploy-machine.js";
import { isInstalled, stackTitle } from "./stack/index.js";

let site: Site;
const levels = ["none", "claim", "checkpoint"] as const;

const waiting = {
  StartAt: "First",
  States: {
    First: { Type: "Task", Resource: lambda("increment"), Next: "Rest" },
    // Three messages of the delay queue.
    Rest: { Type: "Wait", Seconds: 2000, Next: "Pause" },
    Pause: { Type: "Wait", Seconds: 60, Next: "Last" },
    Last: { Type: "Task", Resource: lambda("double"), End: true },
  },
};
const early = { ...waiting, TimeoutSeconds: 600 };

/** Waits until somebody approves, whom a message in a queue tells the token. */
function approved(more: object = {}): object {
  const Ask = {
    Type: "Task",
    Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
    Parameters: { "QueueUrl.$": "$.queue", "MessageBody.$": "$$.Task.Token" },
    ResultPath: "$.approval",
    Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "Last" }],
    Next: "Last",
    ...more,
  };
  const First = { Type: "Task", Resource: lambda("increment"), Next: "Ask" };
  const Last = { Type: "Task", Resource: lambda("increment"), End: true };
  return { StartAt: "First", States: { First, Ask, Last } };
}
const atOnce = {
  StartAt: "Ask",
  States: {
    Ask: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      Parameters: {
        FunctionName: lambda("callBackAtOnce"),
        Payload: { "token.$": "$$.Task.Token" },
      },
      Next: "Last",
    },
    Last: { Type: "Task", Resource: lambda("echo"), End: true },
  },
};

/** Starts an execution of a machine that asks for approval, and gives the token that it tells. */
async function asked(machine: DeployedMachine): Promise<{
  readonly execution: string;
  readonly taskToken: string;
  /** What it gives, but for what it was told. */
  readonly output: { readonly n: number; readonly queue: string };
}> {
  const { name, url } = await site.stack.queue(machine.functionName("approvals"));
  const execution = await machine.start({ n: 1, queue: url });
  for (;;) {
    const { ready } = await site.stack.messages(name);
    const own = ready.find(({ body }) => body.startsWith(execution.split(":").slice(-2).join(":")));
    if (own) return { execution, taskToken: own.body, output: { n: 3, queue: url } };
    await setTimeout(20);
  }
}

describe.skipIf(!isInstalled)(stackTitle("machines that wait, sealed"), { timeout: 60_000 }, () => {
  beforeAll(async () => {
    const key = Buffer.alloc(32, 7).toString("base64");
    // Ten minutes take a second.
    site = await startSite({ timeScale: 600, environment: { [environment.key]: key } });
    await site.deployBare("approve");
  });

  afterAll(() => site.stop());

  test.concurrent.each(levels)("longer than a queue can: %s", (dedupe) =>
    site.use(waiting, { name: `Waiting${dedupe}`, dedupe }, async (machine) => {
      const begin = Date.now();
      await machine.endsAsLocally({ n: 1 });
      expect(Date.now() - begin).toBeGreaterThan(3400);
    }),
  );

  test.concurrent("for longer than the execution may last", () =>
    site.use(early, { name: "Early", dedupe: "claim" }, (machine) =>
      machine.endsAsLocally({ n: 1 }),
    ),
  );

  test.each(levels)("for a callback of another process: %s", (dedupe) =>
    site.use(approved(), { name: "Approved", dedupe }, async (machine) => {
      const { execution, output, taskToken } = await asked(machine);
      const { functionError } = await site.stack.invoke("approve", { token: taskToken });
      expect(functionError).toBeUndefined();
      expect(await site.outcome(execution)).toEqual({
        status: "SUCCEEDED",
        output: { ...output, approval: { approved: true } },
      });
      await expect(site.ask({ sendTaskSuccess: { taskToken, output: "{}" } })).rejects.toThrow(
        "TaskTimedOut",
      );
    }),
  );

  test("for a callback through the invoker, which fails it", () =>
    site.use(approved(), { name: "Refused" }, async (machine) => {
      const { execution, output, taskToken } = await asked(machine);
      await expect(
        site.ask({ sendTaskFailure: { taskToken: `${taskToken}x`, error: "No" } }),
      ).rejects.toThrow("InvalidToken");
      await site.ask({ sendTaskFailure: { taskToken, error: "Refused", cause: "Too dear" } });
      expect(await site.outcome(execution)).toEqual({
        status: "SUCCEEDED",
        output: { ...output, error: { Error: "Refused", Cause: "Too dear" } },
      });
    }));

  test.each(levels)("for a callback that comes before the Task has returned: %s", (dedupe) =>
    site.use(atOnce, { name: "AtOnce", dedupe }, async (machine) => {
      expect(await machine.run({})).toEqual({ status: "SUCCEEDED", output: { approved: true } });
    }),
  );

  test.concurrent("for a heartbeat that does not come", () =>
    site.use(
      approved({ HeartbeatSeconds: 1200 }),
      { name: "Lost", dedupe: "claim" },
      async (machine) => {
        const { execution, output } = await asked(machine);
        expect(await site.outcome(execution)).toEqual({
          status: "SUCCEEDED",
          output: { ...output, error: { Error: "States.Timeout", Cause: "" } },
        });
      },
    ),
  );

  test.concurrent("with heartbeats, longer than one lasts", () =>
    site.use(
      approved({ HeartbeatSeconds: 3600 }),
      { name: "Beating", dedupe: "claim" },
      async (machine) => {
        const { execution, output, taskToken } = await asked(machine);
        // 6 seconds are 3600 for it.
        for (let beats = 0; beats < 3; beats++) {
          await setTimeout(2500);
          await site.ask({ sendTaskHeartbeat: { taskToken } });
        }
        await site.ask({ sendTaskSuccess: { taskToken, output: "5" } });
        expect(await site.outcome(execution)).toEqual({
          status: "SUCCEEDED",
          output: { ...output, approval: 5 },
        });
      },
    ),
  );

  test("a carrier that somebody else made is refused", () =>
    site.use(waiting, { name: "Forged" }, async (machine) => {
      const heaviside = { v: 1, x: "Forged:by-hand", t: Date.now(), s: "Last", n: 0, e: 1 };
      const forged = { heaviside, data: { n: 1 } };
      const name = machine.functionName("double");
      expect(await site.stack.invoke(name, forged)).toMatchObject({
        functionError: "Unhandled",
        payload: { errorType: "Heaviside.NoSeal" },
      });
      await site.stack.invoke(name, { ...forged, seal: "AAAA" }, { type: "Event" });
      await site.stack.idle();
      const arn = "arn:aws:states:us-east-1:000000000000:execution:Forged:by-hand";
      expect(await site.told(arn)).toEqual([]);
    }));

  test("an execution that is stopped: its callback is too late", () =>
    site.use(approved(), { name: "Stopped", dedupe: "claim" }, async (machine) => {
      const { execution: executionArn, taskToken } = await asked(machine);
      expect(await site.ask({ describeExecution: { executionArn } })).toEqual({
        status: "RUNNING",
      });
      await site.ask({ stopExecution: { executionArn, error: "Enough", cause: "Of it" } });
      const aborted = { status: "ABORTED", error: "Enough", cause: "Of it" };
      expect(await site.outcome(executionArn)).toEqual(aborted);
      await site.ask({ sendTaskSuccess: { taskToken, output: "5" } });
      await site.stack.idle();
      expect(await site.told(executionArn)).toEqual([aborted]);
      expect(await site.ask({ describeExecution: { executionArn } })).toEqual(aborted);
    }));
});
