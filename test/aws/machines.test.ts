import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lambda, startSite, type Site } from "./deploy-machine.js";
import { isInstalled, stackTitle } from "./stack/index.js";

let site: Site;

describe.skipIf(!isInstalled)(stackTitle("machines"), () => {
  beforeAll(async () => {
    site = await startSite();
  });

  afterAll(() => site.stop());

  test("linear: one Invoke a Task, and no write", async () => {
    const machine = await site.deploy(
      {
        StartAt: "First",
        States: {
          First: { Type: "Task", Resource: lambda("double"), Next: "Second" },
          Second: { Type: "Task", Resource: lambda("increment"), Next: "Third" },
          Third: { Type: "Task", Resource: lambda("double"), End: true },
        },
      },
      { name: "Linear" },
    );
    const outcome = await machine.run({ n: 5 });
    expect(outcome).toEqual(await machine.runLocally({ n: 5 }));
    console.log(outcome, site.stack.calls.all(), site.stack.deliveries);
    await machine.remove();
  });
});
