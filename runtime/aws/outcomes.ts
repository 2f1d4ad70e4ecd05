import type { Outcome, Ports } from "../ports/ports.js";
import { hash } from "./hash.js";
import { commandOf, type Sdk } from "./sdk.js";
import { sendable } from "./sqs-batch.js";

/** An execution that has ended. */
export interface EndedExecution {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly stopDate: number;
  readonly outcome: Outcome;
}

/**
 * Tells a destination how an execution ended, in the form of the event that EventBridge has of Step Functions: a queue by its
 * URL, a function or an event bus by its ARN. It may be told twice, after a crash: with the same `id`, by which a FIFO queue
 * drops the second. EventBridge gives ids of its own: there `executionArn` is what is the same.
 */
export async function tellOutcome(
  sdk: Sdk,
  destination: string,
  { ended, invoke }: { readonly ended: EndedExecution; readonly invoke: Ports["invoke"] },
): Promise<void> {
  const id = await hash(ended.executionArn);
  const event = eventOf(ended, id);
  const text = JSON.stringify(event);
  if (/^arn:[^:]+:lambda:/.test(destination)) return invoke(destination, text);
  if (/^arn:[^:]+:events:/.test(destination)) return putEvent(sdk, destination, event);
  const { client, module } = await sdk.connect("sqs");
  const message = {
    ...{ QueueUrl: destination, MessageBody: sendable(text) },
    ...(destination.endsWith(".fifo") && { MessageGroupId: id, MessageDeduplicationId: id }),
  };
  await client.send(new module.SendMessageCommand(message));
}

type StatusEvent = ReturnType<typeof eventOf>;

/** Input and output of more than 256 KiB never get here: no state has them. */
function eventOf(
  { executionArn, name, outcome, stateMachineArn, stopDate }: EndedExecution,
  id: string,
) {
  return {
    id,
    source: "heaviside",
    "detail-type": "Execution Status Change",
    time: new Date(stopDate).toISOString(),
    resources: [executionArn],
    detail: {
      ...{ executionArn, stateMachineArn, name, status: outcome.status, stopDate },
      ...(outcome.status === "SUCCEEDED"
        ? { output: JSON.stringify(outcome.output) }
        : { error: outcome.error, cause: outcome.cause }),
    },
  };
}

async function putEvent(sdk: Sdk, bus: string, event: StatusEvent): Promise<void> {
  const connection = await sdk.connect("eventbridge");
  const Command = commandOf(connection, "putEvents");
  const entry = {
    ...{ EventBusName: bus, Source: event.source, DetailType: event["detail-type"] },
    ...{ Resources: event.resources, Detail: JSON.stringify(event.detail) },
  };
  const answer = (await connection.client.send(new Command({ Entries: [entry] }))) as {
    readonly FailedEntryCount?: number;
    readonly Entries?: readonly { readonly ErrorMessage?: string }[];
  };
  if (answer.FailedEntryCount) throw new Error(answer.Entries?.[0]?.ErrorMessage ?? bus);
}
