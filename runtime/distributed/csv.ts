import { itemReaderFailed } from "./failures.js";

/** The characters behind `ReaderConfig.CSVDelimiter`. */
const delimiters = new Map([
  ["COMMA", ","],
  ["PIPE", "|"],
  ["SEMICOLON", ";"],
  ["SPACE", " "],
  ["TAB", "\t"],
]);

/** The separator that a `CSVDelimiter` names; a comma when there is none. Throws `States.ItemReaderFailed`. */
export function separatorOf(delimiter = "COMMA"): string {
  const separator = delimiters.get(delimiter);
  if (separator === undefined) {
    throw itemReaderFailed(
      `ReaderConfig.CSVDelimiter is "${delimiter}", but must be one of ${[...delimiters.keys()].join(", ")}.`,
    );
  }
  return separator;
}

/**
 * The fields of each row of a delimited text, all strings (ItemReader, "CSV file": quotation marks, repeated or escaped
 * by a backslash, newlines in quotation marks; a backslash before anything else is dropped). Blank lines are rows.
 * Throws `States.ItemReaderFailed` for a quotation mark that is never closed.
 */
export function parseCsv(text: string, separator: string): readonly (readonly string[])[] {
  return records(text).map((record) => fieldsOf(record, separator));
}

const quote = '"';
const escape = "\\";

/**
 * Splits at the line ends outside of quotation marks. An escaped mark counts too: that is why AWS says that `\"` only
 * works in pairs.
 */
function records(text: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  let quoted = false;
  for (const { 0: token, index } of text.matchAll(/"|\r\n|\n|\r/g)) {
    if (token === quote) {
      quoted = !quoted;
    } else if (!quoted) {
      found.push(text.slice(start, index));
      start = index + token.length;
    }
  }
  if (start < text.length) found.push(text.slice(start));
  return found;
}

/** AWS reads a record as OpenCSV does, oddities included: `inField` flips at every quotation mark. */
function fieldsOf(record: string, separator: string): readonly string[] {
  const fields: string[] = [];
  let field = "";
  let inQuotes = false;
  let inField = false;
  for (let at = 0; at < record.length; at += 1) {
    const character = record.charAt(at);
    const next = record.charAt(at + 1);
    if (character === escape) {
      inField = true;
      if (next === quote || next === escape || next === separator) {
        field += next;
        at += 1;
      }
    } else if (character === quote) {
      if ((inQuotes || inField) && next === quote) {
        field += quote;
        at += 1;
      } else {
        inQuotes = !inQuotes;
        const embedded = at > 2 && record.charAt(at - 1) !== separator;
        if (embedded && next !== "" && next !== separator) field = afterEmbeddedQuote(field);
      }
      inField = !inField;
    } else if (character === separator && !inQuotes) {
      fields.push(field);
      field = "";
      inField = false;
    } else {
      field += character;
      inField = true;
    }
  }
  if (inQuotes) {
    throw itemReaderFailed(
      `Unterminated quoted field at end of CSV line. Beginning of lost text: [${field.slice(0, 100)}]`,
    );
  }
  return [...fields, field];
}

/** Blanks before an opening mark are dropped; a mark in the middle of a field (`bc"d"ef`) is kept. */
function afterEmbeddedQuote(field: string): string {
  return field !== "" && field.trim() === "" ? "" : field + quote;
}
