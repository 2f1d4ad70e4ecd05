import { setTimeout } from "node:timers/promises";
import type { Parts } from "./parts.js";

/** Waits until nothing moves any more; throws after so many milliseconds, with what still does. */
export async function idle(parts: Parts, timeoutMs: number): Promise<void> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const moving = await stillMoving(parts);
    if (moving === undefined) return;
    if (Date.now() > end) throw new Error(`Not idle after ${timeoutMs} ms: ${moving}.`);
    await setTimeout(10);
  }
}

async function stillMoving({ lambda, sqs, mappings }: Parts): Promise<string | undefined> {
  const before = lambda.deliveries.length;
  for (const { queueName: queue } of mappings) {
    const { ready, delayed, inflight } = await sqs.content(queue);
    const count = ready.length + delayed.length + inflight.length;
    if (count > 0) return `${count} messages in the queue "${queue}"`;
  }
  if (!lambda.isIdle) return "a handler runs, or an event waits";
  // While the queues were looked at, a message may have come and gone.
  return lambda.deliveries.length === before ? undefined : "a handler has just run";
}
