import type { Clock, Random } from "./ports.js";

/** A clock that stands still until it is told to go to its next timer. */
export interface VirtualClock extends Clock {
  /** Goes to the moment of the next timer and does its job; false when there is none. */
  advance(): boolean;
}

/** A virtual clock that starts at `start` (milliseconds since 1970). Timers of the same moment keep their order. */
export function virtualClock(start: number): VirtualClock {
  let now = start;
  let sequence = 0;
  const heap: Timer[] = [];
  return {
    now: () => now,
    after(milliseconds, job) {
      const timer: Timer = { due: now + Math.max(0, milliseconds), sequence: sequence++, job };
      push(heap, timer);
      return () => {
        timer.job = undefined;
      };
    },
    advance() {
      let timer = pop(heap);
      // Those that were called off are dropped when they come up, and do not move the time.
      while (timer !== undefined && timer.job === undefined) timer = pop(heap);
      if (timer?.job === undefined) return false;
      now = Math.max(now, timer.due);
      timer.job();
      return true;
    },
  };
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Timer {
  readonly due: number;
  readonly sequence: number;
  job: (() => void) | undefined;
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.due < b.due || (a.due === b.due && a.sequence < b.sequence);
}

// A binary heap: the children of `at` are at 2 * at + 1 and 2 * at + 2.

function push(heap: Timer[], timer: Timer): void {
  let at = heap.push(timer) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBefore(timer, parent)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = timer;
}

function pop(heap: Timer[]): Timer | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
    const isLeft = left !== undefined && (right === undefined || isBefore(left, right));
    const least = isLeft ? left : right;
    if (least === undefined || !isBefore(least, last)) break;
    heap[at] = least;
    at = isLeft ? 2 * at + 1 : 2 * at + 2;
  }
  heap[at] = last;
  return first;
}
