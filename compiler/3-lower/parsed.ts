/** What a parser of a small language gives: the value, or what is wrong with the text and where. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | Refusal;

export interface Refusal {
  readonly ok: false;
  /** One sentence: what is there, what was expected. */
  readonly message: string;
  /** Where in the text, in UTF-16 units. */
  readonly offset: number;
  /** What to type instead. */
  readonly help?: string;
}

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/**
 * Ends a parser from within; `parse` turns it into a refusal. It never leaves the parsers.
 */
export class SyntaxProblem extends Error {
  readonly offset: number;
  readonly help: string | undefined;

  constructor(message: string, offset: number, help?: string) {
    super(message);
    this.offset = offset;
    this.help = help;
  }
}

/** Runs a parser that throws `SyntaxProblem` at the first thing it cannot read. */
export function parse<T>(parser: () => T): Parsed<T> {
  try {
    return parsed(parser());
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    const { message, offset, help } = error;
    return { ok: false, message, offset, ...(help !== undefined && { help }) };
  }
}
