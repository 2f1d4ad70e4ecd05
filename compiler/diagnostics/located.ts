import type { Source } from "../1-parse/document.js";
import { linesOf } from "../1-parse/source.js";
import type { Diagnostic } from "./diagnostic.js";

/** A diagnostic for other programs: with its file, and its place as people count it. */
export interface Located extends Diagnostic {
  readonly fileName: string;
  /** From 1; absent without a span. */
  readonly line?: number;
  /** From 1, in UTF-16 units. */
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** Adds the file name and lines and columns to the diagnostics of one source. */
export function located(diagnostics: readonly Diagnostic[], source: Source): readonly Located[] {
  const lines = linesOf(source);
  return diagnostics.map((diagnostic) => {
    const fileName = diagnostic.fileName ?? source.fileName;
    const { span } = diagnostic;
    if (!span) return { ...diagnostic, fileName };
    const [start, end] = [lines.at(span.start), lines.at(span.end)];
    return {
      ...diagnostic,
      fileName,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
    };
  });
}
