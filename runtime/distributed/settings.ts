import { computed } from "../run.js";
import type { ErasedMap } from "../map-runs.js";
import type { Computed, Context, ItemBatcher, ItemReader, ResultWriter, View } from "../types.js";
import type { EvaluatedBatcher } from "./batch.js";
import type { EvaluatedReader } from "./reader.js";
import type { EvaluatedWriter } from "./result-writer.js";
import { checkTolerance } from "./tolerance.js";

/** What the expressions of a distributed Map decide before its run starts. */
export interface DistributedSettings {
  readonly reader?: EvaluatedReader;
  readonly batcher?: EvaluatedBatcher;
  readonly writer?: EvaluatedWriter;
  /** How many items may fail. */
  readonly limits: { readonly count?: number; readonly percentage?: number };
}

/** A Map whose fields are evaluated. */
export interface Evaluating {
  readonly map: ErasedMap;
  /** The effective input. */
  readonly input: View<unknown>;
  readonly $$: Context;
}

/** Computes the settings. Throws what their expressions throw, and `States.Runtime` for limits that are none. */
export function distributedSettings(at: Evaluating): DistributedSettings {
  const { ItemReader, ItemBatcher, ResultWriter } = at.map;
  return {
    limits: limitsOf(at),
    ...(ItemReader !== undefined && { reader: readerOf(ItemReader, at) }),
    ...(ItemBatcher !== undefined && { batcher: batcherOf(ItemBatcher, at) }),
    ...(ResultWriter !== undefined && { writer: writerOf(ResultWriter, at) }),
  };
}

function limitsOf(at: Evaluating): DistributedSettings["limits"] {
  const { ToleratedFailureCount, ToleratedFailurePercentage } = at.map;
  const count = number(ToleratedFailureCount, at);
  const percentage = number(ToleratedFailurePercentage, at);
  checkTolerance({
    ...(count !== undefined && { ToleratedFailureCount: count }),
    ...(percentage !== undefined && { ToleratedFailurePercentage: percentage }),
  });
  return {
    ...(count !== undefined && { count }),
    ...(percentage !== undefined && { percentage }),
  };
}

function readerOf(reader: ItemReader<unknown>, at: Evaluating): EvaluatedReader {
  const maxItems = number(reader.MaxItems, at);
  return {
    Resource: now(reader.Resource),
    arguments: reader.Parameters?.(at.input, at.$$),
    ...(reader.ReaderConfig !== undefined && { ReaderConfig: now(reader.ReaderConfig) }),
    ...(maxItems !== undefined && { maxItems }),
  };
}

function batcherOf(batcher: ItemBatcher<unknown>, at: Evaluating): EvaluatedBatcher {
  const maxItems = number(batcher.MaxItemsPerBatch, at);
  const maxBytes = number(batcher.MaxInputBytesPerBatch, at);
  const BatchInput = batcher.BatchInput?.(at.input, at.$$);
  return {
    ...(maxItems !== undefined && { MaxItemsPerBatch: maxItems }),
    ...(maxBytes !== undefined && { MaxInputBytesPerBatch: maxBytes }),
    ...(BatchInput !== undefined && { BatchInput }),
  };
}

function writerOf(writer: ResultWriter<unknown>, at: Evaluating): EvaluatedWriter {
  return {
    ...(writer.Resource !== undefined && { Resource: now(writer.Resource) }),
    ...(writer.Parameters !== undefined && {
      arguments: writer.Parameters(at.input, at.$$),
    }),
    ...(writer.WriterConfig !== undefined && { WriterConfig: now(writer.WriterConfig) }),
  };
}

/** A constant, or what placeholders make of it. */
function now<Value extends object | string>(value: Value | (() => Value)): Value {
  return typeof value === "function" ? value() : value;
}

function number(value: Computed<unknown> | undefined, at: Evaluating): number | undefined {
  return computed(value, at.input, at.$$);
}
