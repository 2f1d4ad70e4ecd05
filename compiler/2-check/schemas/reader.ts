import { computed, jsonata, jsonataObject, text, template, valuePath } from "./common.js";
import { perLanguage, type PerLanguage, type Schema } from "./schema.js";

// What a Map in distributed mode reads, batches and writes.

const words = (...names: readonly string[]): Schema => ({ type: "string", enum: names });

const readerConfig: PerLanguage = perLanguage({
  called: "ReaderConfig",
  shared: {
    InputType: words("CSV", "JSON", "JSONL", "PARQUET", "MANIFEST"),
    ManifestType: words("ATHENA_DATA", "S3_INVENTORY"),
    Transformation: words("NONE", "LOAD_AND_FLATTEN"),
    ItemsPointer: text,
    CSVDelimiter: words("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"),
    CSVHeaderLocation: words("FIRST_ROW", "GIVEN"),
    CSVHeaders: { type: "array", items: text },
    MaxItems: computed({ type: "integer", minimum: 0, maximum: 100_000_000 }),
  },
  JSONPath: { MaxItemsPath: valuePath },
  atMostOne: [["MaxItems", "MaxItemsPath"]],
});

/** ItemReader of a Map (ASL, "Map State Input from an Item Reader"). */
export const itemReader: PerLanguage = perLanguage({
  called: "ItemReader",
  shared: { Resource: { type: "string", minLength: 1 }, ReaderConfig: readerConfig },
  JSONPath: { Parameters: template },
  JSONata: { Arguments: jsonataObject },
  required: ["Resource"],
});

/** ItemBatcher of a Map (ASL, "Map State Item Batching"). */
export const itemBatcher: PerLanguage = perLanguage({
  called: "ItemBatcher",
  shared: {
    MaxItemsPerBatch: computed({ type: "integer", minimum: 1 }),
    MaxInputBytesPerBatch: computed({ type: "integer", minimum: 1, maximum: 262_144 }),
    BatchInput: { JSONPath: { place: "template" }, JSONata: jsonata },
  },
  JSONPath: { MaxItemsPerBatchPath: valuePath, MaxInputBytesPerBatchPath: valuePath },
  atMostOne: [
    ["MaxItemsPerBatch", "MaxItemsPerBatchPath"],
    ["MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"],
  ],
  atLeastOne: [
    [
      "MaxItemsPerBatch",
      "MaxItemsPerBatchPath",
      "MaxInputBytesPerBatch",
      "MaxInputBytesPerBatchPath",
    ],
  ],
});

const writerConfig: PerLanguage = perLanguage({
  called: "WriterConfig",
  shared: {
    Transformation: words("NONE", "COMPACT", "FLATTEN"),
    OutputType: words("JSON", "JSONL"),
  },
  required: ["OutputType"],
});

/** ResultWriter of a Map (ASL, "Map State Writing Results"). */
export const resultWriter: PerLanguage = perLanguage({
  called: "ResultWriter",
  shared: { Resource: { type: "string", minLength: 1 }, WriterConfig: writerConfig },
  JSONPath: { Parameters: template },
  JSONata: { Arguments: jsonataObject },
  atLeastOne: [["Resource", "WriterConfig"]],
});
