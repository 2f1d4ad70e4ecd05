/** Where a piece of source text lies: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A JSON value that remembers where it was written. Duplicate keys are kept, in order. */
export type Node = ObjectNode | ArrayNode | StringNode | NumberNode | BooleanNode | NullNode;

export interface ObjectNode {
  readonly kind: "object";
  readonly members: readonly Member[];
  readonly span: Span;
}
export interface Member {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
}
export interface ArrayNode {
  readonly kind: "array";
  readonly items: readonly Node[];
  readonly span: Span;
}
export interface StringNode {
  readonly kind: "string";
  readonly value: string;
  readonly span: Span;
}
export interface NumberNode {
  readonly kind: "number";
  readonly value: number;
  readonly span: Span;
}
export interface BooleanNode {
  readonly kind: "boolean";
  readonly value: boolean;
  readonly span: Span;
}
export interface NullNode {
  readonly kind: "null";
  readonly value: null;
  readonly span: Span;
}

/** A file's name and text, and the JSON (or YAML) value in it. */
export interface Document {
  readonly source: Source;
  readonly root: Node;
  /** Of the state machine in the template that led to it. */
  readonly logicalId?: string;
}

/** The text that spans point into; `fileName` is what messages call it. */
export interface Source {
  readonly fileName: string;
  readonly text: string;
}

/** Any JSON value. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
