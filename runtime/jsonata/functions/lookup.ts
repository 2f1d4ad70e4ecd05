import { builtin } from "../builtin.js";
import { isObject } from "../object.js";
import { sequence } from "../sequence.js";
import { items } from "./append.js";

/** `$lookup`: the value of a key; of an array, the values of the key in all of its objects. */
export const $lookup = /* @__PURE__ */ builtin("lookup", "<x-s:x>", lookup);

function lookup(value: unknown, key: string | undefined): unknown {
  if (key === undefined) return undefined;
  if (!Array.isArray(value))
    return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  const found: unknown[] = [];
  for (const item of value) {
    const one = lookup(item, key);
    if (one !== undefined) found.push(...items(one));
  }
  return sequence(found);
}
