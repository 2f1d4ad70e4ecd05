import type { Value } from "../types.js";
import { impossible, missing, path, type Step } from "./step.js";

/**
 * Everything that a path matches, in the order of the data: `select($, "items", all, "sku")` is `$.items[*].sku`.
 * `undefined` where the path fails: at a value that cannot take the next step, or at a last name that is missing outside
 * of `[*]` on an array. A name that is missing on the way matches nothing.
 */
export function select(from: unknown, ...steps: readonly Step[]): (Value | null)[] | undefined {
  const found: (Value | null)[] = [];
  try {
    path(steps, (value) => found.push(value as Value | null))(from);
  } catch (failure) {
    if (failure === missing || failure === impossible) return undefined;
    throw failure;
  }
  return found;
}

/** The one value that a path leads to, or `undefined`: `find($, "items", fromEnd(1), "sku")`. */
export function find(from: unknown, ...steps: readonly Step[]): Value | null | undefined {
  return select(from, ...steps)?.[0];
}

/** `find` for a filter: an index into what is no array fails the whole path, not only the test. */
export function read(from: unknown, ...steps: readonly Step[]): Value | null | undefined {
  let found: Value | null | undefined;
  try {
    path(steps, (value) => (found = value as Value | null))(from);
  } catch (failure) {
    if (failure !== missing) throw failure;
  }
  return found;
}
