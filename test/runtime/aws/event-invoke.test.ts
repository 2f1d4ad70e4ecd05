import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { invokerOn, persistent } from "../../../runtime/aws/event-invoke.js";
import { objectsIn } from "../../../runtime/aws/objects.js";
import { payloadsIn } from "../../../runtime/aws/payloads.js";
import { answering, type Answer, type AnsweringServer } from "./answering.js";
import { isInstalled, needed, sdkAt, startFauxqs } from "./stand-ins.js";

describe("handing on", () => {
  let lambda: AnsweringServer;
  let answers: Answer[];
  beforeEach(async () => {
    lambda = await answering(() => answers.shift() ?? { status: 202 });
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await lambda.stop();
  });

  const throttled = {
    status: 429,
    headers: { "x-amzn-ErrorType": "TooManyRequestsException" },
    body: { Reason: "ReservedFunctionConcurrentInvocationLimitExceeded", message: "Slow down" },
  };

  test("an event is handed on without waiting", async () => {
    answers = [];
    const event = '{"heaviside":{"v":1},"data":"ä"}';
    await invokerOn(sdkAt(lambda.url))("pay:live", event);
    expect(lambda.requests).toMatchObject([
      {
        path: "/2015-03-31/functions/pay%3Alive/invocations",
        headers: { "x-amz-invocation-type": "Event" },
        body: event,
      },
    ]);
  });

  test("throttling is tried again, for longer than the SDK does by itself", async () => {
    answers = Array.from({ length: 5 }, () => throttled);
    await invokerOn(sdkAt(lambda.url, persistent))("pay", "{}");
    expect(lambda.requests).toHaveLength(6);
  });

  test("what is no throttling is told at once", async () => {
    const headers = { "x-amzn-ErrorType": "ResourceNotFoundException" };
    answers = [{ status: 404, headers, body: { Message: "Function not found" } }];
    await expect(invokerOn(sdkAt(lambda.url, persistent))("none", "{}")).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
    expect(lambda.requests).toHaveLength(1);
  });

  test("the trace header goes with it, by which Lambda finds recursive loops", async () => {
    const trace = "Root=1-5759e988-bd862e3fe1be46a994272793;Lineage=a87bd80c:1|68fd508a:5";
    vi.stubEnv("AWS_LAMBDA_FUNCTION_NAME", "pay");
    vi.stubEnv("_X_AMZN_TRACE_ID", trace);
    answers = [];
    await invokerOn(sdkAt(lambda.url))("pay", "{}");
    expect(lambda.requests[0]?.headers["x-amzn-trace-id"]).toBe(trace);
  });
});

describe("payloads", () => {
  test.skipIf(!isInstalled)(`a large event is kept in the bucket${needed}`, async () => {
    const fauxqs = await startFauxqs();
    try {
      fauxqs.createBucket("bucket");
      const payloads = payloadsIn(objectsIn(sdkAt(fauxqs.url), { bucket: "bucket" }), 10);
      expect(await payloads.keep("m:e##1", '"ää"')).toBe(false);
      expect(await payloads.keep("m:e##1", '"äääää"')).toBe(true);
      expect(await payloads.kept("m:e##1")).toBe('"äääää"');
      await expect(payloads.kept("m:e##2")).rejects.toMatchObject({ name: "NoSuchKey" });
    } finally {
      await fauxqs.stop();
    }
  });

  test("without a bucket it is an error", async () => {
    const payloads = payloadsIn(undefined, 10);
    expect(await payloads.keep("m:e##1", '"12345678"')).toBe(false);
    await expect(payloads.keep("m:e##1", '"123456789"')).rejects.toMatchObject({
      Error: "Heaviside.CarrierTooLarge",
      Cause: "m:e##1 takes 11 bytes, and without a bucket at most 10 can be kept.",
    });
    await expect(payloads.kept("m:e##1")).rejects.toMatchObject({ Error: "Heaviside.NoBucket" });
  });
});
