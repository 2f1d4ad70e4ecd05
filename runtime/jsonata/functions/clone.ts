import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";
import { isObject, put } from "../object.js";

/** `$clone`: a copy that shares nothing with its original. */
export const $clone = /* @__PURE__ */ builtin("clone", "<(oa)-:o>", clone);

/** A deep copy of a value; functions stay the same ones. Throws D1001 for a number that JSON does not have. */
export function clone(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value))
    throw new JsonataError("D1001", `Number out of range: ${value}`, { value });
  if (Array.isArray(value)) return value.map(clone);
  if (!isObject(value)) return value;
  const copy = {};
  for (const key of Object.keys(value)) put(copy, key, clone(value[key]));
  return copy;
}
