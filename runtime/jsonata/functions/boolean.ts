import { builtin } from "../builtin.js";
import { isTrue } from "../truth.js";

/** `$boolean`: whether a value counts as true. */
export const $boolean = /* @__PURE__ */ builtin("boolean", "<x-:b>", boolean);

/** `$not`: whether a value counts as false. */
export const $not = /* @__PURE__ */ builtin("not", "<x-:b>", not);

/** `$exists`: whether an expression found a value. */
export const $exists = /* @__PURE__ */ builtin("exists", "<x:b>", exists);

function boolean(value: unknown): boolean | undefined {
  return value === undefined ? undefined : isTrue(value);
}

function not(value: unknown): boolean | undefined {
  return value === undefined ? undefined : !isTrue(value);
}

function exists(value: unknown): boolean {
  return value !== undefined;
}
