import { builtin } from "../builtin.js";

/** `$type`: `null`, `number`, `string`, `boolean`, `array`, `object` or `function`. */
export const $type = /* @__PURE__ */ builtin("type", "<x:s>", type);

function type(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
