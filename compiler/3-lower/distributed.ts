import type { ObjectNode } from "../1-parse/document.js";
import { argumentsField, computedField, templateField, type InLanguage } from "./by-language.js";
import type {
  Distributed,
  ItemBatcher,
  ItemReader,
  ObjectExpression,
  ResultWriter,
} from "./machine.js";
import { arraySetting, objectField, optional, stringField } from "./read.js";
import { text } from "./settings.js";
import { constant } from "./template.js";

/** What a Map in distributed mode has beyond an inline one; `undefined` for an inline Map. */
export function distributed(map: InLanguage, processor: ObjectNode): Distributed | undefined {
  const { node, language } = map;
  const config = objectField(processor, "ProcessorConfig");
  const inner = (key: string): InLanguage | undefined => {
    const found = objectField(node, key);
    return found && { node: found, language, within: `${key}/` };
  };
  const reader = inner("ItemReader");
  const batcher = inner("ItemBatcher");
  const writer = inner("ResultWriter");
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

function itemReader(at: InLanguage): ItemReader {
  const config = objectField(at.node, "ReaderConfig");
  const within = `${at.within}ReaderConfig/`;
  return {
    resource: text(stringField(at.node, "Resource") ?? ""),
    ...optional("parameters", argumentsField(at)),
    config: constants(config, ["MaxItems", "MaxItemsPath"]),
    ...optional("maxItems", config && computedField({ ...at, node: config, within }, "MaxItems")),
  };
}

function itemBatcher(at: InLanguage): ItemBatcher {
  return {
    ...optional("batchInput", templateField(at, "BatchInput")),
    ...optional("maxItemsPerBatch", computedField(at, "MaxItemsPerBatch")),
    ...optional("maxInputBytesPerBatch", computedField(at, "MaxInputBytesPerBatch")),
  };
}

function resultWriter(at: InLanguage): ResultWriter {
  const resource = stringField(at.node, "Resource");
  return {
    ...(resource !== undefined && { resource: text(resource) }),
    ...optional("parameters", argumentsField(at)),
    config: constants(objectField(at.node, "WriterConfig"), []),
  };
}

function constants(node: ObjectNode | undefined, except: readonly string[]): ObjectExpression {
  const members = (node?.members ?? []).filter(({ key }) => !except.includes(key));
  const fields = members.map(({ key, value }) => {
    const list = node && key === "CSVHeaders" ? arraySetting(node, key) : undefined;
    const one = value.kind === "string" ? text(value.value) : constant(value);
    return { key, written: key, value: list ?? one };
  });
  return { kind: "object", fields };
}
