import { beat, callBack } from "../callback.js";
import type { Failure } from "../errors.js";
import { endOf, executionOf, stopExecution as stop, type Ended } from "../executions.js";
import { awsPorts } from "./aws-ports.js";

// What Step Functions offers beside starting executions, for any process that may use the table and call the functions.

/** Completes the Task that waits for the token (AWS's SendTaskSuccess). Throws `TaskTimedOut`, `InvalidToken`. */
export function sendTaskSuccess(token: string, output: unknown): Promise<void> {
  return callBack(awsPorts(), token, { output });
}

/** Fails the Task that waits for the token (AWS's SendTaskFailure). Both texts are optional. Throws as `sendTaskSuccess` does. */
export function sendTaskFailure(token: string, error?: string, cause?: string): Promise<void> {
  const failure: Failure = {
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
  return callBack(awsPorts(), token, { failure });
}

/** Begins the Task's HeartbeatSeconds anew (AWS's SendTaskHeartbeat). Throws as `sendTaskSuccess` does. */
export function sendTaskHeartbeat(token: string): Promise<void> {
  return beat(awsPorts(), token);
}

/** Ends an execution as ABORTED, unless it has ended (AWS's StopExecution). Needs the dedupe level `claim` or `checkpoint`. */
export function stopExecution(executionArn: string, failure?: Failure): Promise<void> {
  return stop(awsPorts(), executionOf(executionArn), failure);
}

/** How an execution ended, or that it runs. Outcomes are recorded with the dedupe levels `claim` and `checkpoint`. */
export async function describeExecution(executionArn: string): Promise<Ended> {
  return endOf(awsPorts(), executionOf(executionArn));
}
