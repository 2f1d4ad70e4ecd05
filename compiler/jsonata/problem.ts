import type { Code } from "../diagnostics/catalogue.js";

/** Something in an expression that cannot have been meant, at one of its words. */
export interface ExpressionProblem {
  readonly code: Code;
  /** The word. */
  readonly token: string;
  /** Behind the word. */
  readonly position: number;
  readonly message: string;
  readonly help?: string | undefined;
}
