import { taking } from "../apply.js";
import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";
import { tick } from "../limits.js";
import { finish } from "../sequence.js";
import { isTrue } from "../truth.js";
import type { Callable } from "./contract.js";

/**
 * `$single`: the only item, or the only one for which a function of item, index and array is true. Throws D3138 when there are
 * more, D3139 when there is none.
 */
export const $single = /* @__PURE__ */ builtin("single", "<af?>", single);

function single(array: readonly unknown[] | undefined, f?: Callable): unknown {
  if (array === undefined) return undefined;
  const call = f && taking(f, 3);
  const isMatch = (value: unknown, index: number) => {
    tick();
    return call === undefined || isTrue(finish(call(value, index, array)));
  };
  const at = array.findIndex(isMatch);
  if (at < 0) throw failure("D3139", "0");
  for (let i = at + 1; i < array.length; i++)
    if (isMatch(array[i], i)) throw failure("D3138", "more", i);
  return array[at];
}

function failure(code: string, count: string, index?: number): JsonataError {
  return new JsonataError(
    code,
    `The $single() function expected exactly 1 matching result.  Instead it matched ${count}.`,
    { token: "single", ...(index === undefined ? {} : { index }) },
  );
}
