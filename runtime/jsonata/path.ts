import { ofEach } from "./find.js";
import { isObject } from "./object.js";

/**
 * What names find, one after the other, from a value: `undefined` for nothing, the value itself for one, an array for more (JSONata,
 * "Sequences"). An array on the way stands for each of its items. Names are those of fields of objects, nothing else has any.
 */
export function path(
  value: unknown,
  name: string,
  second?: string,
  third?: string,
  ...more: readonly string[]
): unknown {
  const found = next(value, name, second === undefined);
  if (second === undefined) return found;
  if (third === undefined) return next(found, second, true);
  return path(next(found, second, false), third, ...more);
}

function next(found: unknown, name: string, isLast: boolean): unknown {
  if (isObject(found)) return found[name];
  return Array.isArray(found) ? ofEach(found, name, isLast) : undefined;
}
