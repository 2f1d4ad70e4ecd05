import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Happened, Part } from "../../history/recorder.js";

// The items of a history table. An execution has one for its start, one for its end and one for what a call has noted; a machine
// has one for each execution, by the time of its start.

/** The key of an item. */
export interface Key {
  /** `machine:name` of an execution; the name of a machine, which has no colon. */
  readonly pk: string;
  readonly sk: string;
}

export const startKey = (execution: string): Key => ({ pk: execution, sk: "start" });
export const endKey = (execution: string): Key => ({ pk: execution, sk: "end" });
export const partsPrefix = "parts#";
export const partsKey = (execution: string, key: string, index: number): Key => ({
  pk: execution,
  sk: `${partsPrefix}${key}#${index}`,
});

/** Executions of a machine in the order of their start, in milliseconds since 1970. */
export function listKey(execution: string, startTime: number): Key {
  const [machine = "", name = ""] = execution.split(":");
  return { pk: machine, sk: `${new Date(startTime).toISOString()}#${name}` };
}

export function keyAttributes({ pk, sk }: Key): Record<string, AttributeValue> {
  return { pk: { S: pk }, sk: { S: sk } };
}

/** An item takes 400 KB. Bytes. */
const itemBytes = 380_000;

/** Parts as the texts of items. An event that is too large for any is kept without its data. */
export function textsOf(parts: readonly Part[]): readonly string[] {
  const items: Part[][] = [[]];
  let bytes = 0;
  for (const { events, begins, ...where } of parts) {
    let current: Happened[] | undefined;
    for (const event of events) {
      const [fitting, size] = fitted(event);
      if (bytes + size > itemBytes) {
        items.push([]);
        [bytes, current] = [0, undefined];
      }
      if (current === undefined) {
        current = [];
        const isFirst = event === events[0];
        items.at(-1)?.push({ ...where, ...(begins && isFirst && { begins }), events: current });
        bytes += 2 * JSON.stringify(where).length;
      }
      current.push(fitting);
      bytes += size;
    }
  }
  return items.map((item) => JSON.stringify(item));
}

/** An event, and its bytes. */
function fitted(event: Happened): readonly [Happened, number] {
  const size = Buffer.byteLength(JSON.stringify(event)) + 1;
  if (size <= itemBytes / 2 + 100_000) return [event, size];
  const { id, time, type, details: { name, state, error } = {} } = event;
  const short = { id, time, type, details: { name, state, error } };
  return [short, Buffer.byteLength(JSON.stringify(short)) + 1];
}

/** A value as the text of an attribute, unless no item can hold it. */
export function textIfFits(value: unknown): string | undefined {
  const text = JSON.stringify(value);
  return Buffer.byteLength(text) > itemBytes ? undefined : text;
}
