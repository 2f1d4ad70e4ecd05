import type { Location } from "../ports/ports.js";
import { delimitedItems } from "./delimited-items.js";
import { itemReaderFailed } from "./failures.js";
import { jsonItems, jsonLinesItems } from "./json-items.js";
import type { MapItem, ReaderConfig } from "./reader-config.js";
import { objectText, uri, type Reading } from "./reading.js";

/**
 * The items of one data file, by `InputType`. Throws `States.ItemReaderFailed` when the file is missing, cannot be read
 * as that type, or is of a type that is not read (PARQUET).
 */
export function* dataItems(location: Location, config: ReaderConfig): Reading<readonly MapItem[]> {
  const Source = uri(location);
  switch (config.InputType) {
    case "JSON":
      return jsonItems(yield* objectText(location), config.ItemsPointer, Source);
    case "JSONL":
      return jsonLinesItems(yield* objectText(location), Source);
    case "CSV":
      return delimitedItems(yield* objectText(location), config).map((Value) => ({
        Value,
        Source,
      }));
    case "PARQUET":
      throw itemReaderFailed(
        `InputType PARQUET is not read by heaviside. Give ${Source} as JSON, JSONL or CSV, or give the items themselves.`,
      );
    case undefined:
      throw itemReaderFailed("ReaderConfig.InputType is missing.");
    default:
      throw itemReaderFailed(
        `ReaderConfig.InputType is "${config.InputType}", but must be one of CSV, JSON, JSONL, PARQUET, MANIFEST.`,
      );
  }
}
