import type { MapRun } from "../../runtime/distributed/map-run.js";
import {
  writtenResults,
  type EvaluatedWriter,
  type Written,
} from "../../runtime/distributed/result-writer.js";

/** The result of a distributed Map; what its ResultWriter writes is put into `objects`. Throws `States.ResultWriterFailed`. */
export function writeResults(
  writer: EvaluatedWriter | undefined,
  run: MapRun,
  objects: Record<string, string>,
): Written["value"] {
  const { value, files } = writtenResults(writer, run);
  for (const { location, text } of files) objects[`${location.Bucket}/${location.Key}`] = text;
  return value;
}
