import { isTrue } from "./truth.js";

/** `a ?? b`: the value, or what stands in for it where there is none. */
export function ifMissing(value: unknown, otherwise: () => unknown): unknown {
  return value === undefined ? otherwise() : value;
}

/** `a ?: b`: the value, or what stands in for it where it does not count as true. */
export function ifFalse(value: unknown, otherwise: () => unknown): unknown {
  return isTrue(value) ? value : otherwise();
}
