import type { Item } from "../../runtime/context.js";
import { computed } from "../../runtime/run.js";
import type { Computed, Context } from "../../runtime/types.js";
import { readDataset } from "../map/reader.js";
import type { Test } from "./evaluate.js";

/** An ItemReader, whatever its data. */
export interface Reader {
  readonly Resource: string;
  Parameters?($: unknown, $$: Context): unknown;
  readonly ReaderConfig?: { readonly [field: string]: unknown };
  readonly MaxItems?: Computed<unknown>;
}

/**
 * The items that a reader finds in the data which the call gives for it; `undefined` when it gives none.
 * Throws what its expressions throw, and `States.ItemReaderFailed`.
 */
export function givenItems(
  test: Test,
  reader: Reader,
  input: unknown,
): readonly Item[] | undefined {
  const { options, note, $$ } = test;
  const maxItems = computed(reader.MaxItems, input, $$);
  reader.Parameters?.(input, $$);
  const data = options.stateConfiguration?.mapItemReaderData;
  if (data === undefined) return undefined;
  const items = readDataset(
    {
      Resource: "arn:aws:states:::s3:getObject",
      arguments: { Bucket: "bucket", Key: "key" },
      ReaderConfig: { ...reader.ReaderConfig, InputType: inputType(reader, data) },
      ...(maxItems !== undefined && { maxItems }),
    },
    { "bucket/key": typeof data === "string" ? data : JSON.stringify(data) },
  ).map(({ Key, Value }, Index) => ({ Index, Value, ...(Key !== undefined && { Key }) }));
  const values = items.map(({ Value }) => Value);
  if (reader.ReaderConfig?.["ItemsPointer"] !== undefined) note("afterItemsPointer", values);
  return items;
}

/** How the data are written. What has no text of its own, such as a listing, is given as a list of its items. */
function inputType({ ReaderConfig }: Reader, data: unknown): string {
  const type = ReaderConfig?.["InputType"];
  return typeof data === "string" && (type === "CSV" || type === "JSONL") ? type : "JSON";
}
