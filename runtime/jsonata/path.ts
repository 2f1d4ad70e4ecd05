import { isObject } from "./object.js";

/**
 * What names find, one after the other, from a value: `undefined` for nothing, the value itself for one, an array for more (JSONata,
 * "Sequences"). An array on the way stands for each of its items. Names are those of fields of objects, nothing else has any.
 */
export function path(value: unknown, name: string, ...more: readonly string[]): unknown {
  let found = next(value, name, more.length === 0);
  for (let at = 0; at < more.length; at++)
    found = next(found, more[at] as string, at === more.length - 1);
  return found;
}

function next(found: unknown, name: string, isLast: boolean): unknown {
  if (isObject(found)) return found[name];
  return Array.isArray(found) ? ofEach(found, name, isLast) : undefined;
}

/** The fields of all items: in the end as a value, before as a list. */
function ofEach(items: readonly unknown[], name: string, isLast: boolean): unknown {
  const found: unknown[] = [];
  let count = 0;
  let lone: readonly unknown[] | undefined;
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    const value = isObject(item) ? item[name] : ofInner(item, name);
    if (value === undefined) continue;
    count++;
    if (Array.isArray(value)) {
      lone = value;
      for (const one of value) found.push(one);
    } else found.push(value);
  }
  // A list that one item has is what it is, even of one.
  return isLast ? (count === 1 && lone ? lone : only(found)) : found;
}

/** The fields of the objects in an array that is an item itself. */
function ofInner(item: unknown, name: string): unknown {
  return Array.isArray(item) ? only(ofEach(item, name, false) as readonly unknown[]) : undefined;
}

function only(found: readonly unknown[]): unknown {
  return found.length > 1 ? found : found[0];
}
