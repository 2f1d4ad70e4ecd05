import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";

/**
 * `$partition`: the array cut into arrays of `size` items, the last one of what is left; without a size one array of all (AWS's own). A
 * size is rounded towards zero; of size 0, and of no items, there is nothing. Throws D3137 for a negative size.
 */
export const $partition = /* @__PURE__ */ builtin("partition", "<an?:a>", partition, 2);

function partition(items: readonly unknown[] | undefined, size?: number) {
  if (items === undefined) return undefined;
  if (size === undefined) return [items];
  if (size <= -1)
    throw new JsonataError("D3137", "Second argument must be zero or greater", {
      token: "partition",
      value: size,
      index: 2,
    });
  const step = Math.trunc(size);
  if (step === 0 || items.length === 0) return undefined;
  return Array.from({ length: Math.ceil(items.length / step) }, (_, i) =>
    items.slice(i * step, (i + 1) * step),
  );
}
