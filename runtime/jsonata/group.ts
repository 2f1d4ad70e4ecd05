import { JsonataError } from "./error.js";
import { put } from "./object.js";
import type { End } from "./path.js";

/** A key and the value of an object constructor; both are given an item, the value all items of the key. */
export interface Pair {
  readonly key: (item: unknown) => unknown;
  readonly value: (items: unknown) => unknown;
}

/** `name: value` */
export function pair(key: Pair["key"], value: Pair["value"]): Pair {
  return { key, value };
}

/** `{name: value}` behind a path: an object of what was found. */
export function groupBy(...pairs: readonly Pair[]): End {
  return { kind: "end", of: (items) => group(items, ...pairs) };
}

/**
 * An object of the items that are alike in a key; without any item, of nothing. Throws T1003 for a key that is no text,
 * D1009 when two pairs have the same key.
 */
export function group(found: unknown, ...pairs: readonly Pair[]): { [name: string]: unknown } {
  const items: readonly unknown[] = Array.isArray(found) ? found : [found];
  const groups = new Map<string, { at: number; data: unknown }>();
  for (const item of items.length === 0 ? [undefined] : items)
    for (let at = 0; at < pairs.length; at++) {
      const name = keyOf(pairs[at]?.key(item));
      if (name === undefined) continue;
      const known = groups.get(name);
      if (known === undefined) groups.set(name, { at, data: item });
      else if (known.at !== at) throw duplicate(name);
      else known.data = together(known.data, item);
    }
  const result: { [name: string]: unknown } = {};
  for (const [name, { at, data }] of groups) {
    const value = pairs[at]?.value(data);
    if (value !== undefined) put(result, name, value);
  }
  return result;
}

/** A key as it was computed. Throws T1003. */
export function keyOf(key: unknown): string | undefined {
  if (key === undefined || typeof key === "string") return key;
  throw new JsonataError(
    "T1003",
    `Key in object structure must evaluate to a string; got: ${JSON.stringify(key)}`,
    { value: key },
  );
}

export function duplicate(name: string): JsonataError {
  return new JsonataError(
    "D1009",
    `Multiple key definitions evaluate to same key: ${JSON.stringify(name)}`,
    { value: name },
  );
}

/** What the values of an object are given of a list: its items as one value. */
export function lone(context: unknown): unknown {
  return Array.isArray(context) ? context.reduce(together, undefined) : context;
}

/** Two values, or lists, as one. */
export function together(a: unknown, b: unknown): unknown {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return ([] as unknown[]).concat(a, b);
}
