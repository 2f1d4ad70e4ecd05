import { builtin } from "../builtin.js";
import { type ObjectValue, put } from "../object.js";

/** `$merge`: one object with the keys of all; of several values of a key, the last. */
export const $merge = /* @__PURE__ */ builtin("merge", "<a<o>:o>", merge);

function merge(objects: readonly ObjectValue[] | undefined): ObjectValue | undefined {
  if (objects === undefined) return undefined;
  const result = {};
  for (const object of objects) for (const key in object) put(result, key, object[key]);
  return result;
}
