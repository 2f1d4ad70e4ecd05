import type { Readable } from "../4-analyse/readable.js";
import type { ObjectShape, Shape } from "../4-analyse/shape.js";

/** A value that generated code has in scope: how to write it, and what is known of it. */
export interface Known {
  readonly text: string;
  readonly shape: Shape;
  /** It may be `undefined`, of which the shape says nothing. */
  readonly missing?: boolean;
  /** What is unknown of it TypeScript lets nobody read from: it is a variable, or what was read of one, not a view. */
  readonly isRaw?: boolean;
}

/** What an expression may refer to, and where it notes what it imports. */
export interface EmitScope {
  /** What `$` stands for: the state input, the effective input, a result, … */
  readonly $: Known;
  /** What is known of `$$.Variables`. */
  readonly variables: ObjectShape;
  /** Of `$$.Map.Item.Value`, in an ItemSelector. */
  readonly item?: Shape;
  /** `$states.result` and `$states.errorOutput`, where there are any. */
  readonly result?: Known;
  readonly error?: Known;
  readonly imports: Imports;
  /** Comparisons of JSONata that come before in the same function, from which TypeScript may have drawn conclusions. */
  readonly compared?: Set<string>;
}

/** What is known of all that an expression may refer to. */
export function readable({ $, variables, item, result, error }: EmitScope): Readable {
  return {
    $: $.shape,
    variables,
    ...(item && { item }),
    ...(result && { result: result.shape }),
    ...(error && { error: error.shape }),
  };
}

/** What the module imports of the runtime; noting a name gives the identifier to write. */
export interface Imports {
  /** A value of `heaviside/runtime/v1`. */
  value(name: string): string;
  /** A type of `heaviside/runtime/v1`. */
  type(name: string): string;
  /** A function of `heaviside/runtime/intrinsics`. */
  intrinsic(name: string): string;
  /** A value of `heaviside/runtime/jsonata`. */
  jsonata(name: string): string;
  /** A value of `heaviside/runtime/services`. */
  services(name: string): string;
}

/** An expression as TypeScript text. */
export interface Emitted {
  readonly text: string;
  readonly shape: Shape;
  /** The expression may give `undefined`: what it reads may be missing. */
  readonly missing: boolean;
}
