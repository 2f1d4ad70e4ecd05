import type { Item } from "../../runtime/context.js";
import { failure } from "../../runtime/step.js";
import { computed } from "../../runtime/run.js";
import type { AnyMap, ItemBatcher, ItemReader, MapTransition, View } from "../../runtime/types.js";
import { batchItems } from "../map/batch.js";
import { readDataset } from "../map/reader.js";
import {
  checkTolerance,
  exceedsTolerance,
  toleranceExceeded,
  type Tolerance,
} from "../map/tolerance.js";
import type { Test, Worked } from "./evaluate.js";
import { invalidCall } from "./rejected.js";

/**
 * What a Map does around its iterations: finds the items and makes the inputs of them. None is run; the mock says what
 * they came to, unless more of them failed than the Map bears.
 * Throws what its expressions throw, and TestStateError when more iterations failed than there are.
 */
export function iterate(test: Test, transition: MapTransition): Worked | undefined {
  const { note, options, subject } = test;
  const { join, input } = transition;
  const limits = limitsOf(test, join, input);
  const items = itemsOf(test, transition);
  const inputs = items && selected(test, join, input, items);
  const batches = inputs && join.ItemBatcher && batched(test, join.ItemBatcher, input, inputs);
  note("maxConcurrency", computed(join.MaxConcurrency, input, test.$$) ?? 0);
  noteLimits(test, limits);

  const failed = options.stateConfiguration?.mapIterationFailureCount ?? 0;
  const count = (batches ?? inputs)?.length;
  if (count !== undefined && failed > count)
    throw invalidCall(
      "Map iteration failure count must be less than or equal to the number of Map iterations",
    );
  // The service takes a failure count for tolerated where the definition has no tolerance at all.
  const hasTolerance = Object.keys(limits).length > 0 && subject.type === "Map";
  if (!hasTolerance || !exceedsTolerance(limits, failed, count ?? failed)) return undefined;
  return { kind: "failed", failure: failure(toleranceExceeded()) };
}

function limitsOf({ $$ }: Test, map: AnyMap, input: unknown): Tolerance {
  const count = computed(map.ToleratedFailureCount, input, $$);
  const percentage = computed(map.ToleratedFailurePercentage, input, $$);
  const limits = {
    ...(count !== undefined && { ToleratedFailureCount: count }),
    ...(percentage !== undefined && { ToleratedFailurePercentage: percentage }),
  };
  checkTolerance(limits);
  return limits;
}

function noteLimits({ note }: Test, limits: Tolerance): void {
  const { ToleratedFailureCount: count, ToleratedFailurePercentage: percentage } = limits;
  if (count !== undefined) note("toleratedFailureCount", count);
  if (percentage !== undefined) note("toleratedFailurePercentage", percentage);
}

function itemsOf(test: Test, { join, items, input }: MapTransition): readonly Item[] | undefined {
  const { note, subject } = test;
  if (join.ItemReader !== undefined) return readItems(test, join.ItemReader, input);
  const values = typeof items === "function" ? items() : (items ?? []);
  if (subject.language === "JSONPath") note("afterItemsPath", values);
  return values.map((Value, Index) => ({ Index, Value: Value as Item["Value"] }));
}

/** The items that the reader finds in the data that was given; not known when none was. */
function readItems(
  { options, note, $$ }: Test,
  reader: ItemReader,
  input: unknown,
): readonly Item[] | undefined {
  const data = options.stateConfiguration?.mapItemReaderData;
  const maxItems = computed(reader.MaxItems, input, $$);
  reader.Parameters?.(input as View<unknown>, $$);
  if (data === undefined) return undefined;
  const [bucket, key] = ["bucket", "key"];
  const items = readDataset(
    {
      Resource: reader.Resource.replace(/:[^:]+$/, ":getObject"),
      arguments: { Bucket: bucket, Key: key },
      ReaderConfig: { InputType: "JSON", ...reader.ReaderConfig },
      ...(maxItems !== undefined && { maxItems }),
    },
    { [`${bucket}/${key}`]: typeof data === "string" ? data : JSON.stringify(data) },
  ).map(({ Key, Value }, Index) => ({ Index, Value, ...(Key !== undefined && { Key }) }) as Item);
  if (reader.ReaderConfig?.["ItemsPointer"] !== undefined)
    note(
      "afterItemsPointer",
      items.map(({ Value }) => Value),
    );
  return items;
}

function selected(
  { note, $$ }: Test,
  map: AnyMap,
  input: unknown,
  items: readonly Item[],
): readonly unknown[] {
  const { ItemSelector } = map;
  if (ItemSelector === undefined)
    return items.map(({ Key, Value }) => (Key === undefined ? Value : { Key, Value }));
  // Nothing is known of the input's type here: a view of it is the value itself.
  const $ = input as View<unknown>;
  const inputs = items.map((item) => $$.selecting(item, () => ItemSelector($, $$)));
  note("afterItemSelector", inputs);
  return inputs;
}

function batched(
  { note, $$ }: Test,
  batcher: ItemBatcher,
  input: unknown,
  items: readonly unknown[],
): readonly unknown[] {
  const most = computed(batcher.MaxItemsPerBatch, input, $$);
  const bytes = computed(batcher.MaxInputBytesPerBatch, input, $$);
  const batches = batchItems(items, {
    ...(most !== undefined && { MaxItemsPerBatch: most }),
    ...(bytes !== undefined && { MaxInputBytesPerBatch: bytes }),
    ...(batcher.BatchInput !== undefined && {
      BatchInput: batcher.BatchInput(input as View<unknown>, $$),
    }),
  });
  note("afterItemBatcher", batches);
  return batches;
}
