import { StatesError } from "../errors.js";
import type { WatchedPorts } from "../notes.js";
import type {
  Clock,
  Dedupe,
  Delivery,
  Fields,
  Outcome,
  Place,
  Ports,
  Random,
  Service,
  Table,
} from "./ports.js";

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

/** An event on its way to a function, which is to be called with it and with the message as its context. */
export interface Message extends Delivery {
  readonly event: string;
}

/** All ports in memory, on a virtual clock. Nothing moves by itself: somebody has to take the messages and call functions. */
export interface MemoryPorts extends WatchedPorts {
  readonly table: Table;
  readonly clock: VirtualClock;
  /** What can be delivered now, in the order of its arrival. To take a message is to remove it. */
  readonly messages: Message[];
  /** Delivers what was delivered, once more. */
  deliver(to: string, event: string): void;
  /** How each execution ended, as often as it was told. */
  readonly outcomes: ReadonlyMap<string, readonly Outcome[]>;
}

export interface MemoryOptions {
  /** When the clock starts, in milliseconds since 1970. Default: 0. */
  readonly start?: number;
  readonly seed?: number;
  readonly place?: Place;
  /** Longer events, in characters, are kept, or fail where `keep` is false. Default: 262,144. */
  readonly limit?: number;
  readonly keep?: boolean;
  readonly dedupe?: Dedupe;
  readonly hopLimit?: number;
  readonly service?: Ports["service"];
  readonly history?: WatchedPorts["history"];
  readonly told?: WatchedPorts["told"];
}

/** Ports in memory: the same options, the same course of events. */
export function memoryPorts(options: MemoryOptions = {}): MemoryPorts {
  const { start = 0, seed = 0, limit = 262_144, keep = true, dedupe, hopLimit, service } = options;
  const { history, told } = options;
  const clock = virtualClock(start);
  const messages: Message[] = [];
  const outcomes = new Map<string, Outcome[]>();
  const kept = new Map<string, string>();
  let sequence = 0;
  const deliver = (to: string, event: string): void => {
    const id = `m${sequence++}`;
    messages.push({ id, message: id, self: to, event });
  };
  return {
    clock,
    random: seededRandom(seed),
    place: options.place ?? { account: "us-east-1:123456789012", roleArn: "" },
    messages,
    outcomes,
    deliver,
    // Whoever drives this passes the message on.
    delivery: (context) => context as Message,
    async invoke(to, event) {
      deliver(to, event);
    },
    async schedule(to, event, due) {
      clock.after(due - clock.now(), () => deliver(to, event));
    },
    async outcome(execution, outcome) {
      outcomes.set(execution, [...(outcomes.get(execution) ?? []), outcome]);
    },
    table: memoryTable(),
    ...(dedupe !== undefined && { dedupe }),
    ...(history !== undefined && { history }),
    ...(told !== undefined && { told }),
    payloads: {
      async keep(key, event) {
        if (event.length <= limit) return false;
        if (!keep)
          throw new StatesError(
            "Heaviside.CarrierTooLarge",
            `${key} has ${event.length} characters.`,
          );
        kept.set(key, event);
        return true;
      },
      kept: async (key) => found(kept, key),
    },
    service: service ?? nobody,
    ...(hopLimit !== undefined && { hopLimit }),
  };
}

const nobody: Service = {
  async begin({ Name }) {
    throw new StatesError("Heaviside.NoService", `Nobody does the work of '${Name}'.`);
  },
  look: async () => ({ kind: "done", result: null }),
  stop: async () => undefined,
};

/** A table in memory. */
export function memoryTable(): Table & { readonly items: ReadonlyMap<string, Fields> } {
  const items = new Map<string, Fields>();
  const sets = new Map<string, Set<number>>();
  const merge = (key: string, fields: Fields): Fields => {
    const after = { ...items.get(key), ...fields };
    items.set(key, after);
    return after;
  };
  return {
    items,
    async putNew(key, fields) {
      const before = items.get(key);
      if (before === undefined) items.set(key, fields);
      return before;
    },
    async put(key, fields) {
      items.set(key, fields);
    },
    async change(key, held, fields) {
      const holder = items.get(key)?.holder;
      const isHeld = holder !== undefined && (holder === held || holder === fields.holder);
      return isHeld ? merge(key, fields) : undefined;
    },
    async set(key, fields) {
      if (items.has(key)) merge(key, fields);
    },
    async add(key, number) {
      const fields = items.get(key);
      if (fields === undefined) return { fields: {}, numbers: new Set(), isNew: "no" };
      const numbers = sets.get(key) ?? new Set();
      sets.set(key, numbers);
      const isNew = numbers.has(number) ? "no" : "yes";
      numbers.add(number);
      return { fields, numbers: new Set(numbers), isNew };
    },
    get: async (key) => items.get(key),
    async getAll(keys) {
      return new Map(
        keys.flatMap((key) => {
          const fields = items.get(key);
          return fields ? [[key, fields] as const] : [];
        }),
      );
    },
  };
}

function found<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key);
  if (value === undefined) throw new Error(`There is no "${key}".`);
  return value;
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
