import { Ajv, type AnySchemaObject, type ErrorObject, type FuncKeywordDefinition } from "ajv";
import type { SchemaValidateFunction, ValidateFunction } from "ajv";
import { named, type Schema } from "./schemas/index.js";
import type { Group } from "./schemas/schema.js";

/** What one schema finds wrong with a value, in ajv's words. */
export type Finding = ErrorObject<string, Record<string, unknown>, unknown> & {
  /** The schema of the value that the finding is about. */
  readonly parentSchema: Schema;
};

/** Validates a value by a schema: everything wrong with it, not the first thing alone. */
export function findings(schema: Schema, value: unknown): readonly Finding[] {
  const validate = compiled(schema);
  if (validate(value)) return [];
  // With `verbose` every error carries its schema, which is one of ours.
  return (validate.errors ?? []) as unknown as readonly Finding[];
}

// Compiling a schema takes milliseconds, and there are few: each is compiled once, when it is first needed.
const validators = new WeakMap<Schema, ValidateFunction>();
let ajv: Ajv | undefined;

function compiled(schema: Schema): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  ajv ??= newAjv();
  const validate = ajv.compile(schema);
  validators.set(schema, validate);
  return validate;
}

function newAjv(): Ajv {
  const created = new Ajv({
    allErrors: true,
    verbose: true,
    strict: true,
    strictTypes: false,
    allowUnionTypes: true,
    ownProperties: true,
    messages: false,
  });
  for (const annotation of ["called", "language", "foreign", "expression", "place"])
    created.addKeyword(annotation);
  created.addKeyword(groupKeyword("exactlyOne", (present) => present.length !== 1));
  created.addKeyword(groupKeyword("atMostOne", (present) => present.length > 1));
  created.addKeyword(groupKeyword("atLeastOne", (present) => present.length === 0));
  for (const [name, schema] of Object.entries(named)) created.addSchema(schema, name);
  return created;
}

interface Fields {
  readonly [field: string]: unknown;
}
type GroupTest = (present: readonly string[]) => boolean;

/** A keyword over groups of fields, with one finding for each group that fails. */
function groupKeyword(keyword: string, fails: GroupTest): FuncKeywordDefinition {
  const validate: SchemaValidateFunction = (
    groups: readonly Group[],
    value: Fields,
    parentSchema?: AnySchemaObject,
  ): boolean => {
    validate.errors = groups
      .map((group) => ({ group, present: group.filter((field) => isThere(value, field)) }))
      .filter(({ present }) => fails(present))
      .map((params) => ({ keyword, params, ...(parentSchema && { parentSchema }) }));
    return validate.errors.length === 0;
  };
  return { keyword, type: "object", schemaType: "array", errors: true, validate };
}

// `"End": false` says nothing: it neither ends the scope nor stands against Next.
const isThere = (value: Fields, field: string): boolean =>
  Object.hasOwn(value, field) && value[field] !== false;
