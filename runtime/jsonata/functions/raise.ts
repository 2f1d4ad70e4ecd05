import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";

/** `$error`: fails with a message. Throws D3137, always. */
export const $error = /* @__PURE__ */ builtin("error", "<s?:x>", error);

/** `$assert`: fails with a message unless the condition is true. Throws D3141. */
export const $assert = /* @__PURE__ */ builtin("assert", "<bs?:x>", assert);

function error(message?: string): never {
  throw new JsonataError("D3137", message || "$error() function evaluated", { token: "error" });
}

function assert(condition: boolean | undefined, message?: string): undefined {
  if (condition === true) return undefined;
  throw new JsonataError("D3141", message || "$assert() statement failed", { token: "assert" });
}
