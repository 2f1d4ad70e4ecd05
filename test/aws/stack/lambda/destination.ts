import type { InvocationResult } from "./invocation.js";

/** How an Event invocation ended. */
export interface EventEnd {
  readonly condition: "Success" | "RetriesExhausted" | "EventAgeExceeded";
  /** How often the function was called. */
  readonly invokeCount: number;
  /** Absent when it never ran. */
  readonly result?: InvocationResult;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
export function destinationRecord(
  event: {
    readonly requestId: string;
    readonly payload: string;
    /** With the qualifier that the function was called by, or `$LATEST`. */
    readonly functionArn: string;
    readonly version: string;
  },
  { condition, invokeCount, result }: EventEnd,
): object {
  const { requestId, functionArn, payload, version } = event;
  return {
    version: "1.0",
    timestamp: new Date().toISOString(),
    requestContext: { requestId, functionArn, condition, approximateInvokeCount: invokeCount },
    requestPayload: JSON.parse(payload) as unknown,
    ...(result !== undefined && {
      responseContext: {
        statusCode: 200,
        executedVersion: version,
        ...(result.functionError !== undefined && { functionError: result.functionError }),
      },
      responsePayload: JSON.parse(result.payload || "null") as unknown,
    }),
  };
}
