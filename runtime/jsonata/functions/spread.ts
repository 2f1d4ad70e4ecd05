import { builtin } from "../builtin.js";
import { isObject, put } from "../object.js";
import { sequence } from "../sequence.js";

/**
 * `$spread`: an object, or each object of an array, as objects of one key each; of an array it is an array, even of one. Anything
 * else is given as it is.
 */
export const $spread = /* @__PURE__ */ builtin("spread", "<x-:a<o>>", spread);

function spread(value: unknown): unknown {
  if (!Array.isArray(value) && !isObject(value)) return value;
  return Array.isArray(value) && value.length > 0 ? parts(value) : sequence(parts(value));
}

function parts(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(parts);
  if (!isObject(value)) return [value];
  return Object.keys(value).map((key) => {
    const part = {};
    put(part, key, value[key]);
    return part;
  });
}
