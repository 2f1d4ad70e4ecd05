import { builtin } from "../builtin.js";
import { isObject } from "../object.js";
import { sequence } from "../sequence.js";

/** `$keys`: the keys of an object, or of all objects of an array, each once. */
export const $keys = /* @__PURE__ */ builtin("keys", "<x-:a<s>>", keys);

function keys(value: unknown): readonly unknown[] {
  if (isObject(value)) return sequence(Object.keys(value));
  const found = new Set<string>();
  collect(value, found);
  return sequence([...found]);
}

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, found);
  else if (isObject(value)) for (const key of Object.keys(value)) found.add(key);
}
