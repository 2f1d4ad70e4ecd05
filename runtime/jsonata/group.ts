import { JsonataError } from "./error.js";
import { keyOf, type ItemFunction } from "./fields.js";
import { tick } from "./limits.js";
import { areItems } from "./list.js";
import { put } from "./object.js";
import type { End } from "./follow.js";

/** A key, which is a name or an expression, and the value of an object constructor: the value is given all items of the key. */
export interface Pair {
  readonly key: string | ItemFunction;
  readonly value: (items: unknown) => unknown;
}

/** `name: value` */
export function pair(key: Pair["key"], value: Pair["value"]): Pair {
  return { key, value };
}

/** `{name: value}` behind a path: an object of what was found. */
export function groupBy(...pairs: readonly Pair[]): End {
  return { kind: "end", of: (items) => grouped(items, pairs) };
}

/**
 * An object of the items that are alike in a key; without any item, of nothing. Throws T1003 for a key that is no text,
 * D1009 when two pairs have the same key.
 */
export function group(found: unknown, ...pairs: readonly Pair[]): { [name: string]: unknown } {
  return grouped(Array.isArray(found) ? found : [found], pairs);
}

/** The same of a list. */
export function grouped(
  items: readonly unknown[],
  pairs: readonly Pair[],
): { [name: string]: unknown } {
  const groups = new Map<string, Group>();
  for (let i = 0; i < (items.length || 1); i++)
    for (let at = 0; at < pairs.length; at++) {
      tick();
      const item = items[i];
      const name = nameOf(keyOf((pairs[at] as Pair).key, item));
      if (name === undefined) continue;
      let group = groups.get(name);
      if (group === undefined) groups.set(name, (group = { at, data: [] }));
      else if (group.at !== at) throw duplicate(name);
      group.data.push(item);
    }
  const result: { [name: string]: unknown } = {};
  groups.forEach(({ at, data }, name) => {
    const value = (pairs[at] as Pair).value(lone(data));
    if (value !== undefined) put(result, name, value);
  });
  return result;
}

interface Group {
  /** Which of the pairs made it. */
  readonly at: number;
  readonly data: unknown[];
}

/** What the values of an object are given of a list: its only item, or all of them as one list. */
export function lone(context: unknown): unknown {
  if (!Array.isArray(context)) return context;
  if (context.length < 2) return context[0] as unknown;
  if (areItems(context)) return context;
  const items: readonly unknown[] = context.filter((item) => item !== undefined);
  return items.length < 2 ? items[0] : items.flat();
}

/** A key as it was computed. Throws T1003. */
export function nameOf(key: unknown): string | undefined {
  if (key === undefined || typeof key === "string") return key;
  throw new JsonataError(
    "T1003",
    `Key in object structure must evaluate to a string; got: ${JSON.stringify(key)}`,
  );
}

export function duplicate(name: string): JsonataError {
  return new JsonataError(
    "D1009",
    `Multiple key definitions evaluate to same key: ${JSON.stringify(name)}`,
  );
}
