import { taking } from "../apply.js";
import { builtin } from "../builtin.js";
import { tick } from "../limits.js";
import type { Callable } from "./contract.js";
import { results } from "./item.js";

/** `$map`: what a function gives for each item, its index and the array; without what is nothing. */
export const $map = /* @__PURE__ */ builtin("map", "<af>", map);

function map(array: readonly unknown[] | undefined, f: Callable | undefined) {
  if (array === undefined || f === undefined) return undefined;
  const found: unknown[] = [];
  const call = taking(f, 3);
  for (let i = 0; i < array.length; i++) {
    tick();
    const result = call(array[i], i, array);
    if (result !== undefined) found.push(result);
  }
  return results(found);
}
