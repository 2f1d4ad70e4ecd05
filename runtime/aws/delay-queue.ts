import type { Delayed } from "../invoker.js";
import type { Clock, Ports } from "../ports/ports.js";
import type { Sdk } from "./sdk.js";
import { batchAnswer, sendable, type Batch, type BatchAnswer } from "./sqs-batch.js";

interface DelayQueueOptions {
  readonly queueUrl: string;
  readonly clock: Clock;
  /** Hands an event to a function at once. */
  readonly invoke: Ports["invoke"];
}

/** The longest that SQS holds a message back, in seconds. */
const longest = 900;

/** Lets events wait in an SQS standard queue until they are due, or for as long as it can: `receiveDelayed` goes on. */
export function scheduleIn(
  sdk: Sdk,
  { queueUrl, clock, invoke }: DelayQueueOptions,
): Ports["schedule"] {
  return async (to, event, due) => {
    const left = due - clock.now();
    if (left <= 0) return invoke(to, event);
    const { client, module } = await sdk.connect("sqs");
    const given = {
      QueueUrl: queueUrl,
      MessageBody: message({ to, due, event }),
      DelaySeconds: Math.min(longest, Math.ceil(left / 1000)),
    };
    await client.send(new module.SendMessageCommand(given));
  };
}

/** Takes a batch of the queue's messages; `take` hands on what is due, and schedules anew what is not. */
export function receiveDelayed(
  batch: Batch,
  clock: Clock,
  take: (delayed: Delayed) => Promise<void>,
): Promise<BatchAnswer> {
  return batchAnswer(batch, async (body) => {
    const delayed = parsed(body);
    const left = delayed.due - clock.now();
    // SQS counts in whole seconds, by another clock than ours.
    if (left > 0 && left < 1000) await new Promise<void>((done) => clock.after(left, done));
    await take(delayed);
  });
}

/** The event stands below a line for us: as it is, since quoting it again could make it much longer. */
function message({ to, due, event }: Delayed): string {
  return `${JSON.stringify({ to, due })}\n${sendable(event)}`;
}

function parsed(body: string): Delayed {
  const end = body.indexOf("\n");
  // Nothing but this queue writes here.
  const head = JSON.parse(body.slice(0, end)) as Omit<Delayed, "event">;
  return { ...head, event: body.slice(end + 1) };
}
