import type { Tree } from "../jsonata/tree.js";

// What gives a value when a state runs: constants, templates, paths, intrinsic calls and JSONata.

/** A constant string, perhaps with `${…}` placeholders. */
export type Text = LiteralExpression | TextExpression | Setting;

/** Something that gives a JSON value when a state runs. */
export type Expression =
  | LiteralExpression
  | TextExpression
  | ObjectExpression
  | ArrayExpression
  | IntrinsicExpression
  | JsonataExpression
  | Setting
  | Path;

export interface LiteralExpression {
  readonly kind: "literal";
  readonly value: null | boolean | number | string;
}
/** A constant string with `${…}` placeholders in it. */
export interface TextExpression {
  readonly kind: "text";
  readonly parts: readonly (string | Setting)[];
}
/** A whole value given by a `${…}` placeholder, as the type that its place wants. */
export interface Setting {
  readonly kind: "setting";
  readonly name: string;
  readonly as: "string" | "number" | "boolean" | "array" | "value";
}
export interface ObjectExpression {
  readonly kind: "object";
  readonly fields: readonly Field[];
}
export interface Field {
  /** The key of the value, without `.$`. */
  readonly key: string;
  /** The key as written (`total.$`), which is what AWS's messages call the field. */
  readonly written: string;
  readonly value: Expression;
}
export interface ArrayExpression {
  readonly kind: "array";
  readonly items: readonly Expression[];
}
export interface IntrinsicExpression {
  readonly kind: "intrinsic";
  /** `States.Format` and the like. */
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** As written. */
  readonly text: string;
}

/** `{% … %}` in a JSONata state. */
export interface JsonataExpression {
  readonly kind: "jsonata";
  /** Without the delimiters and the blanks inside them, as AWS's messages quote it. */
  readonly text: string;
  readonly tree: Tree;
  /** The placeholders in it, by the variables that stand for them in the tree. */
  readonly settings: ReadonlyMap<string, Setting>;
  /** The field that it stands in, as AWS names it: `Output/total`. */
  readonly location: string;
}

/** A number as written, or what gives it when the state runs. */
export type ComputedNumber = number | Setting | Path | JsonataExpression;

/** A parsed JSONPath. */
export interface Path {
  readonly kind: "path";
  /** As written: `$.a.b`, `$$.State.Name`, `$total.eur`. */
  readonly text: string;
  /** What it starts from: `$`, `$$` (Context Object) or a variable. */
  readonly root: Root;
  readonly steps: readonly Step[];
  /** Names and indices only: it gives one value or none. */
  readonly definite: boolean;
}
export type Root =
  | { readonly kind: "input" }
  | { readonly kind: "context" }
  | { readonly kind: "variable"; readonly name: string };

export type Step =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "index"; readonly index: number }
  /** `[(@.length-1)]` */
  | { readonly kind: "last"; readonly offset: number }
  /** `.*` or `[*]` */
  | { readonly kind: "wildcard" }
  | { readonly kind: "names"; readonly names: readonly string[] }
  | { readonly kind: "indices"; readonly indices: readonly number[] }
  | { readonly kind: "slice"; readonly from?: number; readonly to?: number }
  | { readonly kind: "filter"; readonly test: Filter }
  /** `..`: the value itself and everything below it, on which the next step works. */
  | { readonly kind: "descend" };

export type Filter =
  | { readonly kind: "and" | "or"; readonly tests: readonly Filter[] }
  /** `@.a` alone: it is there and not null; `!@.a`: it is missing or null. */
  | {
      readonly kind: "exists";
      readonly path: Path;
      readonly from: "item" | "root";
      readonly negated?: boolean;
    }
  | {
      readonly kind: "compare";
      readonly operator: "==" | "!=" | "<" | "<=" | ">" | ">=" | "=~";
      readonly left: Operand;
      readonly right: Operand;
    };
export type Operand =
  | { readonly kind: "literal"; readonly value: null | boolean | number | string }
  | { readonly kind: "regex"; readonly source: string; readonly flags: string }
  /** `@.a` (from: item) or `$.a` (from: root). */
  | { readonly kind: "path"; readonly path: Path; readonly from: "item" | "root" };

/** A path of names and indices only, from `$`: where ResultPath may write. */
export interface ReferencePath {
  readonly text: string;
  readonly steps: readonly (
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "index"; readonly index: number }
  )[];
}
