import { pointer } from "../1-parse/pointer.js";
import type { Json } from "../1-parse/document.js";
import type { Machine, State, TaskState } from "../3-lower/machine.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { isSchema, type Schema } from "./schema-index.js";
import type { SchemaReport } from "./schema-report.js";
import type { Dialect } from "./schema-validators.js";
import { machineStates } from "./states.js";

/**
 * The user's schemas. As a file, beside the machine:
 *
 * ```json
 * {
 *   "input": { "$ref": "#/$defs/Order" },
 *   "results": {
 *     "Charge card": { "$ref": "#/$defs/Charge" },
 *     "arn:aws:lambda:eu-west-1:123456789012:function:pack": { "type": "object", "title": "PackedItem" }
 *   },
 *   "$defs": { "Order": { "type": "object" }, "Charge": { "type": "object" } }
 * }
 * ```
 *
 * `input` describes what an execution starts with, `results` what a Task gives: by the state's name, or by the Resource
 * of all Tasks that have it. Both are JSON Schemas of draft 2020-12, or of draft-07 where `$schema` says so. References
 * stay within the file. A type is called after its key in `$defs` (or `definitions`), or else by its `title`.
 */
export interface SchemaFile {
  readonly root: Schema;
  readonly dialect: Dialect;
  readonly input?: Entry;
  /** By the Task's name. */
  readonly results: ReadonlyMap<string, Entry>;
}
export interface Entry {
  readonly schema: Json;
  /** JSON Pointer in the file. */
  readonly pointer: string;
}

/** Reads the file's outline; what is wrong with it is reported. */
export function readSchemaFile(
  given: string | object,
  machine: Machine,
  report: SchemaReport,
): SchemaFile | undefined {
  const root = typeof given === "string" ? parsed(given, report) : plain(given);
  if (!isSchema(root)) {
    if (root !== undefined)
      report("", {
        message: "The schemas are no JSON object.",
        help: 'Write { "input": { … }, "results": { … } }.',
      });
    return undefined;
  }
  checkFields(root, report);
  const dialect = dialectOf(root, report);
  const results = resultsOf(root, machine, report);
  const input =
    root.input === undefined ? {} : { input: { schema: root.input, pointer: "/input" } };
  return { root, dialect, results, ...input };
}

const fields = [
  "$schema",
  "$id",
  "$comment",
  "title",
  "description",
  "input",
  "results",
  "$defs",
  "definitions",
];
const defaultDialect = "https://json-schema.org/draft/2020-12/schema";

function parsed(text: string, report: SchemaReport): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    report.ofText(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** A copy as JSON sees it, so that a value with accessors or shared parts is read once. */
function plain(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

function checkFields(root: Schema, report: SchemaReport): void {
  const unknown = Object.keys(root).filter((key) => !fields.includes(key));
  if (unknown.includes("type") || unknown.includes("properties")) {
    const message =
      'The schemas are one schema, where an object with "input" and "results" was expected.';
    const help = 'Put the schema of the machine\'s input under "input".';
    report(unknown.includes("type") ? "/type" : "/properties", { message, help });
    return;
  }
  for (const key of unknown) {
    const message = `The schemas have a field "${key}", which is none of "input", "results" and "$defs".`;
    report.ofKey(pointer("", key), { message, help: didYouMean(key, fields) });
  }
}

function dialectOf(root: Schema, report: SchemaReport): Dialect {
  const stated = root.$schema ?? defaultDialect;
  if (typeof stated === "string" && /draft-0[67]\/schema#?$/.test(stated)) return "draft-07";
  if (typeof stated !== "string" || !/draft\/20(19-09|20-12)\/schema#?$/.test(stated)) {
    const message = `The "$schema" of the schemas is ${JSON.stringify(stated)}, where draft-07 or 2020-12 was expected.`;
    report("/$schema", { message, help: `Write "${defaultDialect}".` });
  }
  return "2020-12";
}

function resultsOf(
  root: Schema,
  machine: Machine,
  report: SchemaReport,
): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  if (root.results === undefined) return found;
  if (!isSchema(root.results)) {
    report("/results", {
      message: 'The "results" of the schemas are no object of schemas by state name.',
    });
    return found;
  }
  const states = [...machineStates(machine)];
  const tasks = states.filter((state) => state.type === "Task");
  for (const [target, schema] of Object.entries(root.results)) {
    const byName = tasks.filter(({ name }) => name === target);
    const meant = byName.length > 0 ? byName : tasks.filter((task) => resourceOf(task) === target);
    if (meant.length === 0) reportTarget(target, states, report);
    for (const { name } of meant) {
      // A schema for a state by its name comes before one for its Resource.
      if (byName.length > 0 || !found.has(name))
        found.set(name, { schema, pointer: pointer("/results", target) });
    }
  }
  return found;
}

function reportTarget(target: string, states: readonly State[], report: SchemaReport): void {
  const other = states.find(({ name }) => name === target);
  const candidates = states.flatMap((state) =>
    state.type === "Task"
      ? [state.name, ...(resourceOf(state) === undefined ? [] : [resourceOf(state) ?? ""])]
      : [],
  );
  const message = other
    ? `"${target}" is a ${other.type} state, and only a Task's result has a schema.`
    : `No Task is called "${target}", or has it as its Resource.`;
  const near = other ? undefined : didYouMean(target, candidates);
  const help = near ?? `Remove "${target}" from "results".`;
  report.ofKey(pointer("/results", target), { code: "unknown-schema-target", message, help });
}

function resourceOf({ resource }: TaskState): string | undefined {
  return resource.kind === "literal" ? String(resource.value) : undefined;
}
