import type { Source, Span } from "../1-parse/document.js";
import { catalogue, type Code } from "./catalogue.js";
import type { Diagnostic, Related } from "./diagnostic.js";

/** What a report adds to the catalogue's entry. */
export interface Report {
  /** JSON Pointer of the value that the problem is about. */
  readonly path: string;
  readonly span?: Span | undefined;
  /** One sentence in the present tense: what is there, what was expected; names in double quotes. */
  readonly message: string;
  /** What to type instead. */
  readonly help?: string | undefined;
  readonly related?: readonly Related[] | undefined;
  /** The file that the report is about, where it is another one than the definition's. */
  readonly fileName?: string | undefined;
}

/** Collects what the phases find. */
export class Diagnostics {
  #source: Source | undefined;
  #followed = false;
  readonly #found: Diagnostic[] = [];

  constructor(source?: Source) {
    this.#source = source;
  }

  /** What the spans of the next reports point into. */
  get source(): Source | undefined {
    return this.#source;
  }

  /** From now on the reports are about another file, to which the first one led. */
  follow(source: Source): void {
    this.#source = source;
    this.#followed = true;
  }

  report(code: Code, { path, span, message, help, related, fileName }: Report): void {
    const file = fileName ?? this.#ownFile;
    this.#found.push({
      code,
      severity: catalogue[code].severity,
      message,
      path,
      ...(span && { span }),
      ...(file !== undefined && { fileName: file }),
      ...(help !== undefined && { help }),
      ...(related?.length && { related }),
    });
  }

  /** Takes back the reports of a code inside a span: one about the whole says it all. */
  withdraw(code: Code, { start, end }: Span): void {
    const isInside = (span?: Span) => span && span.start >= start && span.end <= end;
    const kept = this.#found.filter((one) => one.code !== code || !isInside(one.span));
    this.#found.splice(0, this.#found.length, ...kept);
  }

  get hasErrors(): boolean {
    return this.#found.some(({ severity }) => severity === "error");
  }

  /** All that was found, in the order of the text; what is about another file comes last. */
  get sorted(): readonly Diagnostic[] {
    const isOther = ({ fileName }: Diagnostic) => Number(fileName !== this.#ownFile);
    return [...this.#found].sort(
      (a, b) => isOther(a) - isOther(b) || (a.span?.start ?? 0) - (b.span?.start ?? 0),
    );
  }

  /** What reports about the definition give as their file. */
  get #ownFile(): string | undefined {
    return this.#followed ? this.#source?.fileName : undefined;
  }
}
