import { taking } from "../apply.js";
import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";
import { tick } from "../limits.js";
import { mergeSorted } from "../merge-sort.js";
import { finish } from "../sequence.js";
import { isTrue } from "../truth.js";
import type { Callable } from "./contract.js";

/**
 * `$sort`: the items in order: numbers or texts by their value, anything by a function that tells whether its first argument belongs
 * after its second. Items that are equal keep their order. Throws D3070 without a function for other or mixed items.
 */
export const $sort = /* @__PURE__ */ builtin("sort", "<af?:a>", sort);

function sort(items: readonly unknown[] | undefined, comparator?: Callable) {
  if (items === undefined || items.length < 2) return items;
  if (comparator !== undefined) {
    const call = taking(comparator, 2);
    return mergeSorted(items, (left, right) => {
      tick();
      return isTrue(finish(call(left, right)));
    });
  }
  if (items.every((item) => typeof item === "number")) return [...Float64Array.from(items).sort()]; // several times as fast as an array's
  if (items.every((item) => typeof item === "string"))
    return items.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  throw new JsonataError(
    "D3070",
    "The single argument form of the sort function can only be applied to an array of strings or an array of numbers.  " +
      "Use the second argument to specify a comparison function",
    { token: "sort", index: 1 },
  );
}
