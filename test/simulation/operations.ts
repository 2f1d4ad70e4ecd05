import type { VirtualClock } from "../../runtime/ports/memory.js";
import type { Clock, Objects, Random, Table } from "../../runtime/ports/ports.js";
import type { Faults } from "./faults.js";

/** One call of a function, as far as it may go. */
export interface Call {
  readonly id: string;
  readonly message: string;
  readonly name: string;
  /** What it was called with, as JSON. */
  readonly event: string;
  /** A clock whose timers die with the call. */
  readonly clock: Clock;
  /** Does something in the world, unless the call dies on it. */
  operation<T>(name: string, effect: (attempt: number) => T): Promise<T>;
  table(table: Table): Table;
  objects(objects: Objects): Objects;
  /** Dies now. */
  die(): void;
  /** Ends well. */
  end(): void;
  note(text: string): void;
}

interface Calling extends Pick<Call, "event" | "id" | "message" | "name"> {
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly faults: Faults;
  /** Whether one more call may die, and does. */
  readonly mayCrash: () => boolean;
  /** Whether one more answer is lost. */
  readonly losesAnswer: () => boolean;
  readonly onCrash: () => void;
  readonly onRemember: (call: Call, slot: string, worked: string) => void;
  readonly note: (text: string) => void;
}

export function called(calling: Calling): Call {
  const { clock, event, faults, id, losesAnswer, mayCrash, message, name, onCrash, random } =
    calling;
  const note = (text: string): void => calling.note(`${id} ${text}`);
  let isOver = false;
  /** How many more operations it does though it is reported dead. */
  let left = Infinity;
  const happens = (rate: number): boolean => rate > 0 && random() < rate;
  const pause = (): number => 1 + Math.floor(random() * 10);

  const crash = (): void => {
    if (left < Infinity || isOver) return;
    // Some for long.
    const most = random() < 0.5 ? 8 : 60;
    left = happens(faults.zombie) ? 1 + Math.floor(random() * most) : 0;
    note(left > 0 ? `dies, and goes on for ${left}` : "dies");
    if (left === 0) isOver = true;
    onCrash();
  };

  const operation = <T>(what: string, effect: (attempt: number) => T): Promise<T> =>
    new Promise((resolve) => {
      const attempt = (count: number): void => {
        if (isOver) return;
        if (left-- <= 0) return void (isOver = true);
        if (mayCrash()) crash();
        if (isOver) return;
        if (happens(faults.throttle))
          return void clock.after(pause() * 2 ** Math.min(count, 6), () => attempt(count + 1));
        clock.after(pause(), () => {
          if (isOver) return;
          note(what);
          const value = effect(count);
          if (losesAnswer()) return void clock.after(pause(), () => attempt(count + 1));
          if (mayCrash()) crash();
          clock.after(pause(), () => {
            if (!isOver) resolve(value);
          });
        });
      };
      attempt(0);
    });

  const call: Call = {
    ...{ id, message, name, event, operation, note },
    clock: {
      now: () => clock.now(),
      after: (milliseconds, job) =>
        clock.after(milliseconds, () => {
          if (!isOver) job();
        }),
    },
    table: (table) =>
      faulty(
        {
          ...table,
          async change(key, held, fields) {
            const after = await table.change(key, held, fields);
            if (after && fields.worked) calling.onRemember(call, key, fields.worked);
            return after;
          },
        },
        operation,
      ),
    objects: ({ list, put, text }) => ({
      text: async (at) => await (await operation(`text ${at.Key}`, () => [text(at)]))[0],
      list: async (of) => await (await operation(`list ${of.Bucket}`, () => [list(of)]))[0],
      put: async (at, given) => await (await operation(`put ${at.Key}`, () => [put(at, given)]))[0],
    }),
    die() {
      if (isOver) return;
      isOver = true;
      onCrash();
    },
    end() {
      isOver = true;
    },
  };
  return call;
}

/** A table whose operations may go wrong; a set tells when it cannot know whether it did something before. */
function faulty(table: Table, operation: Call["operation"]): Table {
  const settled = async <T>(result: Promise<Promise<T>>): Promise<T> => await await result;
  return {
    putNew: (key, fields) => settled(operation(`putNew ${key}`, () => table.putNew(key, fields))),
    put: (key, fields) => settled(operation(`put ${key}`, () => table.put(key, fields))),
    change: (key, held, fields) =>
      settled(
        operation(`change ${key} to ${fields.holder}`, () => table.change(key, held, fields)),
      ),
    set: (key, fields) => settled(operation(`set ${key}`, () => table.set(key, fields))),
    add: (key, number) =>
      settled(
        operation(`add ${key} ${number}`, async (attempt) => {
          const added = await table.add(key, number);
          return { ...added, isNew: added.isNew === "no" && attempt > 0 ? "unsure" : added.isNew };
        }),
      ),
    get: (key) => settled(operation(`get ${key}`, () => table.get(key))),
    getAll: (keys) => settled(operation(`getAll of ${keys.length}`, () => table.getAll(keys))),
  };
}
