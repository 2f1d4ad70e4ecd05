import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seededRandom } from "../../runtime/ports/memory.js";
import { lambda, startSite, type DeployedMachine, type Site } from "./deploy-machine.js";
import { isInstalled, randomFaults, stackTitle } from "./stack/index.js";

let site: Site;

const crashed = {
  ErrorEquals: ["Runtime.ExitError"],
  IntervalSeconds: 1,
  BackoffRate: 1,
  MaxAttempts: 10,
};
function task(handler: "double" | "increment", next: object): object {
  return { Type: "Task", Resource: lambda(handler), Retry: [crashed], ...next };
}
const machine = {
  StartAt: "First",
  States: {
    First: task("increment", { Next: "Both" }),
    Both: {
      Type: "Parallel",
      Branches: [
        { StartAt: "More", States: { More: task("increment", { End: true }) } },
        {
          StartAt: "Twice",
          States: {
            Twice: task("double", { Next: "Rest" }),
            Rest: { Type: "Wait", Seconds: 1, End: true },
          },
        },
      ],
      ResultSelector: { "n.$": "States.MathAdd($[0].n, $[1].n)" },
      Next: "Last",
    },
    Last: task("increment", { End: true }),
  },
};

/** Starts an execution by its name until somebody has heard of it, as whoever loses an answer does. */
async function started(deployed: DeployedMachine, n: number): Promise<string> {
  for (;;) {
    try {
      return await deployed.start({ n }, `order-${n}`);
    } catch (error) {
      if (/ExecutionAlreadyExists/.test(String(error))) {
        return `arn:aws:states:us-east-1:000000000000:execution:Chaos:order-${n}`;
      }
      if (!/Runtime\.ExitError/.test(String(error))) throw error;
    }
  }
}

describe.skipIf(!isInstalled)(stackTitle("chaos"), () => {
  beforeAll(async () => {
    site = await startSite();
  });

  afterAll(() => site.stop());

  test(
    "200 executions whose processes are killed at random: 200 outcomes",
    { timeout: 240_000 },
    async () => {
      const seed = Number(process.env["HEAVISIDE_SEED"] ?? 1);
      const deployed = await site.deploy(machine, { name: "Chaos", dedupe: "claim" });
      const faults = randomFaults({ seed, killed: 0.03, duplicated: 0.03, delayed: 0.05 });
      let kills = 0;
      site.stack.setFaults((delivery) => {
        const fault = faults(delivery);
        if (fault?.killAfterMs !== undefined) kills++;
        return fault;
      });
      const random = seededRandom(seed);
      const executions: string[] = [];
      const lane = async (): Promise<void> => {
        for (let n = executions.length; n < 200; n = executions.length) {
          executions[n] = "";
          executions[n] = await started(deployed, n);
          if (random() < 0.02) site.stack.kill(deployed.functionName("increment"));
        }
      };
      await Promise.all(Array.from({ length: 4 }, lane));
      await site.stack.idle(200_000);
      site.stack.setFaults(undefined);
      const { ready } = await site.stack.messages("dead");
      expect(ready).toEqual([]);
      expect(kills).toBeGreaterThan(10);
      const all = await Promise.all(executions.map((execution) => site.told(execution)));
      expect(all.map(([first]) => first)).toEqual(
        executions.map((_, n) => ({ status: "SUCCEEDED", output: { n: 3 * n + 5 } })),
      );
      // Who is killed when it has told the outcome has it told once more, as it was recorded.
      const repeated = all.filter((told) => told.length > 1);
      expect(repeated.length).toBeLessThan(kills / 2);
      for (const [first, ...others] of repeated)
        for (const other of others) expect(other).toEqual(first);
    },
  );
});
