import type { Shape } from "../4-analyse/shape.js";

// What is known of a value while code is written: the set of what it may be, one bit each.

export const kinds = {
  missing: 1,
  null: 2,
  boolean: 4,
  /** Finite. */
  number: 8,
  /** Infinite, or no number at all. */
  infinite: 16,
  string: 32,
  array: 64,
  object: 128,
  function: 256,
  /** A sequence of none or one that is not finished yet. */
  sequence: 512,
} as const;

export type Kinds = number;

/** Every kind, as long as it is finished. */
export const anything: Kinds = 511;

/** Any value that was read as JSON. */
const json: Kinds =
  kinds.null | kinds.boolean | kinds.number | kinds.string | kinds.array | kinds.object;

/** Neither an array nor an object, nor a function. */
export const scalars: Kinds =
  kinds.null | kinds.boolean | kinds.number | kinds.infinite | kinds.string;

/** Whether a value is one of these for certain. */
export function isOnly(known: Kinds, some: Kinds): boolean {
  return (known & ~some) === 0;
}

/** Whether a value may be one of these. */
export function maybe(known: Kinds, some: Kinds): boolean {
  return (known & some) !== 0;
}

/** The kinds of what a shape tells of, when there is a value. */
export function kindsOf(shape: Shape): Kinds {
  switch (shape.kind) {
    case "unknown":
      return json;
    case "tuple":
      return kinds.array;
    case "union":
      return shape.members.reduce((all: Kinds, member) => all | kindsOf(member), 0);
    default:
      return kinds[shape.kind];
  }
}

/** The kinds that the letter of a signature stands for; of a result, such as `s` in `<s-:s>`. */
export function kindsOfResult(signature: string | undefined): Kinds {
  const letter = signature?.match(/:([a-z])[^:]*>$/)?.[1] ?? "x";
  return results[letter] ?? anything;
}

const results: { readonly [letter: string]: Kinds } = {
  b: kinds.boolean,
  n: kinds.number | kinds.infinite,
  s: kinds.string,
  o: kinds.object,
};
