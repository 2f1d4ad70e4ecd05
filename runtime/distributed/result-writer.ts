import { utf8Length } from "../limit.js";
import type { Location } from "../ports/ports.js";
import { resultWriterFailed } from "./failures.js";
import { mapRunName } from "./map-run.js";
import type { ChildStatus, MapRun } from "./map-run.js";
import { chosen, compacted, transformed } from "./result-records.js";
import type { Transformation } from "./result-records.js";

/** A ResultWriter whose expressions are evaluated (ASL, "ResultWriter"). */
export interface EvaluatedWriter {
  /** Absent: nothing is written, the results are only transformed. */
  readonly Resource?: string;
  /** The value of Parameters or Arguments: `{Bucket, Prefix?}`. */
  readonly arguments?: unknown;
  readonly WriterConfig?: { readonly [field: string]: unknown };
}

/** The result of a Map whose results were exported. */
export interface ExportedResult {
  readonly MapRunArn: string;
  readonly ResultWriterDetails: { readonly Bucket: string; readonly Key: string };
}

/** What a distributed Map comes to, and what has to be written before. */
export interface Written {
  readonly value: readonly unknown[] | ExportedResult;
  readonly files: readonly { readonly location: Location; readonly text: string }[];
}

type Status = "FAILED" | "PENDING" | "SUCCEEDED";

/**
 * The result of a distributed Map. Without a writer it is the children's outputs and failures, without a Resource their
 * results (COMPACT by default). With one, there are files for them (NONE by default) below `<Prefix>/<Map Run id>/`:
 *
 * - `SUCCEEDED_0.json`, `FAILED_0.json` (failed, timed out, aborted) and `PENDING_0.json` (never started), each only
 *   if there is something to put into it: a JSON array, or with OutputType JSONL a line each, in a `.jsonl` file;
 * - `manifest.json`: `{DestinationBucket, MapRunArn, ResultFiles: {FAILED, PENDING, SUCCEEDED: [{Key, Size}]}}`.
 *
 * Call it for a Map Run that failed, too: AWS exports what there is. Throws `States.ResultWriterFailed`.
 */
export function writtenResults(writer: EvaluatedWriter | undefined, run: MapRun): Written {
  if (writer === undefined) return { value: compacted(run.children), files: [] };
  const config = writer.WriterConfig ?? {};
  const outputType = chosen("OutputType", config["OutputType"], ["JSON", "JSONL"]);
  if (writer.Resource === undefined) {
    const transformation = transformationOf(config, ["COMPACT", "NONE", "FLATTEN"]);
    return { value: transformed(run, run.children, transformation), files: [] };
  }
  const transformation = transformationOf(config, ["NONE", "COMPACT", "FLATTEN"]);
  const { Bucket, folder } = destination(writer, run);
  const written: Written["files"][number][] = [];

  const files = (status: Status): readonly { readonly Key: string; readonly Size: number }[] => {
    const children = run.children.filter((child) => fileOf[child.status] === status);
    if (children.length === 0) return [];
    const results = transformed(run, children, transformation);
    const text = outputType === "JSON" ? JSON.stringify(results) : lines(results);
    const Key = `${folder}/${status}_0.${outputType === "JSON" ? "json" : "jsonl"}`;
    written.push({ location: { Bucket, Key }, text });
    return [{ Key, Size: utf8Length(text) }];
  };
  const manifest = {
    DestinationBucket: Bucket,
    MapRunArn: run.mapRunArn,
    ResultFiles: {
      FAILED: files("FAILED"),
      PENDING: files("PENDING"),
      SUCCEEDED: files("SUCCEEDED"),
    },
  };
  const Key = `${folder}/manifest.json`;
  written.push({ location: { Bucket, Key }, text: JSON.stringify(manifest) });
  const value = { MapRunArn: run.mapRunArn, ResultWriterDetails: { Bucket, Key } };
  return { value, files: written };
}

const fileOf: Readonly<Record<ChildStatus, Status>> = {
  SUCCEEDED: "SUCCEEDED",
  FAILED: "FAILED",
  TIMED_OUT: "FAILED",
  ABORTED: "FAILED",
  PENDING: "PENDING",
};

function transformationOf(
  config: { readonly [field: string]: unknown },
  choices: readonly [Transformation, ...Transformation[]],
): Transformation {
  return chosen("Transformation", config["Transformation"], choices);
}

function lines(results: readonly unknown[]): string {
  return results.map((result) => `${JSON.stringify(result)}\n`).join("");
}

/** The folder is `<Prefix>/<id>`, with the Prefix as it stands and a slash between them only if it ends in none. */
function destination(
  writer: EvaluatedWriter,
  run: MapRun,
): { readonly Bucket: string; readonly folder: string } {
  if (!/^arn:[^:]+:states:[^:]*:[^:]*:s3:putObject$/.test(writer.Resource ?? "")) {
    throw resultWriterFailed(`A ResultWriter writes by s3:putObject, not by ${writer.Resource}.`);
  }
  const Bucket = text(writer.arguments, "Bucket");
  if (Bucket === undefined || Bucket === "") {
    throw resultWriterFailed('The ResultWriter needs a "Bucket".');
  }
  const prefix = text(writer.arguments, "Prefix") ?? "";
  const slash = prefix === "" || prefix.endsWith("/") ? "" : "/";
  return { Bucket, folder: `${prefix}${slash}${mapRunName(run.mapRunArn).id}` };
}

function text(given: unknown, name: string): string | undefined {
  const value: unknown =
    typeof given === "object" && given !== null && Object.hasOwn(given, name)
      ? (given as { readonly [name: string]: unknown })[name]
      : undefined;
  if (value === undefined || typeof value === "string") return value;
  throw resultWriterFailed(
    `The "${name}" of the ResultWriter must be a string, but is ${JSON.stringify(value)}.`,
  );
}
