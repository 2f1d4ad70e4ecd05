import { JsonataError } from "./error.js";
import type { Whole } from "./path.js";

/** What an order goes by. Of tuples, the function is given one. */
export interface Term<Item = unknown> {
  readonly of: (item: Item) => unknown;
  readonly descending: boolean;
}

export function ascending<Item = unknown>(of: (item: Item) => unknown): Term<Item> {
  return { of, descending: false };
}

export function descending<Item = unknown>(of: (item: Item) => unknown): Term<Item> {
  return { of, descending: true };
}

/**
 * `^(a, >b)`: items in the order of numbers or texts; those without come last. Throws T2007 for terms of two types, T2008 for
 * a term of any other type.
 */
export function orderBy(...terms: readonly Term[]): Whole {
  return { kind: "whole", of: (items) => ordered(items, terms) };
}

/** The items in order; equal ones stay as they were. */
export function ordered<Item>(
  items: readonly Item[],
  terms: readonly Term<Item>[],
): readonly Item[] {
  if (items.length < 2) return items;
  const rows = items.map((item) => ({ item, keys: [] as unknown[] }));
  type Row = (typeof rows)[number];
  const key = ({ item, keys }: Row, at: number, term: Term<Item>) =>
    at < keys.length ? keys[at] : (keys[at] = term.of(item));
  rows.sort((a, b) => {
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] as Term<Item>;
      const sign = order(key(a, at, term), key(b, at, term), term.descending);
      if (sign !== 0) return sign;
    }
    return 0;
  });
  return rows.map(({ item }) => item);
}

function order(a: unknown, b: unknown, isDescending: boolean): number {
  if (a === undefined) return b === undefined ? 0 : 1;
  if (b === undefined) return -1;
  if (!isOrdered(a) || !isOrdered(b))
    throw new JsonataError(
      "T2008",
      "The expressions within an order-by clause must evaluate to numeric or string values",
      { value: isOrdered(a) ? b : a },
    );
  if (typeof a !== typeof b)
    throw new JsonataError(
      "T2007",
      `Type mismatch when comparing values ${JSON.stringify(a)} and ${JSON.stringify(b)} in order-by clause`,
      { value: a, value2: b },
    );
  if (a === b) return 0;
  return a < b === isDescending ? 1 : -1;
}

function isOrdered(value: unknown): value is number | string {
  return typeof value === "number" || typeof value === "string";
}
