import type { Source, Span } from "../1-parse/document.js";
import { linesOf, type Lines } from "../1-parse/source.js";
import { catalogue } from "./catalogue.js";
import type { Diagnostic } from "./diagnostic.js";
import { label } from "./frame.js";

/** What was found in one file. */
export interface Checked {
  readonly source: Source;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A SARIF 2.1.0 log (OASIS) of many files' diagnostics, as code scanning services read it. Its rules are the whole
 * catalogue. `version` is the version of heaviside.
 */
export function sarif(
  files: readonly Checked[],
  { version }: { readonly version?: string } = {},
): object {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "heaviside", ...(version !== undefined && { version }), rules } },
        columnKind: "utf16CodeUnits",
        artifacts: files.map(({ source }) => ({ location: { uri: uriOf(source.fileName) } })),
        results: files.flatMap(resultsOf),
      },
    ],
  };
}

const codes: readonly string[] = Object.keys(catalogue);

const rules = Object.entries(catalogue).map(([id, { severity, about, section }]) => ({
  id,
  name: id
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(""),
  shortDescription: { text: about },
  help: { text: `${section}: ${about}` },
  defaultConfiguration: { level: severity },
}));

function resultsOf({ source, diagnostics }: Checked, artifact: number): readonly object[] {
  const lines = linesOf(source);
  return diagnostics.map((diagnostic) => {
    const { code, severity, message, help, related = [], path, span, fileName } = diagnostic;
    // Spans of another file cannot be turned into lines here.
    const elsewhere = fileName !== undefined && fileName !== source.fileName;
    const artifactLocation = elsewhere
      ? { uri: uriOf(fileName) }
      : { uri: uriOf(source.fileName), index: artifact };
    const place = (at: Span | undefined): object => ({
      artifactLocation,
      ...(at && { region: elsewhere ? charsOf(at) : regionOf(at, lines) }),
    });
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: severity,
      message: { text: help === undefined ? message : `${message} ${help}` },
      locations: [{ physicalLocation: place(span), ...logical(path) }],
      ...(related.length > 0 && {
        relatedLocations: related.map((one, id) => ({
          id,
          physicalLocation: place(one.span),
          ...logical(one.path),
          message: { text: one.message },
        })),
      }),
    };
  });
}

function logical(path: string): object {
  return path === "" ? {} : { logicalLocations: [{ name: label(path), fullyQualifiedName: path }] };
}

function regionOf(span: Span, lines: Lines): object {
  const [start, end] = [lines.at(span.start), lines.at(span.end)];
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    ...charsOf(span),
  };
}

function charsOf({ start, end }: Span): object {
  return { charOffset: start, charLength: end - start };
}

function uriOf(fileName: string): string {
  const path = fileName.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  return path.startsWith("/") ? `file://${path}` : path;
}
