import { isObject, type ObjectValue } from "./object.js";
import { path } from "./path.js";

/** What names find from an item of a path: `({ price, quantity }) => …`. It is not asked for names that every object has. */
export type Fields = ObjectValue;

/** What a path does for each item: it is given what names find from the item, and the item itself. */
export type ItemFunction<Result = unknown> = (fields: Fields, item: unknown) => Result;

/** A function that `$map` and the like call with each item: `f` is given the fields of the item, and whatever else they give. */
export function each(
  f: (fields: Fields, second: unknown, third: unknown) => unknown,
): (item: unknown, second: unknown, third: unknown) => unknown {
  return (item, second, third) => f(fieldsOf(item), second, third);
}

/** What items are ordered or grouped by, a name or an expression, of one item. */
export function keyOf(key: string | ItemFunction, item: unknown): unknown {
  if (typeof key !== "string") return key(fieldsOf(item), item);
  return isObject(item) ? item[key] : path(item, key);
}

/** What names find from an item: of an array, the fields of all objects in it; of anything but an object, nothing. */
export function fieldsOf(item: unknown): Fields {
  if (isObject(item)) return item;
  return Array.isArray(item)
    ? new Proxy(nothing, { get: (_, name) => path(item, name as string) }) // no symbol is asked for
    : nothing;
}

const nothing: Fields = {};
