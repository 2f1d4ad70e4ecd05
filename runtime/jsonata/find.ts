import type { ItemFunction } from "./fields.js";
import { isObject, type ObjectValue } from "./object.js";
import { several } from "./sequence.js";

/** The field of an object; of an array, the fields of all objects in it, however deep. A name that objects inherit has `field`. */
export function find(item: unknown, name: string): unknown {
  if (isObject(item)) return item[name];
  return Array.isArray(item)
    ? oneOrMany(ofEach(item, name, false) as readonly unknown[])
    : undefined;
}

/** The fields of all items: in the end as a value, before as a list. */
export function ofEach(items: readonly unknown[], name: string, isLast: boolean): unknown {
  const found: unknown[] = [];
  let count = 0;
  let lone: readonly unknown[] | undefined;
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    const value = isObject(item) ? item[name] : find(item, name);
    if (value === undefined) continue;
    count++;
    if (Array.isArray(value)) for (const one of (lone = value)) found.push(one);
    else found.push(value);
  }
  // A list that one item has is what it is, even of one.
  return isLast ? (count === 1 && lone ? lone : oneOrMany(found)) : found;
}

/** A step by a name that every JavaScript object has, such as `constructor`. */
export function field(name: string): ItemFunction {
  const own = (item: unknown): unknown => {
    if (Array.isArray(item)) return findAll(item, own);
    return isObject(item) && Object.hasOwn(item, name) ? item[name] : undefined;
  };
  return (_, item) => own(item);
}

/**
 * `*`: the values of an object, or the items of an array. An array among them stands for its items, however deep, and then even one
 * value is a list.
 */
export function wildcard(item: unknown): unknown {
  if (typeof item !== "object" || item === null) return undefined;
  const values = valuesOf(item).filter((value) => value !== undefined);
  if (values.some(Array.isArray)) return values.flat(Infinity);
  return oneOrMany(values);
}

/** `**`: the value and everything in it, but for arrays, which stand for their items. */
export function descendants(item: unknown): unknown {
  const found: unknown[] = [];
  descend(item, found);
  return oneOrMany(found);
}

function descend(value: unknown, found: unknown[]): void {
  if (!Array.isArray(value)) found.push(value);
  if (typeof value === "object" && value !== null)
    for (const one of valuesOf(value)) descend(one, found);
}

function valuesOf(value: object): readonly unknown[] {
  return Array.isArray(value) ? value : Object.values(value as ObjectValue);
}

function findAll(items: readonly unknown[], step: (item: unknown) => unknown): unknown {
  const found: unknown[] = [];
  for (const item of items) {
    const value = step(item);
    if (Array.isArray(value)) for (const one of value) found.push(one);
    else if (value !== undefined) found.push(value);
  }
  return oneOrMany(found);
}

/** What was found, as a value: nothing, the only one, or all of them (JSONata, "Sequences"). */
export function oneOrMany<Item>(found: Item[]): Item[] | Item | undefined;
export function oneOrMany(found: readonly unknown[]): unknown;
export function oneOrMany(found: readonly unknown[]): unknown {
  return found.length > 1 ? several(found) : found[0];
}
