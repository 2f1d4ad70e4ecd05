import { isObject } from "./object.js";

/**
 * Whether a value counts as true (`$boolean`): not null, zero, an empty text, an empty object, a function, an array without
 * a true item.
 */
export function isTrue(value: unknown): boolean {
  switch (typeof value) {
    case "boolean":
      return value;
    case "string":
      return value !== "";
    case "number":
      return value !== 0 && !Number.isNaN(value);
    case "object":
      if (Array.isArray(value)) return value.some(isTrue);
      return isObject(value) && Object.keys(value).length > 0;
    default:
      return false;
  }
}
