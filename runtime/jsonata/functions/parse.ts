import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";

/** `$parse`: the value of a JSON text (AWS's own, in place of `$eval`). Throws D3120 when it is not JSON. */
export const $parse = /* @__PURE__ */ builtin("parse", "<s-:x>", parse);

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Object.is(value, -0) ? 0 : value;
  } catch (error) {
    throw new JsonataError("D3120", `Syntax error in JSON text: ${(error as Error).message}`, {
      token: "parse",
      value: text,
      index: 1,
    });
  }
}
