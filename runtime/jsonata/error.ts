/** What a failure tells beside its code and message. */
export interface JsonataErrorDetails {
  /** Offset in the expression, where it is known. */
  readonly position?: number;
  /** The part of the expression, or the name of the function, that the message speaks of. */
  readonly token?: string;
  readonly value?: unknown;
  readonly value2?: unknown;
  /** The number of an argument, from 1. */
  readonly index?: number;
}

/** A JSONata expression that cannot be compiled (S…), or that failed: a type (T…), a value (D…), a limit (U1001). */
export class JsonataError extends Error {
  declare readonly code: string;
  declare readonly position?: number;
  declare readonly token?: string;
  declare readonly value?: unknown;
  declare readonly value2?: unknown;
  declare readonly index?: number;

  constructor(code: string, message: string, details: JsonataErrorDetails = {}) {
    super(message);
    this.name = "JsonataError";
    Object.assign(this, { code }, details);
  }
}
