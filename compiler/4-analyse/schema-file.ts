import { pointer } from "../1-parse/pointer.js";
import type { Json } from "../1-parse/document.js";
import type { Machine, State, TaskState } from "../3-lower/machine.js";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { isSchema, type Schema } from "./schema-index.js";
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
  diagnostics: Diagnostics,
): SchemaFile | undefined {
  const root = typeof given === "string" ? parsed(given, diagnostics) : plain(given);
  if (!isSchema(root)) {
    if (root !== undefined) badSchema(diagnostics, "The schemas are no JSON object.");
    return undefined;
  }
  checkFields(root, diagnostics);
  const dialect = dialectOf(root, diagnostics);
  const results = resultsOf(root, machine, diagnostics);
  const input =
    root.input === undefined ? {} : { input: { schema: root.input, pointer: "/input" } };
  return { root, dialect, results, ...input };
}

/** Reports that a schema is none, or none that can be used. */
export function badSchema(diagnostics: Diagnostics, message: string, help?: string): void {
  // A path leads into the definition, and this is about another file: the message says where.
  diagnostics.report("bad-schema", { path: "", message, help });
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

function parsed(text: string, diagnostics: Diagnostics): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    badSchema(
      diagnostics,
      `The schemas are no JSON: ${error instanceof Error ? error.message : String(error)}.`,
    );
    return undefined;
  }
}

/** A copy as JSON sees it, so that a value with accessors or shared parts is read once. */
function plain(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

function checkFields(root: Schema, diagnostics: Diagnostics): void {
  const unknown = Object.keys(root).filter((key) => !fields.includes(key));
  if (unknown.includes("type") || unknown.includes("properties")) {
    const message =
      'The schemas are one schema, where an object with "input" and "results" was expected.';
    return badSchema(diagnostics, message, 'Put the schema of the machine\'s input under "input".');
  }
  for (const key of unknown) {
    const message = `The schemas have a field "${key}", which is none of "input", "results" and "$defs".`;
    badSchema(diagnostics, message, didYouMean(key, fields));
  }
}

function dialectOf(root: Schema, diagnostics: Diagnostics): Dialect {
  const stated = root.$schema ?? defaultDialect;
  if (typeof stated === "string" && /draft-0[67]\/schema#?$/.test(stated)) return "draft-07";
  if (typeof stated !== "string" || !/draft\/20(19-09|20-12)\/schema#?$/.test(stated)) {
    const message = `The "$schema" of the schemas is ${JSON.stringify(stated)}, where draft-07 or 2020-12 was expected.`;
    badSchema(diagnostics, message, `Write "${defaultDialect}".`);
  }
  return "2020-12";
}

function resultsOf(
  root: Schema,
  machine: Machine,
  diagnostics: Diagnostics,
): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  if (root.results === undefined) return found;
  if (!isSchema(root.results)) {
    badSchema(diagnostics, 'The "results" of the schemas are no object of schemas by state name.');
    return found;
  }
  const states = [...machineStates(machine)];
  const tasks = states.filter((state) => state.type === "Task");
  for (const [target, schema] of Object.entries(root.results)) {
    const byName = tasks.filter(({ name }) => name === target);
    const meant = byName.length > 0 ? byName : tasks.filter((task) => resourceOf(task) === target);
    if (meant.length === 0) reportTarget(target, states, diagnostics);
    for (const { name } of meant) {
      // A schema for a state by its name comes before one for its Resource.
      if (byName.length > 0 || !found.has(name))
        found.set(name, { schema, pointer: pointer("/results", target) });
    }
  }
  return found;
}

function reportTarget(target: string, states: readonly State[], diagnostics: Diagnostics): void {
  const other = states.find(({ name }) => name === target);
  const candidates = states.flatMap((state) =>
    state.type === "Task"
      ? [state.name, ...(resourceOf(state) === undefined ? [] : [resourceOf(state) ?? ""])]
      : [],
  );
  const message = other
    ? `The schemas describe the result of "${target}", which is a ${other.type}; only a Task's result has a schema.`
    : `The schemas describe the result of "${target}", and no Task is called that or has it as its Resource.`;
  diagnostics.report("unknown-schema-target", {
    path: other?.path ?? "",
    span: other?.span,
    message,
    help: other ? undefined : didYouMean(target, candidates),
  });
}

function resourceOf({ resource }: TaskState): string | undefined {
  return resource.kind === "literal" ? String(resource.value) : undefined;
}
