import type { Clock } from "../ports/ports.js";
import type { Sdk } from "./sdk.js";

/** An SQS standard queue in which events wait until they are due. */
export interface DelayQueue {
  /** Hands an event to a function at a time, in milliseconds since 1970, however far off; at once when it has passed. */
  schedule(to: string, event: string, due: number): Promise<void>;
  /**
   * Takes a batch of messages from the queue: hands on what is due, sends again what is not. A message that fails is told to the
   * queue, which delivers it again (`ReportBatchItemFailures`).
   */
  receive(batch: Batch): Promise<BatchAnswer>;
}

interface DelayQueueOptions {
  readonly queueUrl: string;
  readonly clock: Clock;
  /** Hands an event to a function at once. */
  readonly invoke: (to: string, event: string) => Promise<void>;
}

/** What Lambda calls a function with for a queue. */
export interface Batch {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** The longest that SQS holds a message back. */
const longest = 900;

export function delayQueue(sdk: Sdk, { queueUrl, clock, invoke }: DelayQueueOptions): DelayQueue {
  const schedule: DelayQueue["schedule"] = async (to, event, due) => {
    const left = due - clock.now();
    if (left <= 0) return invoke(to, event);
    const { client, module } = await sdk.connect("sqs");
    const MessageBody = message({ to, due, event });
    const DelaySeconds = Math.min(longest, Math.ceil(left / 1000));
    await client.send(
      new module.SendMessageCommand({ QueueUrl: queueUrl, MessageBody, DelaySeconds }),
    );
  };
  const receive = async (body: string) => {
    const { to, due, event } = parsed(body);
    const left = due - clock.now();
    // SQS counts in whole seconds, by another clock than ours.
    if (left > 0 && left < 1000) await new Promise<void>((done) => clock.after(left, done));
    await schedule(to, event, due);
  };
  return {
    schedule,
    async receive({ Records }) {
      const received = await Promise.allSettled(Records.map(({ body }) => receive(body)));
      const failed = Records.filter((_, index) => received[index]?.status === "rejected");
      return {
        batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })),
      };
    },
  };
}

interface Delayed {
  readonly to: string;
  readonly due: number;
  /** JSON text. */
  readonly event: string;
}

/** The event stands below a line for us: as it is, since quoting it again could make it much longer. */
function message({ to, due, event }: Delayed): string {
  // The two characters that JSON may hold and SQS may not.
  const sendable = event.replace(/[\uFFFE\uFFFF]/g, (it) =>
    it === "\uFFFE" ? "\\uFFFE" : "\\uFFFF",
  );
  return `${JSON.stringify({ to, due })}\n${sendable}`;
}

function parsed(body: string): Delayed {
  const end = body.indexOf("\n");
  // Nothing but this queue writes here.
  const head = JSON.parse(body.slice(0, end)) as Omit<Delayed, "event">;
  return { ...head, event: body.slice(end + 1) };
}
