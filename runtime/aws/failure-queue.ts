import type { FailedCall } from "../invoker.js";
import { functionFailure } from "./function-failure.js";
import { batchAnswer, type Batch, type BatchAnswer } from "./sqs-batch.js";

/** Takes a batch of the queue that is the on-failure destination of Task functions. */
export function receiveFailures(
  batch: Batch,
  take: (failed: FailedCall) => Promise<void>,
): Promise<BatchAnswer> {
  return batchAnswer(batch, (body) => take(failedCall(JSON.parse(body) as FailureRecord)));
}

/** What Lambda tells of an asynchronous call that failed; without a response where the function was never called. */
interface FailureRecord {
  readonly requestContext: {
    readonly requestId: string;
    /** With the version or alias that was called. */
    readonly functionArn: string;
    /** `RetriesExhausted`, `EventAgeExceeded`. */
    readonly condition: string;
  };
  readonly requestPayload: unknown;
  readonly responsePayload?: unknown;
}

/** Error and cause are those of `lambda:invoke`; where there was no call, the cause tells why. */
function failedCall({
  requestContext,
  requestPayload,
  responsePayload,
}: FailureRecord): FailedCall {
  const { condition, functionArn, requestId } = requestContext;
  const payload = JSON.stringify(responsePayload ?? { errorMessage: condition });
  return {
    to: functionArn.replace(/:\$LATEST$/, ""),
    message: requestId,
    event: requestPayload,
    ...functionFailure(payload, payload),
  };
}
