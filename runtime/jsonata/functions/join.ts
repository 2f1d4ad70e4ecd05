import { builtin } from "../builtin.js";

/** `$join`: the texts one after the other, with a separator (nothing when missing) between them. */
export const $join = /* @__PURE__ */ builtin("join", "<a<s>s?:s>", join);

function join(texts: readonly string[] | undefined, separator?: string): string | undefined {
  if (texts === undefined) return undefined;
  let joined = texts[0] ?? "";
  for (let at = 1; at < texts.length; at++)
    joined = joined + (separator ?? "") + (texts[at] as string);
  return joined;
}
