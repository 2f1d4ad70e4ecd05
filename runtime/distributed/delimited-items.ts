import { utf8Length } from "../limit.js";
import { parseCsv, separatorOf } from "./csv.js";
import { itemReaderFailed } from "./failures.js";
import type { ReaderConfig } from "./reader-config.js";

const maxHeaderBytes = 10 * 1024;

/**
 * The rows of a delimited text as objects of strings (ItemReader, "CSV file"). Missing fields are `""`, additional ones
 * are dropped. The header is the first row unless `CSVHeaderLocation` is GIVEN.
 * Throws `States.ItemReaderFailed` for a bad header or delimiter.
 */
export function delimitedItems(
  text: string,
  config: ReaderConfig,
): readonly { readonly [column: string]: string }[] {
  const rows = parseCsv(text, separatorOf(config.CSVDelimiter));
  const given = givenHeaders(config);
  const headers = given ?? rows[0] ?? [];
  checkHeaders(headers);
  return rows.slice(given === undefined ? 1 : 0).map((row) => labelled(headers, row));
}

/** The headers of the definition, or `undefined` when the first row holds them. */
export function givenHeaders(config: ReaderConfig): readonly string[] | undefined {
  switch (config.CSVHeaderLocation) {
    case undefined:
    case "FIRST_ROW":
      return undefined;
    case "GIVEN":
      if (config.CSVHeaders !== undefined) return config.CSVHeaders;
      throw itemReaderFailed("CSVHeaders must be specified when CSVHeaderLocation is GIVEN.");
    default:
      throw itemReaderFailed(
        `ReaderConfig.CSVHeaderLocation is "${config.CSVHeaderLocation}", but must be FIRST_ROW or GIVEN.`,
      );
  }
}

function checkHeaders(headers: readonly string[]): void {
  if (new Set(headers).size < headers.length) {
    throw itemReaderFailed("CSV headers cannot contain duplicates.");
  }
  if (utf8Length(headers.join(",")) > maxHeaderBytes) {
    throw itemReaderFailed("CSV headers cannot be larger than 10 KiB.");
  }
}

// `fromEntries` defines members, so that a column called "__proto__" is a column.
function labelled(
  headers: readonly string[],
  row: readonly string[],
): { readonly [column: string]: string } {
  return Object.fromEntries(headers.map((header, index) => [header, row[index] ?? ""]));
}
