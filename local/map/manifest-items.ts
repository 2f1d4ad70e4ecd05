import { parseCsv } from "./csv.js";
import { dataItems } from "./data-items.js";
import { delimitedItems, givenHeaders } from "./delimited-items.js";
import { itemReaderFailed } from "./failures.js";
import type { Location, Objects } from "./objects.js";
import { hasObject, locationOf, objectText, uri } from "./objects.js";
import type { MapItem, ReaderConfig } from "./reader-config.js";

/** Whether the reader's key names a manifest instead of a data file. */
export function readsManifest(config: ReaderConfig): boolean {
  return config.ManifestType !== undefined || config.InputType === "MANIFEST";
}

/**
 * The items of all files that a manifest lists: rows of an Athena UNLOAD (ATHENA_DATA, of the `InputType` named), else
 * the objects of an S3 inventory. Throws `States.ItemReaderFailed`.
 */
export function manifestItems(
  location: Location,
  config: ReaderConfig,
  objects: Objects,
): readonly MapItem[] {
  switch (config.ManifestType) {
    case "ATHENA_DATA":
      return athenaItems(location, config, objects);
    case undefined:
    case "S3_INVENTORY":
      return inventoryItems(location, config, objects);
    default:
      throw itemReaderFailed(
        `ReaderConfig.ManifestType is "${config.ManifestType}", but must be ATHENA_DATA or S3_INVENTORY.`,
      );
  }
}

/** UNLOAD's manifest has one S3 URI a line. Its CSV files have no header row: CSVHeaders must be GIVEN to name columns. */
function athenaItems(
  location: Location,
  config: ReaderConfig,
  objects: Objects,
): readonly MapItem[] {
  const rows = parseCsv(objectText(objects, location), ",");
  const files = rows.map((row) => row[0]?.trim() ?? "").filter((text) => text !== "");
  return files.flatMap((text) => {
    const file = locationOf(text);
    if (file === undefined) {
      throw itemReaderFailed(`${uri(location)} lists "${text}", which is not an S3 URI.`);
    }
    return dataItems(file, config, objects);
  });
}

interface Inventory {
  readonly destinationBucket?: string;
  readonly fileFormat?: string;
  readonly fileSchema: string;
  readonly files: readonly { readonly key: string }[];
}

function inventoryItems(
  location: Location,
  config: ReaderConfig,
  objects: Objects,
): readonly MapItem[] {
  const inventory = inventoryOf(objectText(objects, location), location);
  if (inventory.fileFormat !== undefined && inventory.fileFormat !== "CSV") {
    throw itemReaderFailed(
      `The output format of an Amazon S3 inventory report must be CSV, but ${uri(location)} has ${inventory.fileFormat}.`,
    );
  }
  const CSVHeaders =
    givenHeaders(config) ?? inventory.fileSchema.split(",").map((name) => name.trim());
  const rows: ReaderConfig = { ...config, CSVHeaderLocation: "GIVEN", CSVHeaders };
  const Bucket = inventory.destinationBucket?.replace(/^arn:[^:]*:s3:::/, "") ?? location.Bucket;
  return inventory.files.flatMap(({ key }) => {
    const listed = { Bucket, Key: key };
    // A report that was copied to another bucket still names the first one.
    const file = hasObject(objects, listed) ? listed : { ...location, Key: key };
    return delimitedItems(objectText(objects, file), rows).map((Value) => ({
      Value,
      Source: uri(file),
    }));
  });
}

function inventoryOf(text: string, location: Location): Inventory {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isInventory(value)) {
    throw itemReaderFailed(
      `${uri(location)} is not the manifest of an Amazon S3 inventory report: it needs "fileSchema" and "files".`,
    );
  }
  return value;
}

function isInventory(value: unknown): value is Inventory {
  if (typeof value !== "object" || value === null) return false;
  const { fileSchema, files, fileFormat, destinationBucket } = value as Partial<
    Record<keyof Inventory, unknown>
  >;
  return (
    typeof fileSchema === "string" &&
    (fileFormat === undefined || typeof fileFormat === "string") &&
    (destinationBucket === undefined || typeof destinationBucket === "string") &&
    Array.isArray(files) &&
    files.every((file: { readonly key?: unknown } | null) => typeof file?.key === "string")
  );
}
