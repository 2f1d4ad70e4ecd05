import { virtualClock } from "../runtime/ports/memory.js";
import type { Clock } from "../runtime/ports/ports.js";
import { whenIdle } from "./idle.js";

/**
 * What runs when: jobs in the order in which they became ready, then timers. Everything happens in `run`, one job at a time,
 * without awaiting anything as long as there is a job.
 */
export interface Scheduler extends Clock {
  /** Does the job when those before it are done. */
  ready(job: () => void): void;
  /** Does a job with what the promise gives. A virtual clock stands still until then. */
  settle<T>(
    promise: PromiseLike<T>,
    onValue: (value: T) => void,
    onError: (error: unknown) => void,
  ): void;
  /** Holds a virtual clock until the function that it gives is called, or nothing is left in this process that could call it. */
  hold(): () => void;
  /** Runs until `stop` is called. Throws what a job throws. */
  run(): Promise<void>;
  stop(): void;
}

/** A scheduler on a clock; without one, on a virtual clock that starts at `start`. */
export function createScheduler(start: number, clock?: Clock): Scheduler {
  const virtual = clock === undefined ? virtualClock(start) : undefined;
  const time = clock ?? virtual ?? virtualClock(start);
  let queue: (() => void)[] = [];
  const holds = new Set<object>();
  let stopped = false;
  let wake = (): void => undefined;

  const scheduler: Scheduler = {
    now: () => time.now(),
    after: (milliseconds, job) => time.after(milliseconds, () => scheduler.ready(job)),
    ready(job) {
      queue.push(job);
      wake();
    },
    hold() {
      const hold = {};
      holds.add(hold);
      return () => {
        if (holds.delete(hold)) wake();
      };
    },
    settle(promise, onValue, onError) {
      const release = scheduler.hold();
      promise.then(
        (value) => {
          scheduler.ready(() => onValue(value));
          release();
        },
        (error: unknown) => {
          scheduler.ready(() => onError(error));
          release();
        },
      );
    },
    async run() {
      for (;;) {
        // Jobs add to the new queue while those of the old one are done.
        const jobs = queue;
        queue = [];
        for (const job of jobs) {
          if (stopped) return;
          job();
        }
        if (stopped) return;
        if (queue.length > 0 || (holds.size === 0 && virtual?.advance() === true)) continue;
        const woken = new Promise<void>((resolve) => (wake = resolve));
        // Whoever holds the clock then never lets go of it: time passes, and timeouts with it.
        const callOff = whenIdle(() => {
          holds.clear();
          wake();
        });
        await woken;
        callOff();
      }
    },
    stop() {
      stopped = true;
      wake();
    },
  };
  return scheduler;
}

/** The computer's own clock. */
export const realClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, job) {
    const due = Date.now() + milliseconds;
    let timer: NodeJS.Timeout;
    // A timer takes at most 31 bits of milliseconds, about 24 days: longer waits are set again.
    const set = (): void => {
      const left = due - Date.now();
      timer = left > maxDelay ? setTimeout(set, maxDelay) : setTimeout(job, Math.max(0, left));
    };
    set();
    return () => clearTimeout(timer);
  },
};

const maxDelay = 2 ** 31 - 1;
