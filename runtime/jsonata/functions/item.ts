import { isSequence, sequence } from "../sequence.js";

/** What a function gave for several items, as a sequence: of more than one result, each is an item, an array where it is a list. */
export function results(found: readonly unknown[]): readonly unknown[] {
  return sequence(found.length > 1 ? found.map(item) : found);
}

function item(value: unknown): unknown {
  return isSequence(value) ? Array.from(value) : value;
}
