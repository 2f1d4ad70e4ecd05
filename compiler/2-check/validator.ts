import type { Json } from "../1-parse/document.js";
import { pointer } from "../1-parse/pointer.js";
import { named, type Schema } from "./schemas/index.js";
import type { Group, TypeName } from "./schemas/schema.js";

/** One thing that a schema finds wrong with a value. */
export interface Finding {
  /** JSON Pointer of the value that the finding is about, from the value that is validated. */
  readonly instancePath: string;
  readonly data: Json;
  /** The schema of that value. */
  readonly parentSchema: Schema;
  readonly keyword: Keyword;
  /** Of `required` the field that is missing, of `additionalProperties` the field that is too many. */
  readonly field?: string;
  /** Of a group of fields: the group, and those of it that are there. */
  readonly group?: Group;
  readonly present?: Group;
}

export type Keyword = Exclude<
  keyof Schema,
  "properties" | "items" | "$ref" | "called" | "language" | "foreign" | "expression" | "place"
>;

/**
 * Validates a value by a schema: everything wrong with it, not the first thing alone. What has the wrong type is
 * looked at no further. Our schemas need a small part of JSON Schema, for which compiling them would take longer than
 * all the rest of a check.
 */
export function findings(schema: Schema, value: Json, instancePath = ""): readonly Finding[] {
  const own = (schema.$ref !== undefined && named[schema.$ref]) || schema;
  const at = { instancePath, data: value, parentSchema: own };
  if (!isOfType(value, own.type)) return [{ ...at, keyword: "type" }];
  const keywords = ownKeywords(own, value).map((keyword) => ({ ...at, keyword }));
  if (isArray(value)) {
    const { items } = own;
    if (!items) return keywords;
    const inner = value.flatMap((item, i) => findings(items, item, pointer(instancePath, i)));
    return [...keywords, ...inner];
  }
  if (typeof value !== "object" || value === null) return keywords;
  const fields = Object.entries(value);
  return [
    ...keywords,
    ...fieldFindings(own, value).map((found) => ({ ...at, ...found })),
    ...fields.flatMap(([field, inner]): readonly Finding[] => {
      const known = schemaOf(own, field);
      if (known === false) return [{ ...at, keyword: "additionalProperties", field }];
      return known ? findings(known, inner, pointer(instancePath, field)) : [];
    }),
  ];
}

interface Fields {
  readonly [field: string]: Json;
}

/** What is wrong with a value by itself, whatever is inside it. */
function ownKeywords(schema: Schema, value: Json): readonly Keyword[] {
  const { minimum = -Infinity, maximum = Infinity, minLength = 0, minItems = 0 } = schema;
  const { minProperties = 0, enum: words } = schema;
  const isWrong: { readonly [keyword in Keyword]?: boolean } = {
    minimum: typeof value === "number" && value < minimum,
    maximum: typeof value === "number" && value > maximum,
    minLength: typeof value === "string" && value.length < minLength,
    enum: words !== undefined && !(typeof value === "string" && words.includes(value)),
    minItems: isArray(value) && value.length < minItems,
    minProperties: isObject(value) && Object.keys(value).length < minProperties,
  };
  return (Object.keys(isWrong) as Keyword[]).filter((keyword) => isWrong[keyword]);
}

type FieldFinding = Pick<Finding, "keyword" | "field" | "group" | "present">;

/** Fields that are missing, and groups of fields of which too many or too few are there. */
function fieldFindings(schema: Schema, value: Fields): readonly FieldFinding[] {
  const missing = (schema.required ?? []).filter((field) => !Object.hasOwn(value, field));
  const groups = (["exactlyOne", "atMostOne", "atLeastOne"] as const).flatMap((keyword) =>
    (schema[keyword] ?? [])
      .map((group) => ({ keyword, group, present: group.filter((one) => isThere(value, one)) }))
      .filter(({ present }) => fails[keyword](present.length)),
  );
  return [...missing.map((field) => ({ keyword: "required" as const, field })), ...groups];
}

const fails = {
  exactlyOne: (count: number) => count !== 1,
  atMostOne: (count: number) => count > 1,
  atLeastOne: (count: number) => count === 0,
} as const;

// `"End": false` says nothing: it neither ends the scope nor stands against Next.
const isThere = (value: Fields, field: string): boolean =>
  Object.hasOwn(value, field) && value[field] !== false;

function schemaOf(
  { properties = {}, additionalProperties }: Schema,
  field: string,
): Schema | false | undefined {
  return Object.hasOwn(properties, field) ? properties[field] : additionalProperties;
}

function isOfType(value: Json, type: TypeName | readonly TypeName[] | undefined): boolean {
  if (type === undefined) return true;
  return typeof type === "string" ? is[type](value) : type.some((one) => is[one](value));
}

const is: { readonly [type in TypeName]: (value: Json) => boolean } = {
  object: isObject,
  array: isArray,
  string: (value) => typeof value === "string",
  number: Number.isFinite,
  integer: Number.isInteger,
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
};

function isObject(value: Json): value is Fields {
  return typeof value === "object" && value !== null && !isArray(value);
}

// Array.isArray alone does not narrow a readonly array.
function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
