import { apply3 } from "../apply.js";
import { builtin } from "../builtin.js";
import { finish, sequence } from "../sequence.js";
import { isTrue } from "../truth.js";
import type { Callable } from "./contract.js";

/** `$filter`: the items for which a function of item, index and array is true. */
export const $filter = /* @__PURE__ */ builtin("filter", "<af>", filter);

function filter(array: readonly unknown[] | undefined, f: Callable | undefined) {
  if (array === undefined || f === undefined) return undefined;
  return sequence(array.filter((value, i) => isTrue(finish(apply3(f, value, i, array)))));
}
