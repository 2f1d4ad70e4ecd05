import type { Shape } from "../4-analyse/shape.js";
import type { Known } from "../5-emit/scope.js";
import type { Kinds } from "./kinds.js";

/** What a JSONata expression may refer to, and how that is written. */
export interface JsonataScope {
  /** The fields of `$states` that the place has: `input`, `result`, `errorOutput`, `context`. */
  readonly states?: {
    readonly [field: string]: Known & {
      /** How it is written where nothing is read from it. */
      readonly whole?: string;
    };
  };
  /** A variable by its name without `$`; `undefined` when there is none. */
  variable(name: string): Known | undefined;
  /** `$` and `$$`, and what names at the top are fields of. Not in ASL, where nothing is read of it. */
  readonly context?: Known & {
    /** The same as an array of one, if it is an array: what a path starts from, to which an input is always one item. */
    readonly start?: string;
  };
  /** An `Environment`: what `$now()`, `$random()` and the like ask. */
  readonly environment: string;
  readonly imports: JsonataImports;
  /** Whether parameters and variables are declared with types. */
  readonly isTyped: boolean;
  /** Comparisons in code before this, from which TypeScript may have drawn conclusions; more are noted in it. */
  readonly compared?: Set<string>;
  /** Nobody reads the text: it need only be fast. */
  readonly isInlined?: boolean;
  /** Names that the text may not declare, beside those that the scope itself writes and those of the runtime. */
  readonly reserved?: ReadonlySet<string>;
}

/** Where what is imported is noted; the identifier to write comes back. */
export interface JsonataImports {
  /** A value of `heaviside/runtime/jsonata`. */
  jsonata(name: string): string;
  /** The same of a function that cannot fail with what it is given. */
  safely(name: string): string;
}

/** A JSONata expression as TypeScript. */
export interface EmittedJsonata {
  /** An expression, perhaps of several lines. It gives the value, or `undefined` for none; it throws a `JsonataError`. */
  readonly text: string;
  /** The same as what stands behind the arrow of a function: an expression, or statements in braces. */
  readonly body: string;
  readonly shape?: Shape;
  /** It may give `undefined`. */
  readonly missing: boolean;
  /** What it may give. */
  readonly kinds: Kinds;
}
