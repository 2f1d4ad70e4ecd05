import type { Json, ObjectNode } from "../1-parse/document.js";
import { toJson, valueAt } from "../1-parse/value.js";
import type { Distributed, ItemBatcher, ItemReader, ResultWriter } from "./machine.js";
import { numberOrPath, objectField, optional, stringField } from "./read.js";
import { text } from "./settings.js";
import { template } from "./template.js";

/** What a Map in distributed mode has beyond an inline one; `undefined` for an inline Map. */
export function distributed(node: ObjectNode, processor: ObjectNode): Distributed | undefined {
  const config = objectField(processor, "ProcessorConfig");
  const reader = objectField(node, "ItemReader");
  const batcher = objectField(node, "ItemBatcher");
  const writer = objectField(node, "ResultWriter");
  if ((config && stringField(config, "Mode")) !== "DISTRIBUTED" && !reader && !batcher && !writer)
    return undefined;
  const executionType = config && stringField(config, "ExecutionType");
  return {
    ...optional("executionType", executionType as Distributed["executionType"]),
    ...optional("label", stringField(node, "Label")),
    ...(reader && { itemReader: itemReader(reader) }),
    ...(batcher && { itemBatcher: itemBatcher(batcher) }),
    ...(writer && { resultWriter: resultWriter(writer) }),
  };
}

function itemReader(node: ObjectNode): ItemReader {
  const config = objectField(node, "ReaderConfig");
  return {
    resource: text(stringField(node, "Resource") ?? ""),
    ...parameters(node, "Parameters"),
    config: constants(config, ["MaxItems", "MaxItemsPath"]),
    ...optional("maxItems", config && numberOrPath(config, "MaxItems")),
  };
}

function itemBatcher(node: ObjectNode): ItemBatcher {
  const input = valueAt(node, "BatchInput");
  return {
    ...(input && { batchInput: template(input) }),
    ...optional("maxItemsPerBatch", numberOrPath(node, "MaxItemsPerBatch")),
    ...optional("maxInputBytesPerBatch", numberOrPath(node, "MaxInputBytesPerBatch")),
  };
}

function resultWriter(node: ObjectNode): ResultWriter {
  const resource = stringField(node, "Resource");
  return {
    ...(resource !== undefined && { resource: text(resource) }),
    ...parameters(node, "Parameters"),
    config: constants(objectField(node, "WriterConfig"), []),
  };
}

function parameters(node: ObjectNode, key: string) {
  const value = valueAt(node, key);
  return value && { parameters: template(value) };
}

function constants(
  node: ObjectNode | undefined,
  except: readonly string[],
): { readonly [field: string]: Json } {
  return Object.fromEntries(
    (node?.members ?? [])
      .filter(({ key }) => !except.includes(key))
      .map(({ key, value }) => [key, toJson(value)]),
  );
}
