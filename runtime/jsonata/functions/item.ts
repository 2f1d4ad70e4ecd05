import { isSequence } from "../sequence.js";

/** What a function gave, as an item of a result: an array, not the only value of it. */
export function item(value: unknown): unknown {
  return isSequence(value) ? [...value] : value;
}
