import { readName } from "../4-analyse/shape-read.js";
import { join } from "../4-analyse/shape-join.js";
import { unknown, type Shape } from "../4-analyse/shape.js";

/** What is known of what a part of an expression gives, before any code is written for it. */
export interface Known {
  /** Of the value, or of each where there may be several. */
  readonly shape: Shape;
  /** It may be an array of such values, one alone, or nothing. */
  readonly several: boolean;
  readonly missing: "never" | "maybe" | "always";
  /** What it was found by, for messages. */
  readonly name?: string;
}

/** Nothing is known. */
export const anythingKnown: Known = { shape: unknown, several: true, missing: "maybe" };

/** One value that is there. */
export function one(shape: Shape): Known {
  return { shape, several: false, missing: "never" };
}

/** One or the other. */
export function eitherOf(a: Known, b: Known): Known {
  const missing = a.missing === b.missing ? a.missing : "maybe";
  if (a.missing === "always") return { ...b, missing };
  if (b.missing === "always") return { ...a, missing };
  return { shape: join(a.shape, b.shape), several: a.several || b.several, missing };
}

/** What a name of a path works on: the items of arrays, at any depth, and everything else itself. */
export function itemsIn(known: Known): Known {
  return opened(known, flat);
}

/** What a predicate works on, and an expression as a step: the items of an array, and everything else itself. */
export function membersIn(known: Known): Known {
  return opened(known, membersOf);
}

/** What a path finds by a name in what it works on. */
export function namedIn(items: Known, name: string): Known {
  if (items.missing === "always") return items;
  const { shape, missing } = readName(items.shape, name);
  if (missing === "always") return { shape: unknown, several: false, missing, name };
  if (items.several) return { shape: membersOf(shape), several: true, missing: "maybe", name };
  return { shape, several: false, missing: items.missing === "never" ? missing : "maybe", name };
}

function opened(known: Known, open: (shape: Shape) => Shape): Known {
  const { shape, missing } = known;
  if (shape.kind === "unknown" && known.several) return known;
  const several = known.several || mayBeArray(shape);
  return { ...known, shape: open(shape), several, missing: several ? "maybe" : missing };
}

function mayBeArray(shape: Shape): boolean {
  return shape.kind === "unknown" || hasArray(shape);
}

function hasArray(shape: Shape): boolean {
  if (shape.kind === "union") return shape.members.some(hasArray);
  return shape.kind === "array" || shape.kind === "tuple";
}

/** The items of arrays, and what is no array. */
function membersOf(shape: Shape): Shape {
  switch (shape.kind) {
    case "array":
      return shape.items;
    case "tuple":
      return shape.items.length === 0 ? unknown : shape.items.reduce(join);
    case "union":
      return hasArray(shape) ? shape.members.map(membersOf).reduce(join) : shape;
    default:
      return shape;
  }
}

/** The same of arrays in arrays. */
function flat(shape: Shape): Shape {
  return hasArray(shape) ? flat(membersOf(shape)) : shape;
}
