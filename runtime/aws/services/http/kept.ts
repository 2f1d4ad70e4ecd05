import type { Clock } from "../../../ports/ports.js";

/** Values that are asked for once in a while, by key. */
export interface Kept<Value> {
  /** The value of a key: one that is kept, or else what asking gives. Of a failure nothing is kept. */
  get(key: string, ask: () => Promise<Lasting<Value>>): Promise<Found<Value>>;
  forget(key: string): void;
}

export interface Lasting<Value> {
  readonly value: Value;
  /** For how long it may be used, from when it was asked for. */
  readonly seconds: number;
}

export interface Found<Value> {
  readonly value: Value;
  /** Whether it was asked for earlier. */
  readonly isKept: boolean;
}

/** A process that is used for so many keys forgets the oldest. */
const most = 100;

/**
 * Keeps values for as long as they last. Two who ask at the same time both ask: each has a time of its own, after which it gives up.
 */
export function keeping<Value>(clock: Pick<Clock, "now">): Kept<Value> {
  const all = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    async get(key, ask) {
      const begun = clock.now();
      const found = all.get(key);
      if (found && found.until > begun) return { value: found.value, isKept: true };
      const { seconds, value } = await ask();
      // The latest comes last.
      all.delete(key);
      all.set(key, { value, until: begun + seconds * 1000 });
      for (const oldest of all.keys()) {
        if (all.size <= most) break;
        all.delete(oldest);
      }
      return { value, isKept: false };
    },
    forget: (key) => void all.delete(key),
  };
}
