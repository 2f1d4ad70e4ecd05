import { ofEach } from "./find.js";
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

/** The same of one name. */
export function named(value: unknown, name: string): unknown {
  return next(value, name, true);
}

function next(found: unknown, name: string, isLast: boolean): unknown {
  if (isObject(found)) return found[name];
  return Array.isArray(found) ? ofEach(found, name, isLast) : undefined;
}
