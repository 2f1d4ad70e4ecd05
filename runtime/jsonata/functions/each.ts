import { taking } from "../apply.js";
import { builtin } from "../builtin.js";
import { tick } from "../limits.js";
import type { ObjectValue } from "../object.js";
import { sequence } from "../sequence.js";
import type { Callable } from "./contract.js";
import { results } from "./item.js";

/** `$each`: what a function gives for the value, the key and the object, of each key. */
export const $each = /* @__PURE__ */ builtin("each", "<o-f:a>", each);

function each(object: ObjectValue | undefined, f: Callable | undefined) {
  if (object === undefined || f === undefined) return sequence([]);
  const found: unknown[] = [];
  const call = taking(f, 3);
  for (const key of Object.keys(object)) {
    tick();
    const result = call(object[key], key, object);
    if (result !== undefined) found.push(result);
  }
  return results(found);
}
