import type { Value } from "./types.js";

/**
 * What an object holds under a name of its own; `undefined` for what JSON does not have: the `length` of a string, the
 * `constructor` of anything.
 */
export function own(value: unknown, name: string): Value | null | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** What an array holds at an index; `undefined` beyond its ends, and for anything that is no array. */
export function at(value: unknown, index: number): Value | null | undefined {
  return Array.isArray(value) ? value[index] : undefined;
}

/** Whether the value is a JSON object: neither an array nor null. */
export function isObject(value: unknown): value is { readonly [name: string]: Value | null } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
