import { isOrdered } from "./compare.js";
import { JsonataError } from "./error.js";
import { keyOf, type ItemFunction } from "./fields.js";
import { mergeSorted } from "./merge-sort.js";
import type { Whole } from "./follow.js";

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
  const [first, ...others] = terms as readonly [Term, ...Term[]]; // an order goes by something
  if (items.length < 2) return items;
  const keys: unknown[] = [];
  for (let at = 0; at < items.length; at++) keys.push(keyOf(first.of, items[at]));
  const isAfter = (left: number, right: number) => {
    let sign = order(keys[left], keys[right], first.descending);
    for (let at = 0; sign === 0 && at < others.length; at++) {
      const term = others[at] as Term;
      sign = order(keyOf(term.of, items[left]), keyOf(term.of, items[right]), term.descending);
    }
    return sign > 0;
  };
  const places = fewNumbers(keys, first.descending) ?? mergeSorted([...keys.keys()], isAfter);
  return places.map((at) => items[at] as Item);
}

/** The places of a few numbers in their order; `undefined` for any other keys, and for equal ones. */
function fewNumbers(keys: readonly unknown[], isDescending: boolean): number[] | undefined {
  if (keys.length > 16) return undefined;
  const places: number[] = [];
  for (let from = 0; from < keys.length; from++) {
    const key = keys[from] as number;
    if (!Number.isFinite(key)) return undefined;
    let at = from;
    for (; at > 0; at--) {
      const before = places[at - 1] as number;
      const other = keys[before] as number;
      if (other === key) return undefined;
      if (other < key !== isDescending) break;
      places[at] = before;
    }
    places[at] = from;
  }
  return places;
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
