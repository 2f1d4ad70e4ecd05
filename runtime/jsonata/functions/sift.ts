import { taking } from "../apply.js";
import { builtin } from "../builtin.js";
import { tick } from "../limits.js";
import { type ObjectValue, put } from "../object.js";
import { finish } from "../sequence.js";
import { isTrue } from "../truth.js";
import type { Callable } from "./contract.js";

/** `$sift`: the object with those keys for which a function of value, key and object is true; nothing without any. */
export const $sift = /* @__PURE__ */ builtin("sift", "<o-f?:o>", sift);

function sift(object: ObjectValue | undefined, f?: Callable): ObjectValue | undefined {
  if (object === undefined || f === undefined) return object;
  const result: { [name: string]: unknown } = {};
  const call = taking(f, 3);
  for (const key of Object.keys(object)) {
    tick();
    if (isTrue(finish(call(object[key], key, object)))) put(result, key, object[key]);
  }
  return Object.keys(result).length > 0 ? result : undefined;
}
