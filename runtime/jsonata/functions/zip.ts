import { variadic } from "../builtin.js";

/** `$zip`: arrays of the first items, the second items … of all arrays, as far as the shortest of them reaches. */
export const $zip = /* @__PURE__ */ variadic("zip", "<a+>", zip);

function zip(...arrays: readonly (readonly unknown[] | undefined)[]): readonly unknown[][] {
  const length = Math.min(...arrays.map((array) => array?.length ?? 0));
  return Array.from({ length: arrays.length === 0 ? 0 : length }, (_, i) =>
    arrays.map((array) => array?.[i]),
  );
}
