import { setMaxListeners } from "node:events";
import { setTimeout } from "node:timers/promises";

/**
 * The time that AWS lets pass by itself: delays of messages and of repeated invocations. It goes `scale` times as fast as
 * the clock. What a function does takes real time, and so do its timeout and a message's visibility while it is handled.
 */
export interface Time {
  readonly scale: number;
  /** Fires when the stack stops. */
  readonly stopped: AbortSignal;
  /** Lets seconds of AWS pass. Rejects when the stack stops. */
  pass(seconds: number): Promise<void>;
  /** Waits by the clock. Rejects when the stack stops. */
  wait(milliseconds: number): Promise<void>;
}

export function scaledTime(scale: number, stopped: AbortSignal): Time {
  // As many as there are events that wait.
  setMaxListeners(0, stopped);
  const wait = async (milliseconds: number) => {
    stopped.throwIfAborted();
    if (milliseconds > 0) await setTimeout(milliseconds, undefined, { signal: stopped });
  };
  return { scale, stopped, wait, pass: (seconds) => wait((seconds * 1000) / scale) };
}
