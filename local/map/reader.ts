import { dataItems } from "./data-items.js";
import { itemReaderFailed } from "./failures.js";
import { listObjects, metadataOf } from "./listing.js";
import type { Selection } from "./listing.js";
import { manifestItems, readsManifest } from "./manifest-items.js";
import type { Objects } from "./objects.js";
import { readerConfig } from "./reader-config.js";
import type { MapItem, ReaderConfig } from "./reader-config.js";

export type { Objects } from "./objects.js";
export type { MapItem } from "./reader-config.js";

/** An ItemReader whose expressions are evaluated (ASL, "ItemReader"). */
export interface EvaluatedReader {
  readonly Resource: string;
  /** The value of Parameters or Arguments: `{Bucket, Key}`, or `{Bucket, Prefix}` for `s3:listObjectsV2`. */
  readonly arguments: unknown;
  readonly ReaderConfig?: { readonly [field: string]: unknown };
  /** The value of MaxItems or MaxItemsPath; 0 is no limit. */
  readonly maxItems?: number;
}

/** What a listing cannot know from objects that are given as text. */
export interface DatasetOptions {
  /** LastModified of every object, in epoch seconds. Default: 0. */
  readonly lastModified?: number;
}

/**
 * Reads the dataset of a distributed Map from `objects`, each item with its key and its source.
 * Throws `States.ItemReaderFailed` with AWS's texts where they are known.
 */
export function readDataset(
  reader: EvaluatedReader,
  objects: Objects,
  options: DatasetOptions = {},
): readonly MapItem[] {
  const { maxItems = 0 } = reader;
  if (maxItems < 0) throw itemReaderFailed("field MaxItems must be positive");
  const items = allItems(reader, objects, options);
  return maxItems === 0 ? items : items.slice(0, maxItems);
}

/**
 * The dataset of a distributed Map as the inputs of its iterations, when there is no ItemSelector.
 * Throws as `readDataset`.
 */
export function readItems(
  reader: EvaluatedReader,
  objects: Objects,
  options: DatasetOptions = {},
): readonly unknown[] {
  return readDataset(reader, objects, options).map(iterationInput);
}

/** What an iteration without ItemSelector gets: the item, or `{Key, Value}` for a member of a JSON object. */
export function iterationInput({ Key, Value }: MapItem): unknown {
  return Key === undefined ? Value : { Key, Value };
}

function allItems(
  reader: EvaluatedReader,
  objects: Objects,
  options: DatasetOptions,
): readonly MapItem[] {
  const config = readerConfig(reader.ReaderConfig);
  const action = /^arn:[^:]+:states:[^:]*:[^:]*:s3:(\w+)$/.exec(reader.Resource)?.[1];
  switch (action) {
    case "getObject": {
      const location = { Bucket: text(reader, "Bucket"), Key: text(reader, "Key") };
      return readsManifest(config)
        ? manifestItems(location, config, objects)
        : dataItems(location, config, objects);
    }
    case "listObjectsV2":
      return listedItems(selectionOf(reader), config, objects, options);
    default:
      throw itemReaderFailed(
        `An ItemReader reads by s3:getObject or s3:listObjectsV2, not by ${reader.Resource}.`,
      );
  }
}

function listedItems(
  selection: Selection,
  config: ReaderConfig,
  objects: Objects,
  { lastModified = 0 }: DatasetOptions,
): readonly MapItem[] {
  const found = listObjects(objects, selection);
  switch (config.Transformation) {
    case undefined:
    case "NONE":
      return found.map((location) => ({
        Value: metadataOf(objects, location, lastModified),
        Source: `s3://${selection.Bucket}`,
      }));
    case "LOAD_AND_FLATTEN":
      // "Folders" that the S3 console made are listed too, as empty objects, and hold no data.
      return found
        .filter(({ Key }) => !Key.endsWith("/"))
        .flatMap((location) => dataItems(location, config, objects));
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
