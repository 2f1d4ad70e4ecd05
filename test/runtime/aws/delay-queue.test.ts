import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { receiveDelayed, scheduleIn } from "../../../runtime/aws/delay-queue.js";
import { eventBytes } from "../../../runtime/aws/payloads.js";
import type { Sdk } from "../../../runtime/aws/sdk.js";
import { onDelayed } from "../../../runtime/invoker.js";
import { memoryPorts } from "../../../runtime/ports/memory.js";
import type { Ports } from "../../../runtime/ports/ports.js";
import type { Batch, BatchAnswer } from "../../../runtime/aws/sqs-batch.js";
import { isInstalled, needed, sdkAt, startFauxqs, type Fauxqs } from "./stand-ins.js";

describe.skipIf(!isInstalled)(`the delay queue${needed}`, () => {
  let fauxqs: Fauxqs;
  let sdk: Sdk;
  let queueUrl: string;
  let schedule: Ports["schedule"];
  let receive: (...Records: Batch["Records"]) => Promise<BatchAnswer>;
  let now: number;
  let slept: number[];
  let invoked: (readonly [to: string, event: string])[];
  let isBroken: boolean;

  beforeAll(async () => {
    fauxqs = await startFauxqs();
    sdk = sdkAt(fauxqs.url);
  });
  afterAll(() => fauxqs.stop());
  beforeEach(({ task }) => {
    ({ queueUrl } = fauxqs.createQueue(task.id));
    now = 1_700_000_000_000;
    slept = [];
    invoked = [];
    isBroken = false;
    const clock = {
      now: () => now,
      advance: () => false,
      after(milliseconds: number, job: () => void) {
        slept.push(milliseconds);
        now += milliseconds;
        job();
        return () => undefined;
      },
    };
    const invoke = (to: string, event: string) => {
      if (isBroken) return Promise.reject(new Error("throttled"));
      invoked.push([to, event]);
      return Promise.resolve();
    };
    schedule = scheduleIn(sdk, { queueUrl, clock, invoke });
    const ports = { ...memoryPorts(), clock, invoke, schedule };
    receive = (...Records) =>
      receiveDelayed({ Records }, clock, (delayed) => onDelayed(ports, delayed));
  });

  const messages = () =>
    fauxqs.inspectQueue(queueUrl.split("/").at(-1) ?? "")?.messages ?? { ready: [], delayed: [] };
  /** In how many seconds SQS gives each message out, and its text. */
  const delayed = () =>
    messages().delayed.map(({ body, delayUntil = 0 }) => ({
      body,
      seconds: Math.round((delayUntil - Date.now()) / 1000),
    }));
  const record = (body: string, messageId = "m") => ({ messageId, body });

  test.each([
    ["whole seconds", 5000, 5],
    ["no earlier than it is due", 4001, 5],
    ["as long as SQS can", 900_000, 900],
    ["as long as SQS can, for a year", 365 * 86_400_000, 900],
  ])("holds an event back: %s", async (_, left, seconds) => {
    await schedule("pay", '{"a":1}', now + left);
    expect(delayed()).toEqual([{ body: expect.stringContaining('{"a":1}'), seconds }]);
    expect(invoked).toEqual([]);
  });

  test.each([0, -1000])("hands on at once what is due: %i ms", async (left) => {
    await schedule("pay", "{}", now + left);
    expect(invoked).toEqual([["pay", "{}"]]);
    expect(delayed()).toEqual([]);
  });

  test("sends again what is not due, until it is", async () => {
    await schedule("pay", '{"a":"\\n"}', now + 2_000_000);
    const [first] = delayed();
    for (const seconds of [900, 200]) {
      now += 900_000;
      expect(await receive(record(first?.body ?? ""))).toEqual({
        batchItemFailures: [],
      });
      expect(delayed().at(-1)).toEqual({ body: first?.body, seconds });
    }
    now += 200_000;
    await receive(record(first?.body ?? ""));
    expect(invoked).toEqual([["pay", '{"a":"\\n"}']]);
    expect(delayed()).toHaveLength(3);
  });

  test("waits itself when it is only a moment", async () => {
    await schedule("pay", "{}", now + 5000);
    now += 4990;
    await receive(record(delayed()[0]?.body ?? ""));
    expect(slept).toEqual([10]);
    expect(invoked).toEqual([["pay", "{}"]]);
  });

  test("what could not be handed on comes back, and nothing else", async () => {
    await schedule("pay", "1", now + 1000);
    await schedule("pay", "2", now + 100_000);
    const Records = delayed().map(({ body }, index) => record(body, `m${index}`));
    now += 1000;
    isBroken = true;
    expect(await receive(...Records)).toEqual({
      batchItemFailures: [{ itemIdentifier: "m0" }],
    });
    expect(delayed()).toHaveLength(3);
  });

  test("carries whatever JSON can hold, in the largest event that is not kept elsewhere", async () => {
    const hard = JSON.stringify({ text: '\u0000\t\n"\\\u2028\uD800\uFFFE\uFFFFä' });
    await schedule("pay", hard, now + 1000);
    await schedule("pay", `"${"x".repeat(eventBytes - 2)}"`, now + 1000);
    const Records = delayed().map(({ body }) => record(body));
    now += 1000;
    await receive(...Records);
    expect(invoked.map(([, event]) => JSON.parse(event) as unknown)).toEqual([
      JSON.parse(hard),
      "x".repeat(eventBytes - 2),
    ]);
  });
});
