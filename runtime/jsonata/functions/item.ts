import { isSequence, sequence } from "../sequence.js";

/** What a function gave for several items, as a sequence: of more than one result, each is an item, an array where it is a list. */
export function results(found: readonly unknown[]): readonly unknown[] {
  if (found.length > 1)
    for (let at = 0; at < found.length; at++)
      if (isSequence(found[at])) return sequence(found.map(listOf));
  return sequence(found);
}

function listOf(result: unknown): unknown {
  return isSequence(result) ? Array.from(result) : result;
}
