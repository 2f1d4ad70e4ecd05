import { seededRandom } from "../../../runtime/ports/memory.js";

/** An invocation that is about to start. */
export interface Delivery {
  readonly functionName: string;
  /** `SQS` is a batch of an event source mapping, whose payload has the `Records`. */
  readonly type: "RequestResponse" | "Event" | "SQS";
  /** JSON text. */
  readonly payload: string;
  readonly requestId: string;
  /** From 1. */
  readonly attempt: number;
}

/** What goes wrong with a delivery. */
export interface Fault {
  /** It starts so much later. Not of a RequestResponse invocation. */
  readonly delayMs?: number;
  /** It is delivered so many times more, each with the same request id. Not of a RequestResponse invocation. */
  readonly duplicates?: number;
  /** The process is killed so long after the handler was called, if it is still at it. */
  readonly killAfterMs?: number;
  /** There is no concurrency left for it. */
  readonly isThrottled?: boolean;
}

/** Asked before each delivery. */
export type Faults = (delivery: Delivery) => Fault | undefined;

export interface FaultRates {
  readonly seed: number;
  /** Of these, the share of deliveries: 0 to 1. Default: 0. */
  readonly killed?: number;
  readonly duplicated?: number;
  readonly delayed?: number;
  readonly throttled?: number;
  /** A process dies at most so many milliseconds after the handler was called. Default: 50. */
  readonly killWithinMs?: number;
  /** Default: 100. */
  readonly delayUpToMs?: number;
}

/** Faults at random. The same seed gives the same faults to the same sequence of deliveries. */
export function randomFaults(rates: FaultRates): Faults {
  const random = seededRandom(rates.seed);
  const { killed = 0, duplicated = 0, delayed = 0, throttled = 0 } = rates;
  const { killWithinMs = 50, delayUpToMs = 100 } = rates;
  return () => ({
    ...(random() < killed && { killAfterMs: random() * killWithinMs }),
    ...(random() < duplicated && { duplicates: 1 }),
    ...(random() < delayed && { delayMs: random() * delayUpToMs }),
    ...(random() < throttled && { isThrottled: true }),
  });
}
