import { JsonataError } from "./error.js";
import { fieldsOf, type ItemFunction } from "./fields.js";
import { mergeSorted } from "./merge-sort.js";
import type { Whole } from "./follow.js";
import { path } from "./path.js";

/** What an order goes by: a name, or an expression. */
export interface Term {
  readonly of: string | ItemFunction;
  readonly descending: boolean;
}

export function ascending(of: Term["of"]): Term {
  return { of, descending: false };
}

export function descending(of: Term["of"]): Term {
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
export function ordered<Item>(items: readonly Item[], terms: readonly Term[]): readonly Item[] {
  const [first, ...others] = terms;
  if (items.length < 2 || first === undefined) return items;
  const rows: Row<Item>[] = [];
  for (const item of items) rows.push({ item, key: valueOf(first, item), keys: undefined });
  const isAfter = (a: Row<Item>, b: Row<Item>) => {
    let sign = order(a.key, b.key, first.descending);
    for (let at = 0; sign === 0 && at < others.length; at++) {
      const term = others[at] as Term;
      sign = order(keyOf(a, at, term), keyOf(b, at, term), term.descending);
    }
    return sign > 0;
  };
  const sorted = fewByNumber(rows, first.descending) ?? mergeSorted(rows, isAfter);
  return sorted.map(({ item }) => item);
}

/** A few items of which each has a number of its own; `undefined` for any others. */
function fewByNumber<Item>(
  rows: readonly Row<Item>[],
  isDescending: boolean,
): readonly Row<Item>[] | undefined {
  if (rows.length > 16) return undefined;
  const sorted: Row<Item>[] = [];
  for (const row of rows) {
    const key = row.key as number;
    if (!Number.isFinite(key)) return undefined;
    let at = sorted.length;
    for (; at > 0; at--) {
      const before = sorted[at - 1] as Row<Item>;
      if (before.key === key) return undefined;
      if ((before.key as number) < key !== isDescending) break;
      sorted[at] = before;
    }
    sorted[at] = row;
  }
  return sorted;
}

interface Row<Item> {
  readonly item: Item;
  readonly key: unknown;
  /** By the other terms, as far as they were needed. */
  keys: unknown[] | undefined;
}

function valueOf({ of }: Term, item: unknown): unknown {
  return typeof of === "string" ? path(item, of) : of(fieldsOf(item), item);
}

function keyOf(row: Row<unknown>, at: number, term: Term): unknown {
  const keys = (row.keys ??= []);
  if (at >= keys.length) keys[at] = valueOf(term, row.item);
  return keys[at];
}

function order(a: unknown, b: unknown, isDescending: boolean): number {
  if (a === undefined) return b === undefined ? 0 : 1;
  if (b === undefined) return -1;
  if (!isOrdered(a) || !isOrdered(b))
    throw new JsonataError(
      "T2008",
      "The expressions within an order-by clause must evaluate to numeric or string values",
    );
  if (typeof a !== typeof b)
    throw new JsonataError(
      "T2007",
      `Type mismatch when comparing values ${JSON.stringify(a)} and ${JSON.stringify(b)} in order-by clause`,
    );
  return a === b ? 0 : a < b === isDescending ? 1 : -1;
}

function isOrdered(value: unknown): value is number | string {
  return typeof value === "number" || typeof value === "string";
}
