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

  report(code: Code, { path, span, message, help, related }: Report): void {
    this.#found.push({
      code,
      severity: catalogue[code].severity,
      message,
      path,
      ...(span && { span }),
      ...(this.#followed && this.#source && { fileName: this.#source.fileName }),
      ...(help !== undefined && { help }),
      ...(related?.length && { related }),
    });
  }

  get hasErrors(): boolean {
    return this.#found.some(({ severity }) => severity === "error");
  }

  /** All that was found, in the order of the text. */
  get sorted(): readonly Diagnostic[] {
    return [...this.#found].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
  }
}
