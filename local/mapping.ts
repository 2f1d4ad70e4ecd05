import type { Item, ScopeContext } from "../runtime/context.js";
import type { AnyMap, Transition, View } from "../runtime/types.js";
import type { Attempt } from "./attempt.js";

/** One attempt of a Map, inline or distributed. */
export interface Mapping {
  readonly attempt: Attempt;
  readonly map: AnyMap;
  /** The effective input. */
  readonly input: unknown;
  /** 0 for no limit. */
  readonly concurrency: number;
}

/** What each iteration is started with. Throws what ItemSelector throws. */
export function selected(mapping: Mapping, items: readonly Item[]): readonly unknown[] {
  const { $$ } = mapping.attempt.completing;
  const { ItemSelector } = mapping.map;
  if (ItemSelector === undefined)
    return items.map(({ Key, Value }) => (Key === undefined ? Value : { Key, Value }));
  // Nothing is known of the input's type here: a view of it is the value itself.
  const $ = mapping.input as View<unknown>;
  return items.map((item) => $$.selecting(item, () => ItemSelector($, $$)));
}

/** Starts one iteration in its scope. */
export function processItem(map: AnyMap, input: unknown, $$: ScopeContext): Transition {
  return (map as Processing).ItemProcessor(input, $$);
}

interface Processing {
  ItemProcessor($: unknown, $$: ScopeContext): Transition;
}
