import { expect, test } from "vitest";
import { receiveFailures } from "../../../runtime/aws/failure-queue.js";
import type { FailedCall } from "../../../runtime/invoker.js";

const functionArn = "arn:aws:lambda:eu-west-1:123456789012:function:pay";

/** A record as Lambda sends it to an on-failure destination. */
function record(response: object, more: object = {}): string {
  return JSON.stringify({
    version: "1.0",
    timestamp: "2026-01-02T03:04:05.678Z",
    requestContext: {
      requestId: "r-1",
      functionArn: `${functionArn}:$LATEST`,
      condition: "RetriesExhausted",
      approximateInvokeCount: 1,
      ...more,
    },
    requestPayload: { total: 5 },
    ...response,
  });
}

const ended = { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" };

test.each([
  [
    "a process that ended",
    record({
      responseContext: ended,
      responsePayload: { errorType: "Runtime.ExitError", errorMessage: "exit status 1" },
    }),
    "Runtime.ExitError",
    '{"errorType":"Runtime.ExitError","errorMessage":"exit status 1"}',
  ],
  [
    "a function that took too long",
    record({ responseContext: ended, responsePayload: { errorMessage: "Task timed out" } }),
    "Lambda.Unknown",
    'The cause could not be determined because Lambda did not return an error type. Returned payload: {"errorMessage":"Task timed out"}',
  ],
  [
    "a function that was never called",
    record({}, { condition: "EventAgeExceeded" }),
    "Lambda.Unknown",
    'The cause could not be determined because Lambda did not return an error type. Returned payload: {"errorMessage":"EventAgeExceeded"}',
  ],
])("%s", async (_, body, error, cause) => {
  const failed: FailedCall[] = [];
  const batch = { Records: [{ messageId: "m", body }] };
  const take = (each: FailedCall) => Promise.resolve(void failed.push(each));
  expect(await receiveFailures(batch, take)).toEqual({ batchItemFailures: [] });
  expect(failed).toEqual([{ to: functionArn, message: "r-1", event: { total: 5 }, error, cause }]);
});

test("an alias is called again by its name; what fails or is no record comes back", async () => {
  const alias = record({}, { functionArn: `${functionArn}:live` });
  const Records = [alias, "no record", alias].map((body, index) => ({
    messageId: `m${index}`,
    body,
  }));
  const to: string[] = [];
  const take = (failed: FailedCall) =>
    to.push(failed.to) === 2 ? Promise.reject(new Error("throttled")) : Promise.resolve();
  expect(await receiveFailures({ Records }, take)).toEqual({
    batchItemFailures: [{ itemIdentifier: "m1" }, { itemIdentifier: "m2" }],
  });
  expect(to).toEqual([`${functionArn}:live`, `${functionArn}:live`]);
});
