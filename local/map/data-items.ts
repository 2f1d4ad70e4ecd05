import { delimitedItems } from "./delimited-items.js";
import { itemReaderFailed } from "./failures.js";
import { jsonItems, jsonLinesItems } from "./json-items.js";
import type { Location, Objects } from "./objects.js";
import { objectText, uri } from "./objects.js";
import type { MapItem, ReaderConfig } from "./reader-config.js";

/**
 * The items of one data file, by `InputType`. Throws `States.ItemReaderFailed` when the file is missing, cannot be read
 * as that type, or is of a type that is not read on this computer (PARQUET).
 */
export function dataItems(
  location: Location,
  config: ReaderConfig,
  objects: Objects,
): readonly MapItem[] {
  const Source = uri(location);
  switch (config.InputType) {
    case "JSON":
      return jsonItems(objectText(objects, location), config.ItemsPointer, Source);
    case "JSONL":
      return jsonLinesItems(objectText(objects, location), Source);
    case "CSV":
      return delimitedItems(objectText(objects, location), config).map((Value) => ({
        Value,
        Source,
      }));
    case "PARQUET":
      throw itemReaderFailed(
        `InputType PARQUET is not read on this computer. Give ${Source} as JSON, JSONL or CSV, or give the items themselves.`,
      );
    case undefined:
      throw itemReaderFailed("ReaderConfig.InputType is missing.");
    default:
      throw itemReaderFailed(
        `ReaderConfig.InputType is "${config.InputType}", but must be one of CSV, JSON, JSONL, PARQUET, MANIFEST.`,
      );
  }
}
