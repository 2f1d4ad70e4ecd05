import { builtin } from "../builtin.js";

/** `$join`: the texts one after the other, with a separator (nothing when missing) between them. */
export const $join = /* @__PURE__ */ builtin("join", "<a<s>s?:s>", join);

function join(texts: readonly string[] | undefined, separator?: string): string | undefined {
  return texts?.join(separator ?? "");
}
