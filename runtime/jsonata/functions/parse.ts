import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";

/** `$parse`: the value of a JSON text (AWS's own, in place of `$eval`). Throws D3137 when it is not JSON. */
export const $parse = /* @__PURE__ */ builtin("parse", "<s-:x>", parse);

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Object.is(value, -0) ? 0 : value;
  } catch {
    throw new JsonataError("D3137", "Invalid JSON", { token: "parse", value: text, index: 1 });
  }
}
