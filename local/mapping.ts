import type { Item } from "../runtime/context.js";
import { iterationInput } from "../runtime/distributed/reader.js";
import type { ErasedMap } from "../runtime/map-runs.js";
import type { View } from "../runtime/types.js";
import type { Attempt } from "./attempt.js";

/** One attempt of a Map, inline or distributed. */
export interface Mapping {
  readonly attempt: Attempt;
  readonly map: ErasedMap;
  /** The effective input. */
  readonly input: View<unknown>;
  /** 0 for no limit. */
  readonly concurrency: number;
}

/** What each iteration is started with. Throws what ItemSelector throws. */
export function selected(mapping: Mapping, items: readonly Item[]): readonly unknown[] {
  const { $$ } = mapping.attempt.completing;
  const { ItemSelector } = mapping.map;
  if (ItemSelector === undefined) return items.map(iterationInput);
  return items.map((item) => $$.selecting(item, () => ItemSelector(mapping.input, $$)));
}
