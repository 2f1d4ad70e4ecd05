import type { Fault } from "../faults.js";
import type { Time } from "../time.js";
import { destinationRecord, type EventEnd } from "./destination.js";
import type { InvocationResult } from "./invocation.js";
import type { FunctionSettings } from "./settings.js";

/** An Event invocation that was accepted. */
export interface AcceptedEvent {
  readonly requestId: string;
  readonly payload: string;
  readonly functionArn: string;
  readonly version: string;
  readonly settings: FunctionSettings;
  /** The chain that it belongs to has visited the function too often: it does not run. */
  readonly isLoop: boolean;
}

export interface EventWorld {
  readonly time: Time;
  fault(attempt: number): Fault;
  /** Undefined when there is no concurrency left. */
  run(attempt: number, fault: Fault): Promise<InvocationResult> | undefined;
  /** Sends a record to a queue or function. */
  send(arn: string, record: object): Promise<void>;
}

/**
 * What becomes of an Event invocation until its record is sent: attempts after 1 and 2 minutes, those that were throttled
 * after a second and then after twice as long each time, until the event is too old.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export async function deliver(event: AcceptedEvent, world: EventWorld): Promise<void> {
  const { duplicates = 0, ...fault } = world.fault(1);
  const all = Array.from({ length: 1 + duplicates }, async () => {
    await recorded(event, await attempts(event, world, fault), world);
  });
  await Promise.all(all);
}

async function attempts(event: AcceptedEvent, world: EventWorld, first: Fault): Promise<EventEnd> {
  const { retries = 2, maximumEventAge = 21_600, reservedConcurrency } = event.settings;
  if (event.isLoop || reservedConcurrency === 0)
    return { condition: "RetriesExhausted", invokeCount: 0 };
  const { time } = world;
  const end = Date.now() + (maximumEventAge * 1000) / time.scale;
  let fault = first;
  for (let attempt = 1, throttled = 0; ; fault = world.fault(attempt)) {
    await time.wait(fault.delayMs ?? 0);
    const result = fault.isThrottled === true ? undefined : await world.run(attempt, fault);
    if (result !== undefined) {
      if (result.functionError === undefined)
        return { condition: "Success", invokeCount: attempt, result };
      if (attempt > retries) return { condition: "RetriesExhausted", invokeCount: attempt, result };
    }
    const wait = result === undefined ? Math.min(2 ** throttled++, 300) : 60 * attempt++;
    if (Date.now() + (wait * 1000) / time.scale > end) {
      const invokeCount = attempt - 1;
      return {
        condition: "EventAgeExceeded",
        invokeCount,
        ...(result !== undefined && { result }),
      };
    }
    await time.pass(wait);
  }
}

async function recorded(event: AcceptedEvent, end: EventEnd, world: EventWorld): Promise<void> {
  const { onSuccess, onFailure } = event.settings;
  const arn = end.condition === "Success" ? onSuccess : onFailure;
  if (arn !== undefined) await world.send(arn, destinationRecord(event, end));
}
