import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";

/**
 * `$partition`: the array cut into arrays of `size` items, the last one of what is left (AWS's own). A size is rounded towards zero;
 * of size 0 there is nothing. Throws D3020 for a negative size.
 */
export const $partition = /* @__PURE__ */ builtin("partition", "<an:a>", partition);

function partition(items: readonly unknown[] | undefined, size: number | undefined) {
  if (items === undefined || size === undefined) return undefined;
  const step = Math.trunc(size);
  if (step < 0)
    throw new JsonataError(
      "D3020",
      "Second argument of partition function must evaluate to a positive number",
      { token: "partition", value: size, index: 2 },
    );
  if (step === 0) return undefined;
  return Array.from({ length: Math.ceil(items.length / step) }, (_, i) =>
    items.slice(i * step, (i + 1) * step),
  );
}
