import type { HistoryEvent, Json } from "../../../local/index.js";
import { inOrder, type Kept } from "../../../runtime/history/in-order.js";
import { historyOn } from "../../../runtime/history/notes.js";
import type { End, Part, Recorder, Start } from "../../../runtime/history/recorder.js";
import type { History } from "../../../runtime/notes.js";
import { execute, type CallingHandlers, type Deployed, type Observed } from "../functions.js";

/** A recorder in memory. What it keeps has been JSON. */
export function memoryRecorder(): Recorder & { kept(): Kept; readonly writes: string[] } {
  const parts = new Map<string, readonly Part[]>();
  const writes: string[] = [];
  let [start, end]: [Start | undefined, End | undefined] = [undefined, undefined];
  return {
    writes,
    async start(given) {
      writes.push("start");
      start = copied(given);
    },
    async parts(_, key, given) {
      writes.push(key);
      parts.set(key, copied(given));
    },
    async end(given) {
      writes.push("end");
      end = copied(given);
    },
    kept: () => ({ start, end, parts: [...parts.values()].flat() }),
  };
}

function copied<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/**
 * A recorder that remembers what it is asked for, to be asked of another one afterwards: functions in memory wait for nothing that
 * takes time.
 */
export function replayed(): Recorder & { replay(recorder: Recorder): Promise<void> } {
  const calls: ((recorder: Recorder) => Promise<void>)[] = [];
  return {
    async start(given) {
      calls.push((recorder) => recorder.start(given));
    },
    async parts(...given) {
      calls.push((recorder) => recorder.parts(...given));
    },
    async end(given) {
      calls.push((recorder) => recorder.end(given));
    },
    async replay(recorder) {
      for (const call of calls) await call(recorder);
    },
  };
}

/** A history in memory, for which nothing may fail. */
export function historyIn(recorder: Recorder, now = () => Infinity): History {
  return historyOn(recorder, {
    now,
    onError(error) {
      throw error;
    },
  });
}

export interface Recording extends Observed {
  readonly events: readonly HistoryEvent[];
  /** As they are kept. */
  readonly parts: readonly Part[];
  readonly writes: readonly string[];
}

/** Executes a machine by its functions, and gives the history that is kept of it. */
export async function record(
  each: Deployed,
  input: Json,
  handlers: CallingHandlers,
  options: Parameters<typeof execute>[3] = {},
): Promise<Recording> {
  const recorder = memoryRecorder();
  const observed = await execute(each, input, handlers, {
    ...options,
    history: historyIn(recorder),
  });
  const kept = recorder.kept();
  const { writes } = recorder;
  return { ...observed, events: inOrder(kept, Infinity), parts: kept.parts, writes };
}
