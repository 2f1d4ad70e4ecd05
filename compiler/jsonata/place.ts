import type { Code, ItemFields } from "./code.js";
import type { JsonataScope } from "./scope.js";
import type { Lambda, Tree } from "./tree.js";

/** Where an expression stands: what it may refer to, and by which names. */
export interface Place {
  readonly scope: JsonataScope;
  readonly context: Context;
  readonly root: Context;
  readonly frame: Frame | undefined;
  /** The identifiers in sight. */
  readonly taken: ReadonlySet<string>;
  /** How many functions that may run later, or several times, are around it. */
  readonly depth: number;
  /** Texts that TypeScript knows to be no `undefined`, in functions of this depth. */
  readonly present?: { readonly texts: ReadonlySet<string>; readonly depth: number };
  /** The lambda that is being written. */
  readonly lambda?: LambdaSite;
  /** Functions are called that take what is left out from the context. */
  readonly passesContext: boolean;
}

/** `$` */
export interface Context {
  readonly code: Code;
  /** What a path starts from: the whole input is one item even when it is an array. */
  readonly start: Code;
  /** A path works on each of its items, if it turns out to be an array. */
  readonly isItem: boolean;
  /** The fields that the function around gets of it, as far as they are read. */
  readonly fields?: ItemFields;
}

/** The variables of a block, a lambda, or a tuple. */
export interface Frame {
  readonly parent: Frame | undefined;
  readonly depth: number;
  readonly variables: ReadonlyMap<string, Variable>;
  /** The statements of a block, and which of them is being written. */
  readonly body: readonly Tree[];
  at: number;
}

export interface Variable {
  readonly name: string;
  readonly identifier: string;
  /** The statement that alone assigns it; -1 where there is no such one. */
  readonly statement: number;
  /** Assigned for certain when what follows is run. */
  isAssigned: boolean;
  /** It may be assigned by what has been written so far, or it is read before it is. */
  isHoisted: boolean;
  /** Until it is assigned, one around it counts. */
  needsUnset: boolean;
  /** What is known of it: of a constant only. */
  code: Code;
  /** The function that it holds, and how that is called. */
  lambda?: LambdaFacts;
  /** It is a field of a tuple, and is read. */
  isRead: boolean;
  /** Of a parameter of which only fields are read: these. */
  fields?: ItemFields;
}

export interface LambdaFacts {
  readonly tree: Lambda;
  /** It is a plain function, which takes as many arguments as it has parameters. */
  readonly isPlain: boolean;
  /** It may give a sequence that is not finished. */
  readonly givesSequence: boolean;
}

/** What writing a lambda brings to light. */
export interface LambdaSite {
  /** A variable holds it, so that it may call itself. */
  readonly isBound: boolean;
  /** It ends with a call that is made when it is done. */
  defers: boolean;
  givesSequence: boolean;
}
