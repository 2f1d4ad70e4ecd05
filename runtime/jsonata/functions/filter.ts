import { taking } from "../apply.js";
import { builtin } from "../builtin.js";
import { tick } from "../limits.js";
import { finish, sequence } from "../sequence.js";
import { isTrue } from "../truth.js";
import type { Callable } from "./contract.js";

/** `$filter`: the items for which a function of item, index and array is true. */
export const $filter = /* @__PURE__ */ builtin("filter", "<af>", filter);

function filter(array: readonly unknown[] | undefined, f: Callable | undefined) {
  if (array === undefined || f === undefined) return undefined;
  const call = taking(f, 3);
  const left: unknown[] = [];
  for (let i = 0; i < array.length; i++) {
    tick();
    if (isTrue(finish(call(array[i], i, array)))) left.push(array[i]);
  }
  return sequence(left);
}
