import { builtin } from "../builtin.js";
import { spend } from "../limits.js";

/** `$append`: the items of both; what is no array counts as one item. When one of them is missing, the other as it is. */
export const $append = /* @__PURE__ */ builtin("append", "<xx:a>", append);

function append(first: unknown, second: unknown): unknown {
  if (first === undefined) return second;
  if (second === undefined) return first;
  const [before, after] = [items(first), items(second)];
  spend(before.length + after.length);
  return [...before, ...after];
}

/** The items of an array; anything else is one item. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
