import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tableOn } from "../../../runtime/aws/table.js";
import { hosted } from "../../../runtime/host.js";
import { memoryPorts, type Message } from "../../../runtime/ports/memory.js";
import { deployed, now } from "../functions.js";
import {
  createTable,
  isInstalled,
  needed,
  sdkAt,
  startDynalite,
  type Dynalite,
} from "./stand-ins.js";

// The flow between functions on the table in DynamoDB, each message delivered twice and all that there are at the same time.

describe.skipIf(!isInstalled)(`forks and joins in DynamoDB${needed}`, () => {
  let dynalite: Dynalite;
  beforeAll(async () => {
    dynalite = await startDynalite();
  });
  afterAll(() => dynalite.stop());

  test.each(["claim", "checkpoint"] as const)("%s", async (dedupe) => {
    const sdk = sdkAt(dynalite.url);
    await createTable(sdk, dedupe);
    const memory = memoryPorts({ start: now.getTime(), dedupe });
    const clock = memory.clock.now;
    const table = tableOn(sdk, { name: dedupe, now: clock, ttlSeconds: 86_400 });
    const host = hosted({ ...memory, table });
    const task = (name: string, more: object) => ({
      ...{ Type: "Task", Resource: `arn:aws:lambda:eu-west-1:123456789012:function:${name}` },
      ...more,
    });
    const { machine, addresses } = await deployed({
      StartAt: "Pack each",
      States: {
        "Pack each": {
          Type: "Map",
          MaxConcurrency: 4,
          ItemProcessor: {
            StartAt: "Pack",
            States: {
              Pack: task("pack", { Next: "Pause" }),
              Pause: { Type: "Wait", Seconds: 1, End: true },
            },
          },
          Next: "Ship",
        },
        Ship: task("ship", { End: true }),
      },
    });
    const calls: string[] = [];
    const functions = new Map(
      Object.values(machine.Tasks()).map((each) => [
        addresses.get(each.Name),
        host.serve(each, (given: unknown) => {
          calls.push(each.Name);
          return each.Name === "Pack" ? [given] : given;
        }),
      ]),
    );
    const wake = host.wake(machine);
    const call = (message: Message) => {
      const called = functions.get(message.self) ?? wake;
      return called(JSON.parse(message.event) as never, message as never);
    };

    const items = Array.from({ length: 14 }, (_, index) => index);
    await host.start(machine, items, { name: "e", self: "waker" });
    do {
      while (memory.messages.length > 0) {
        const messages = memory.messages.splice(0);
        const again = messages.map((message) => ({ ...message, id: `${message.id}-again` }));
        await Promise.all([...messages, ...again].map(call));
      }
    } while (memory.clock.advance());

    expect([...memory.outcomes.values()]).toEqual([
      [{ status: "SUCCEEDED", output: items.map((item) => [item]) }],
    ]);
    expect(calls.filter((name) => name === "Pack")).toHaveLength(items.length);
    expect(calls.filter((name) => name === "Ship")).toHaveLength(1);
  });
});
