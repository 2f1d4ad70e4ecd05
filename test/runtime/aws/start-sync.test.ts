import { expect, test } from "vitest";

import { load } from "../../../compiler/index.js";
import type { AwsPorts } from "../../../runtime/aws/aws-ports.js";
import { answered } from "../../../runtime/aws/requests.js";
import { startedToEnd } from "../../../runtime/aws/start-sync.js";
import { recordOutcome } from "../../../runtime/executions.js";
import { memoryPorts, type MemoryPorts } from "../../../runtime/ports/memory.js";
import type { Outcome } from "../../../runtime/ports/ports.js";

const started = {
  executionArn: "arn:aws:states:eu-west-1:123456789012:execution:Orders:o-1",
  name: "o-1",
  startDate: new Date(0),
};
const succeeded = { status: "SUCCEEDED", output: { n: 1 } } satisfies Outcome;

/** An execution that ends after so many milliseconds, on a virtual clock that runs until somebody has waited enough. */
async function waited(ends: number, time: number) {
  const ports = memoryPorts({ dedupe: "claim" });
  ports.clock.after(ends, () => void recordOutcome(ports, "Orders:o-1", succeeded));
  const begin = async () => started;
  const done = startedToEnd(ports, begin, () => time - ports.clock.now());
  return running(
    ports,
    done.then((answer) => ({ ...answer, at: ports.clock.now() })),
  );
}

async function running<T>(ports: MemoryPorts, done: Promise<T>): Promise<T> {
  let isOver = false;
  const over = (): void => void (isOver = true);
  void done.then(over, over);
  while (!isOver) {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    ports.clock.advance();
  }
  return done;
}

test("whoever waits is told soon after the end", async () => {
  for (const ends of [10, 700, 60_000]) {
    const { ended, at, ...more } = await waited(ends, Infinity);
    expect({ ended, more }).toEqual({ ended: succeeded, more: started });
    expect(at - ends).toBeLessThanOrEqual(1000);
  }
});

test("it runs, where there is no time left", async () => {
  const { ended, at } = await waited(60_000, 5000);
  expect(ended).toEqual({ status: "RUNNING" });
  expect(at).toBeLessThanOrEqual(5000);
});

test("nothing is started where ends are not recorded", async () => {
  const begun: string[] = [];
  const begin = async () => (begun.push("started"), started);
  await expect(startedToEnd(memoryPorts(), begin, () => Infinity)).rejects.toMatchObject({
    Error: "Heaviside.NoOutcome",
  });
  expect(begun).toEqual([]);
});

const short = { StartAt: "Only", States: { Only: { Type: "Pass", End: true } } };
const long = {
  StartAt: "Rest",
  States: { Rest: { Type: "Wait", Seconds: 60, Next: "Only" }, ...short.States },
};

test.each([
  ["how it ended", short, { status: "SUCCEEDED", output: '{"n":1}' }],
  ["that it runs, where the function's time is over", long, { status: "RUNNING" }],
])("startSyncExecution is answered with %s", async (_, definition, answer) => {
  const machine = await load(definition, { name: "Orders" });
  const ports = memoryPorts({ dedupe: "claim" });
  const request = { startSyncExecution: { input: { n: 1 }, name: "o-1" } };
  // Nothing of AWS is asked for.
  const asking = answered(ports as unknown as AwsPorts, machine, request, {
    self: "waker",
    remaining: () => 5000 - ports.clock.now(),
  });
  expect(await running(ports, asking)).toMatchObject({ name: "o-1", ...answer });
});
