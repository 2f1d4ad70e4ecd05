import { computed } from "../runtime/run.js";
import type { Computed, ItemBatcher, ItemReader, ResultWriter } from "../runtime/types.js";
import type { EvaluatedBatcher } from "./map/batch.js";
import type { EvaluatedReader } from "./map/reader.js";
import type { EvaluatedWriter } from "./map/result-writer.js";
import { checkTolerance } from "./map/tolerance.js";
import type { Mapping } from "./mapping.js";

/** What the expressions of a distributed Map decide before its run starts. */
export interface DistributedSettings {
  readonly reader?: EvaluatedReader;
  readonly batcher?: EvaluatedBatcher;
  readonly writer?: EvaluatedWriter;
  /** How many items may fail. */
  readonly limits: { readonly count?: number; readonly percentage?: number };
}

/** Computes the settings. Throws what their expressions throw, and `States.Runtime` for limits that are none. */
export function distributedSettings(mapping: Mapping): DistributedSettings {
  const { ItemReader, ItemBatcher, ResultWriter } = mapping.map;
  return {
    limits: limitsOf(mapping),
    ...(ItemReader !== undefined && { reader: readerOf(ItemReader, mapping) }),
    ...(ItemBatcher !== undefined && { batcher: batcherOf(ItemBatcher, mapping) }),
    ...(ResultWriter !== undefined && { writer: writerOf(ResultWriter, mapping) }),
  };
}

function limitsOf(mapping: Mapping): DistributedSettings["limits"] {
  const { ToleratedFailureCount, ToleratedFailurePercentage } = mapping.map;
  const count = number(ToleratedFailureCount, mapping);
  const percentage = number(ToleratedFailurePercentage, mapping);
  checkTolerance({
    ...(count !== undefined && { ToleratedFailureCount: count }),
    ...(percentage !== undefined && { ToleratedFailurePercentage: percentage }),
  });
  return {
    ...(count !== undefined && { count }),
    ...(percentage !== undefined && { percentage }),
  };
}

function readerOf(reader: ItemReader<unknown>, mapping: Mapping): EvaluatedReader {
  const maxItems = number(reader.MaxItems, mapping);
  return {
    Resource: now(reader.Resource),
    arguments: reader.Parameters?.(mapping.input, contextOf(mapping)),
    ...(reader.ReaderConfig !== undefined && { ReaderConfig: now(reader.ReaderConfig) }),
    ...(maxItems !== undefined && { maxItems }),
  };
}

function batcherOf(batcher: ItemBatcher<unknown>, mapping: Mapping): EvaluatedBatcher {
  const maxItems = number(batcher.MaxItemsPerBatch, mapping);
  const maxBytes = number(batcher.MaxInputBytesPerBatch, mapping);
  const BatchInput = batcher.BatchInput?.(mapping.input, contextOf(mapping));
  return {
    ...(maxItems !== undefined && { MaxItemsPerBatch: maxItems }),
    ...(maxBytes !== undefined && { MaxInputBytesPerBatch: maxBytes }),
    ...(BatchInput !== undefined && { BatchInput }),
  };
}

function writerOf(writer: ResultWriter<unknown>, mapping: Mapping): EvaluatedWriter {
  return {
    ...(writer.Resource !== undefined && { Resource: now(writer.Resource) }),
    ...(writer.Parameters !== undefined && {
      arguments: writer.Parameters(mapping.input, contextOf(mapping)),
    }),
    ...(writer.WriterConfig !== undefined && { WriterConfig: now(writer.WriterConfig) }),
  };
}

/** A constant, or what placeholders make of it. */
function now<Value extends object | string>(value: Value | (() => Value)): Value {
  return typeof value === "function" ? value() : value;
}

function number(value: Computed<unknown> | undefined, mapping: Mapping): number | undefined {
  return computed(value, mapping.input, contextOf(mapping));
}

function contextOf(mapping: Mapping): Mapping["attempt"]["completing"]["$$"] {
  return mapping.attempt.completing.$$;
}
