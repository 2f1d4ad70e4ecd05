import { itemReaderFailed } from "./failures.js";

/** The fields of `ItemReader.ReaderConfig` that decide how a dataset is read (ItemReader, "Contents"). */
export interface ReaderConfig {
  readonly InputType?: string;
  readonly CSVHeaderLocation?: string;
  readonly CSVHeaders?: readonly string[];
  readonly CSVDelimiter?: string;
  readonly ItemsPointer?: string;
  readonly Transformation?: string;
  readonly ManifestType?: string;
}

/** One thing to iterate over. */
export interface MapItem {
  /** `$$.Map.Item.Value`. */
  readonly Value: unknown;
  /** `$$.Map.Item.Key`: present when the dataset is a JSON object. */
  readonly Key?: string;
  /** `$$.Map.Item.Source`: the S3 URI of the object it was read from. */
  readonly Source: string;
}

/**
 * ReaderConfig as written, with the types of its fields checked. Throws `States.ItemReaderFailed` for a field that
 * has another type.
 */
export function readerConfig(written: { readonly [field: string]: unknown } = {}): ReaderConfig {
  const CSVHeaders = written["CSVHeaders"];
  if (CSVHeaders !== undefined && !isTexts(CSVHeaders)) {
    throw itemReaderFailed("ReaderConfig.CSVHeaders must be an array of strings.");
  }
  return {
    ...texts(written),
    ...(CSVHeaders === undefined ? {} : { CSVHeaders }),
  };
}

const textFields = [
  "InputType",
  "CSVHeaderLocation",
  "CSVDelimiter",
  "ItemsPointer",
  "Transformation",
  "ManifestType",
] as const;

function texts(written: {
  readonly [field: string]: unknown;
}): Partial<Record<(typeof textFields)[number], string>> {
  const found: Partial<Record<(typeof textFields)[number], string>> = {};
  for (const field of textFields) {
    const value = written[field];
    if (value === undefined) continue;
    if (typeof value !== "string")
      throw itemReaderFailed(`ReaderConfig.${field} must be a string.`);
    found[field] = value;
  }
  return found;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}
