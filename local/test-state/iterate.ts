import type { Item } from "../../runtime/context.js";
import { computed } from "../../runtime/run.js";
import { itemsIn } from "../../runtime/items.js";
import { failure } from "../../runtime/step.js";
import type { Computed, Context, MapTransition } from "../../runtime/types.js";
import { batchItems } from "../../runtime/distributed/batch.js";
import {
  checkTolerance,
  exceedsTolerance,
  toleranceExceeded,
  type Tolerance,
} from "../../runtime/distributed/tolerance.js";
import type { Test, Worked } from "./evaluate.js";
import { givenItems, type Reader } from "./given-items.js";
import { invalidCall } from "./rejected.js";

/**
 * What a Map does around its iterations: finds the items and makes the inputs of them. None is run; the mock says what
 * they came to, unless more of them failed than the Map bears.
 * Throws what its expressions throw, and TestStateError when more iterations failed than there are.
 */
export function iterate(test: Test, transition: MapTransition): Worked | undefined {
  // Nobody knows here what the Map's data are.
  const map = transition.join as Erased;
  const { $$, note, options } = test;
  const { input } = transition;
  const limits = limitsOf(test, map, input);
  const items = itemsOf(test, map, transition);
  const inputs = items && selected(test, map, input, items);
  const batches = inputs && batched(test, map, input, inputs);
  note("maxConcurrency", computed(map.MaxConcurrency, input, $$) ?? 0);
  for (const [limit, value] of Object.entries(limits))
    note(
      limit === "ToleratedFailureCount" ? "toleratedFailureCount" : "toleratedFailurePercentage",
      value,
    );

  const failed = options.stateConfiguration?.mapIterationFailureCount ?? 0;
  const count = batches?.length ?? failed;
  if (failed > count)
    throw invalidCall(
      "Map iteration failure count must be less than or equal to the number of Map iterations",
    );
  // Without any tolerance in the definition the service does not fail the Map for the count.
  const isBearable = Object.keys(limits).length === 0 || !exceedsTolerance(limits, failed, count);
  return isBearable ? undefined : { kind: "failed", failure: failure(toleranceExceeded()) };
}

function limitsOf({ $$ }: Test, map: Erased, input: unknown): Tolerance {
  const count = computed(map.ToleratedFailureCount, input, $$);
  const percentage = computed(map.ToleratedFailurePercentage, input, $$);
  const limits = {
    ...(count !== undefined && { ToleratedFailureCount: count }),
    ...(percentage !== undefined && { ToleratedFailurePercentage: percentage }),
  };
  checkTolerance(limits);
  return limits;
}

/** The items, unless a reader would have to read them and the call does not say what. */
function itemsOf(
  test: Test,
  { ItemReader }: Erased,
  { items = [], input }: MapTransition,
): readonly Item[] | undefined {
  if (ItemReader !== undefined) return givenItems(test, ItemReader, input);
  const values = typeof items === "function" ? items() : items;
  if (test.subject.language === "JSONPath") test.note("afterItemsPath", values);
  return itemsIn(values).map((item, Index) => ({ Index, ...item }));
}

function selected(
  { note, $$ }: Test,
  map: Erased,
  input: unknown,
  items: readonly Item[],
): readonly unknown[] {
  if (map.ItemSelector === undefined)
    return items.map(({ Key, Value }) => (Key === undefined ? Value : { Key, Value }));
  const inputs = items.map((item) => $$.selecting(item, () => map.ItemSelector?.(input, $$)));
  note("afterItemSelector", inputs);
  return inputs;
}

function batched(
  { note, $$ }: Test,
  { ItemBatcher }: Erased,
  input: unknown,
  items: readonly unknown[],
): readonly unknown[] {
  if (ItemBatcher === undefined) return items;
  const most = computed(ItemBatcher.MaxItemsPerBatch, input, $$);
  const bytes = computed(ItemBatcher.MaxInputBytesPerBatch, input, $$);
  const BatchInput = ItemBatcher.BatchInput?.(input, $$);
  const batches = batchItems(items, {
    ...(most !== undefined && { MaxItemsPerBatch: most }),
    ...(bytes !== undefined && { MaxInputBytesPerBatch: bytes }),
    ...(BatchInput !== undefined && { BatchInput }),
  });
  note("afterItemBatcher", batches);
  return batches;
}

/** A Map is generic in its data. */
interface Erased {
  readonly MaxConcurrency?: Computed<unknown>;
  readonly ToleratedFailureCount?: Computed<unknown>;
  readonly ToleratedFailurePercentage?: Computed<unknown>;
  ItemSelector?($: unknown, $$: Context): unknown;
  readonly ItemReader?: Reader;
  readonly ItemBatcher?: {
    BatchInput?($: unknown, $$: Context): unknown;
    readonly MaxItemsPerBatch?: Computed<unknown>;
    readonly MaxInputBytesPerBatch?: Computed<unknown>;
  };
}
