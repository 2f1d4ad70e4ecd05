import { iterationInput, type EvaluatedReader } from "../../runtime/distributed/reader.js";
import { readDataset as reading } from "../../runtime/distributed/reader.js";
import type { MapItem } from "../../runtime/distributed/reader-config.js";
import { listed } from "./listing.js";
import { textIn, type Objects } from "./objects.js";

/** What a listing cannot know from objects that are given as text. */
export interface DatasetOptions {
  /** LastModified of every object, in epoch seconds. Default: 0. */
  readonly lastModified?: number;
}

/**
 * Reads the dataset of a distributed Map from `objects`, each item with its key and its source.
 * Throws `States.ItemReaderFailed` with AWS's texts where they are known.
 */
export function readDataset(
  reader: EvaluatedReader,
  objects: Objects,
  { lastModified = 0 }: DatasetOptions = {},
): readonly MapItem[] {
  const steps = reading(reader);
  let next = steps.next();
  while (next.done !== true) {
    const asked = next.value;
    next = steps.next(
      "text" in asked ? textIn(objects, asked.text) : listed(objects, asked.list, lastModified),
    );
  }
  return next.value;
}

/**
 * The dataset of a distributed Map as the inputs of its iterations, when there is no ItemSelector.
 * Throws as `readDataset`.
 */
export function readItems(
  reader: EvaluatedReader,
  objects: Objects,
  options: DatasetOptions = {},
): readonly unknown[] {
  return readDataset(reader, objects, options).map(iterationInput);
}
