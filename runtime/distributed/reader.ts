import type { Selection } from "../ports/ports.js";
import { dataItems } from "./data-items.js";
import { itemReaderFailed } from "./failures.js";
import { manifestItems, readsManifest } from "./manifest-items.js";
import { readerConfig } from "./reader-config.js";
import type { MapItem, ReaderConfig } from "./reader-config.js";
import { listObjects, type Reading } from "./reading.js";

/** An ItemReader whose expressions are evaluated (ASL, "ItemReader"). */
export interface EvaluatedReader {
  readonly Resource: string;
  /** The value of Parameters or Arguments: `{Bucket, Key}`, or `{Bucket, Prefix}` for `s3:listObjectsV2`. */
  readonly arguments: unknown;
  readonly ReaderConfig?: { readonly [field: string]: unknown };
  /** The value of MaxItems or MaxItemsPath; 0 is no limit. */
  readonly maxItems?: number;
}

/**
 * Reads the dataset of a distributed Map, each item with its key and its source.
 * Throws `States.ItemReaderFailed` with AWS's texts where they are known.
 */
export function* readDataset(reader: EvaluatedReader): Reading<readonly MapItem[]> {
  const { maxItems = 0 } = reader;
  if (maxItems < 0) throw itemReaderFailed("field MaxItems must be positive");
  const items = yield* allItems(reader);
  return maxItems === 0 ? items : items.slice(0, maxItems);
}

/** What an iteration without ItemSelector gets: the item, or `{Key, Value}` for a member of a JSON object. */
export function iterationInput({ Key, Value }: Omit<MapItem, "Source">): unknown {
  return Key === undefined ? Value : { Key, Value };
}

function* allItems(reader: EvaluatedReader): Reading<readonly MapItem[]> {
  const config = readerConfig(reader.ReaderConfig);
  const action = /^arn:[^:]+:states:[^:]*:[^:]*:s3:(\w+)$/.exec(reader.Resource)?.[1];
  switch (action) {
    case "getObject": {
      const location = { Bucket: text(reader, "Bucket"), Key: text(reader, "Key") };
      return readsManifest(config)
        ? yield* manifestItems(location, config)
        : yield* dataItems(location, config);
    }
    case "listObjectsV2":
      return yield* listedItems(selectionOf(reader), config);
    default:
      throw itemReaderFailed(
        `An ItemReader reads by s3:getObject or s3:listObjectsV2, not by ${reader.Resource}.`,
      );
  }
}

function* listedItems(selection: Selection, config: ReaderConfig): Reading<readonly MapItem[]> {
  const { Bucket } = selection;
  const found = yield* listObjects(selection);
  switch (config.Transformation) {
    case undefined:
    case "NONE":
      return found.map((Value) => ({ Value, Source: `s3://${Bucket}` }));
    case "LOAD_AND_FLATTEN": {
      const items: MapItem[] = [];
      for (const { Key } of found) {
        // "Folders" that the S3 console made are listed too, as empty objects, and hold no data.
        if (Key.endsWith("/")) continue;
        for (const item of yield* dataItems({ Bucket, Key }, config)) items.push(item);
      }
      return items;
    }
    default:
      throw itemReaderFailed(
        `ReaderConfig.Transformation is "${config.Transformation}", but must be NONE or LOAD_AND_FLATTEN.`,
      );
  }
}

function selectionOf(reader: EvaluatedReader): Selection {
  const Prefix = optionalText(reader, "Prefix");
  const StartAfter = optionalText(reader, "StartAfter");
  const Delimiter = optionalText(reader, "Delimiter");
  return {
    Bucket: text(reader, "Bucket"),
    ...(Prefix === undefined ? {} : { Prefix }),
    ...(StartAfter === undefined ? {} : { StartAfter }),
    ...(Delimiter === undefined ? {} : { Delimiter }),
  };
}

function text(reader: EvaluatedReader, name: string): string {
  const value = optionalText(reader, name);
  if (value === undefined || value === "") {
    throw itemReaderFailed(`The ItemReader needs a "${name}".`);
  }
  return value;
}

function optionalText(reader: EvaluatedReader, name: string): string | undefined {
  const given = reader.arguments;
  const value: unknown =
    typeof given === "object" && given !== null && Object.hasOwn(given, name)
      ? (given as { readonly [name: string]: unknown })[name]
      : undefined;
  if (value === undefined || typeof value === "string") return value;
  throw itemReaderFailed(
    `The "${name}" of the ItemReader must be a string, but is ${JSON.stringify(value)}.`,
  );
}
