import { apply3 } from "../apply.js";
import { builtin } from "../builtin.js";
import type { Callable } from "./contract.js";
import { results } from "./item.js";

/** `$map`: what a function gives for each item, its index and the array; without what is nothing. */
export const $map = /* @__PURE__ */ builtin("map", "<af>", map);

function map(array: readonly unknown[] | undefined, f: Callable | undefined) {
  if (array === undefined || f === undefined) return undefined;
  const found: unknown[] = [];
  for (let i = 0; i < array.length; i++) {
    const result = apply3(f, array[i], i, array);
    if (result !== undefined) found.push(result);
  }
  return results(found);
}
