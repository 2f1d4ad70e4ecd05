/** A JSON value of which nothing is known: any member may be read, and may turn out to be missing. */
export type Value =
  (string & Members) | (number & Members) | (boolean & Members) | (Value[] & Members) | Members;
export interface Members {
  readonly [name: string]: Value | null | undefined;
}

/** `T` as generated code reads it: what is proven stays as it is, what is `unknown` becomes a `Value`. */
export type View<T> = unknown extends T
  ? Value | null
  : T extends string | number | boolean | null | undefined
    ? T
    : { [Key in keyof T]: View<T[Key]> };
