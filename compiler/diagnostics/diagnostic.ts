import type { Span } from "../1-parse/document.js";

export type Severity = "error" | "warning";

/** One problem of a definition, at the place to edit. */
export interface Diagnostic {
  /** A kebab-case phrase of the catalogue, such as `unknown-state`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: what is there, and what was expected. */
  readonly message: string;
  /** JSON Pointer (RFC 6901) into the definition, such as `/States/Charge/Next`; `""` is the whole definition. */
  readonly path: string;
  readonly span?: Span;
  /** The file that `path` and `span` lead into, where it is another one than the file that was given. */
  readonly fileName?: string;
  /** What to type instead. */
  readonly help?: string;
  /** The other ends of the problem, such as the first of two states of one name. */
  readonly related?: readonly Related[];
}

export interface Related {
  readonly message: string;
  readonly path: string;
  readonly span?: Span;
}
