import { isSequence, sequence } from "../sequence.js";

/** What a function gave for several items, as a sequence: of more than one result, each is an item, an array where it is a list. */
export function results(found: readonly unknown[]): readonly unknown[] {
  const areItems = found.length < 2 || !found.some(isSequence);
  return sequence(areItems ? found : found.map((one) => (isSequence(one) ? Array.from(one) : one)));
}
