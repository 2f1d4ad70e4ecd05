import { onDelayed, onFailure } from "../invoker.js";
import { awsPorts } from "./aws-ports.js";
import * as control from "./control.js";
import { receiveDelayed } from "./delay-queue.js";
import { receiveFailures } from "./failure-queue.js";
import { keepHistory } from "./history/index.js";
import { log } from "./log.js";
import type { Batch, BatchAnswer } from "./sqs-batch.js";
import { broughtBack, type TokenRequest } from "./token-requests.js";

/** What the function can be called for directly, by AWS's names and with AWS's fields. */
interface Request extends TokenRequest {
  readonly stopExecution?: {
    readonly executionArn: string;
    readonly error?: string;
    readonly cause?: string;
  };
  readonly describeExecution?: { readonly executionArn: string };
}

// It ends executions too: `stopExecution`.
keepHistory();

/**
 * The function between functions, one for every machine: it consumes the delay queue and the failure queue, and takes callbacks.
 * It knows no machine: what it gets says where it goes.
 */
export async function handler(event: Batch | Request, context: unknown): Promise<unknown> {
  if ("Records" in event) return consumed(event, context);
  return requested(event);
}

function consumed(batch: Batch, context: unknown): Promise<BatchAnswer> {
  const ports = awsPorts();
  ports.delivery(context);
  const { failures } = ports.settings;
  const source = (batch.Records[0] as { readonly eventSourceARN?: string }).eventSourceARN;
  if (source !== undefined && source === failures)
    return receiveFailures(batch, (failed) => {
      log("WARN", { message: `A call of ${failed.to} has failed.`, error: failed.error });
      return onFailure(ports, failed);
    });
  if (ports.settings.delays === undefined) throw new Error(`Nobody expects messages of ${source}.`);
  return receiveDelayed(batch, ports.clock, (delayed) => onDelayed(ports, delayed));
}

async function requested(request: Request): Promise<unknown> {
  const { describeExecution, stopExecution } = request;
  const brought = broughtBack(request);
  if (brought) return brought;
  if (stopExecution) {
    const { executionArn, ...failure } = stopExecution;
    return control.stopExecution(executionArn, failure);
  }
  if (describeExecution) return control.describeExecution(describeExecution.executionArn);
  const known =
    "sendTaskSuccess, sendTaskFailure, sendTaskHeartbeat, stopExecution, describeExecution";
  throw new TypeError(`A batch of a queue was expected, or one of ${known}.`);
}
