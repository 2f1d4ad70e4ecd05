// A parsed JSONata expression. Positions are offsets in the text, behind the token that they tell of.

/** A JSONata expression (https://docs.jsonata.org), told apart by `kind`. */
export type Tree =
  | Literal
  | Pattern
  | Context
  | Root
  | Variable
  | Path
  | Wildcard
  | Parent
  | Negation
  | Binary
  | Range
  | ArrayTree
  | ObjectTree
  | Block
  | Condition
  | Otherwise
  | Bind
  | Lambda
  | Call
  | Partial
  | Chain
  | Transform
  | Filtered
  | Grouped
  | Kept;

interface Positioned {
  readonly position: number;
}

export interface Literal extends Positioned {
  readonly kind: "literal";
  readonly value: null | boolean | number | string;
}
/** A regular expression; `flags` are of `i` and `m`. */
export interface Pattern extends Positioned {
  readonly kind: "pattern";
  readonly source: string;
  readonly flags: string;
}
/** `$` */
export interface Context extends Positioned {
  readonly kind: "context";
}
/** `$$` */
export interface Root extends Positioned {
  readonly kind: "root";
}
/** `$total`; the name is without the `$`. */
export interface Variable extends Positioned {
  readonly kind: "variable";
  readonly name: string;
}

/** `a.b[0].(c + d)`: steps, each of which works on what the one before it found. */
export interface Path extends Positioned {
  readonly kind: "path";
  readonly steps: readonly Step[];
  /** A step has `[]`: one value stays a list. */
  readonly keepArray: boolean;
  /** Its tuples go on into the path around it, with the variables that they bind. */
  readonly tuples: boolean;
  readonly group?: readonly Pair[];
}

export interface Step extends Positioned {
  readonly of: Name | Sort | Tree;
  readonly stages: readonly Stage[];
  /** `@$x` binds each value and stays where it was. */
  readonly focus?: string;
  /** `#$i` binds the position of each value. */
  readonly index?: string;
  /** What `%` in a later step calls the value that this step started from. */
  readonly ancestor?: string;
  /** The step binds something, so that from here on there are tuples. */
  readonly tuples: boolean;
  /** The step is an array constructor, whose array is one value. */
  readonly isArray: boolean;
}
export interface Name extends Positioned {
  readonly kind: "name";
  readonly name: string;
}
/** `^(>a, b)` */
export interface Sort extends Positioned {
  readonly kind: "sort";
  readonly terms: readonly Term[];
}
export interface Term {
  readonly by: Tree;
  readonly descending: boolean;
}
/** `[…]`, or `#$i` behind one. */
export type Stage =
  | { readonly kind: "filter"; readonly test: Tree; readonly position: number }
  | { readonly kind: "index"; readonly name: string };

/** `*` and `**` on their own. */
export interface Wildcard extends Positioned {
  readonly kind: "wildcard" | "descendants";
}
/** `%`: the value that a step started from, by the name that the step has for it. */
export interface Parent extends Positioned {
  readonly kind: "parent";
  readonly ancestor: string;
}

export interface Negation extends Positioned {
  readonly kind: "negation";
  readonly operand: Tree;
}
export type Operator =
  "+" | "-" | "*" | "/" | "%" | "&" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "and" | "or" | "in";
export interface Binary extends Positioned {
  readonly kind: "binary";
  readonly operator: Operator;
  readonly left: Tree;
  readonly right: Tree;
}
/** `a..b`, an item of an array. */
export interface Range extends Positioned {
  readonly kind: "range";
  readonly from: Tree;
  readonly to: Tree;
}
export interface ArrayTree extends Positioned {
  readonly kind: "array";
  readonly items: readonly Tree[];
}
export interface ObjectTree extends Positioned {
  readonly kind: "object";
  readonly pairs: readonly Pair[];
}
export interface Pair {
  readonly key: Tree;
  readonly value: Tree;
}
export interface Block extends Positioned {
  readonly kind: "block";
  readonly body: readonly Tree[];
}
export interface Condition extends Positioned {
  readonly kind: "condition";
  readonly test: Tree;
  readonly then: Tree;
  readonly else?: Tree;
}
/** `a ?: b`, unless `a` is true; `a ?? b`, unless `a` is there. Newer than what AWS runs. */
export interface Otherwise extends Positioned {
  readonly kind: "otherwise";
  readonly operator: "?:" | "??";
  readonly value: Tree;
  readonly otherwise: Tree;
}
export interface Bind extends Positioned {
  readonly kind: "bind";
  readonly name: string;
  readonly value: Tree;
}
export interface Lambda extends Positioned {
  readonly kind: "lambda";
  readonly parameters: readonly string[];
  /** Such as `<n-n:n>`. */
  readonly signature?: string;
  readonly body: Tree;
}
export interface Call extends Positioned {
  readonly kind: "call";
  readonly of: Tree;
  readonly arguments: readonly Tree[];
  /** It is the last thing that its lambda does. */
  readonly isTail: boolean;
}
/** `f(?, 1)`; `undefined` for what is open. */
export interface Partial extends Positioned {
  readonly kind: "partial";
  readonly of: Tree;
  readonly arguments: readonly (Tree | undefined)[];
}
/** `a ~> f`; where `to` is a call, `a` becomes its first argument. */
export interface Chain extends Positioned {
  readonly kind: "chain";
  readonly value: Tree;
  readonly to: Tree;
}
/** `|pattern|update, delete|` */
export interface Transform extends Positioned {
  readonly kind: "transform";
  readonly pattern: Tree;
  readonly update: Tree;
  readonly delete?: Tree;
}
/** Predicates behind what is no step of a path: `$x[0]`. */
export interface Filtered extends Positioned {
  readonly kind: "filtered";
  readonly value: Tree;
  readonly stages: readonly Stage[];
}
/** A grouping behind what is no path: `$x{a: b}`. */
export interface Grouped extends Positioned {
  readonly kind: "grouped";
  readonly value: Tree;
  readonly pairs: readonly Pair[];
}
/** `[]` behind what is no path: `$f()[]`. */
export interface Kept extends Positioned {
  readonly kind: "kept";
  readonly value: Tree;
}
