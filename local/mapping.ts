import type { Item } from "../runtime/context.js";
import type { Context, MapState, View } from "../runtime/types.js";
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

/** A Map of whose data nothing is known here. */
export type ErasedMap = Omit<MapState<unknown, unknown, unknown>, "ItemSelector"> & {
  ItemSelector?($: unknown, $$: Context): unknown;
};

/** What each iteration is started with. Throws what ItemSelector throws. */
export function selected(mapping: Mapping, items: readonly Item[]): readonly unknown[] {
  const { $$ } = mapping.attempt.completing;
  const { ItemSelector } = mapping.map;
  if (ItemSelector === undefined)
    return items.map(({ Key, Value }) => (Key === undefined ? Value : { Key, Value }));
  return items.map((item) => $$.selecting(item, () => ItemSelector(mapping.input, $$)));
}
