import { arityOf, taking } from "../apply.js";
import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";
import { tick } from "../limits.js";
import type { Callable } from "./contract.js";

/**
 * `$reduce`: what a function makes of an initial value (the first item when missing) and each item in turn; it gets the result so
 * far, the item, its index and the array. Throws D3050 for a function of less than two arguments.
 */
export const $reduce = /* @__PURE__ */ builtin("reduce", "<afj?:j>", reduce);

function reduce(
  array: readonly unknown[] | undefined,
  f: Callable | undefined,
  initial?: unknown,
): unknown {
  if (array === undefined || f === undefined) return undefined;
  if (arityOf(f) < 2)
    throw new JsonataError(
      "D3050",
      "The second argument of reduce function must be a function with at least two arguments",
      { token: "reduce", index: 1 },
    );
  let [result, at] = initial === undefined ? [array[0], 1] : [initial, 0];
  const call = taking(f, 4);
  for (; at < array.length; at++) {
    tick();
    result = call(result, array[at], at, array);
  }
  return result;
}
