import { StatesError } from "../errors.js";
import { limitBytes, utf8Length } from "../limit.js";

/** An ItemBatcher whose expressions are evaluated (ASL, "ItemBatcher"). */
export interface EvaluatedBatcher {
  readonly MaxItemsPerBatch?: number;
  /** Bytes of a batch's JSON text in UTF-8, envelope and BatchInput included. */
  readonly MaxInputBytesPerBatch?: number;
  /** Absent when the batcher has none. */
  readonly BatchInput?: unknown;
}

/** The input of one child execution. */
export interface Batch {
  readonly BatchInput?: unknown;
  readonly Items: readonly unknown[];
}

/**
 * Puts as many items into each batch as its limits allow, in order. Throws `States.Runtime` for a limit that is not
 * positive, and `States.DataLimitExceeded` when an item alone does not fit.
 */
export function batchItems(items: readonly unknown[], batcher: EvaluatedBatcher): readonly Batch[] {
  const maxItems = limit(batcher, "MaxItemsPerBatch") ?? Infinity;
  // The input of an execution has a limit of its own, whatever MaxInputBytesPerBatch allows.
  const maxBytes = Math.min(limit(batcher, "MaxInputBytesPerBatch") ?? limitBytes, limitBytes);
  const envelope = bytes(batch([], batcher));
  const batches: Batch[] = [];
  let current: unknown[] = [];
  let size = envelope;
  for (const [index, item] of items.entries()) {
    const itemBytes = bytes(item);
    if (envelope + itemBytes > maxBytes) throw tooLarge(index, envelope + itemBytes, maxBytes);
    const comma = current.length === 0 ? 0 : 1;
    if (current.length >= maxItems || size + comma + itemBytes > maxBytes) {
      batches.push(batch(current, batcher));
      current = [item];
      size = envelope + itemBytes;
    } else {
      current.push(item);
      size += comma + itemBytes;
    }
  }
  if (current.length > 0) batches.push(batch(current, batcher));
  return batches;
}

function batch(Items: readonly unknown[], { BatchInput }: EvaluatedBatcher): Batch {
  return BatchInput === undefined ? { Items } : { BatchInput, Items };
}

function limit(
  batcher: EvaluatedBatcher,
  field: "MaxItemsPerBatch" | "MaxInputBytesPerBatch",
): number | undefined {
  const value = batcher[field];
  if (value !== undefined && !(value > 0)) {
    throw new StatesError("States.Runtime", `field ${field} must be positive`);
  }
  return value;
}

function bytes(value: unknown): number {
  return utf8Length(JSON.stringify(value) ?? "null");
}

function tooLarge(index: number, size: number, maxBytes: number): StatesError {
  return new StatesError(
    "States.DataLimitExceeded",
    `The batch of item ${index} alone has ${size} bytes, which is more than the maximum of ${maxBytes} bytes.`,
  );
}
