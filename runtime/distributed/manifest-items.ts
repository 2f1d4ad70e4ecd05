import type { Location } from "../ports/ports.js";
import { parseCsv } from "./csv.js";
import { dataItems } from "./data-items.js";
import { delimitedItems, givenHeaders } from "./delimited-items.js";
import { itemReaderFailed } from "./failures.js";
import type { MapItem, ReaderConfig } from "./reader-config.js";
import { locationOf, objectText, textIfAny, uri, type Reading } from "./reading.js";

/** Whether the reader's key names a manifest instead of a data file. */
export function readsManifest(config: ReaderConfig): boolean {
  return config.ManifestType !== undefined || config.InputType === "MANIFEST";
}

/**
 * The items of all files that a manifest lists: rows of an Athena UNLOAD (ATHENA_DATA, of the `InputType` named), else
 * the objects of an S3 inventory. Throws `States.ItemReaderFailed`.
 */
export function* manifestItems(
  location: Location,
  config: ReaderConfig,
): Reading<readonly MapItem[]> {
  switch (config.ManifestType) {
    case "ATHENA_DATA":
      return yield* athenaItems(location, config);
    case undefined:
    case "S3_INVENTORY":
      return yield* inventoryItems(location, config);
    default:
      throw itemReaderFailed(
        `ReaderConfig.ManifestType is "${config.ManifestType}", but must be ATHENA_DATA or S3_INVENTORY.`,
      );
  }
}

/** UNLOAD's manifest has one S3 URI a line. Its CSV files have no header row: CSVHeaders must be GIVEN to name columns. */
function* athenaItems(location: Location, config: ReaderConfig): Reading<readonly MapItem[]> {
  const rows = parseCsv(yield* objectText(location), ",");
  const files = rows.map((row) => row[0]?.trim() ?? "").filter((text) => text !== "");
  const items: MapItem[] = [];
  for (const text of files) {
    const file = locationOf(text);
    if (file === undefined) {
      throw itemReaderFailed(`${uri(location)} lists "${text}", which is not an S3 URI.`);
    }
    for (const item of yield* dataItems(file, config)) items.push(item);
  }
  return items;
}

interface Inventory {
  readonly destinationBucket?: string;
  readonly fileFormat?: string;
  readonly fileSchema: string;
  readonly files: readonly { readonly key: string }[];
}

function* inventoryItems(location: Location, config: ReaderConfig): Reading<readonly MapItem[]> {
  const inventory = inventoryOf(yield* objectText(location), location);
  if (inventory.fileFormat !== undefined && inventory.fileFormat !== "CSV") {
    throw itemReaderFailed(
      `The output format of an Amazon S3 inventory report must be CSV, but ${uri(location)} has ${inventory.fileFormat}.`,
    );
  }
  const CSVHeaders =
    givenHeaders(config) ?? inventory.fileSchema.split(",").map((name) => name.trim());
  const rows: ReaderConfig = { ...config, CSVHeaderLocation: "GIVEN", CSVHeaders };
  const Bucket = inventory.destinationBucket?.replace(/^arn:[^:]*:s3:::/, "") ?? location.Bucket;
  const items: MapItem[] = [];
  for (const { key } of inventory.files) {
    const listed = { Bucket, Key: key };
    const text = yield* textIfAny(listed);
    // A report that was copied to another bucket still names the first one.
    const file = text === undefined ? { ...location, Key: key } : listed;
    const values = delimitedItems(text ?? (yield* objectText(file)), rows);
    for (const Value of values) items.push({ Value, Source: uri(file) });
  }
  return items;
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
