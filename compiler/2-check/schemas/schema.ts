/** The query language that a state's fields are of (ASL, "Query Language"). */
export type QueryLanguage = "JSONPath" | "JSONata";

/**
 * What the text at a place means. The schemas say it once; the rules for paths, templates, timestamps and JSONata
 * find their places by it.
 */
export type Place =
  /** Any JSONPath: InputPath, OutputPath. */
  | "path"
  /** Where to write: ResultPath. */
  | "write-path"
  /** A path to one value, from the input, the Context Object or a variable: Variable, SecondsPath, … */
  | "value-path"
  /** A path to one value, or an intrinsic call that gives a string: ErrorPath, CausePath. */
  | "text-path"
  /** A payload template (JSONPath). */
  | "template"
  /** A constant that AWS does not look into: Result. */
  | "result"
  /** A constant beside which there is a field for a path. */
  | "constant"
  | "timestamp"
  /** A JSONata string, or a value that may hold some at any depth. */
  | "jsonata";

/** The part of JSON Schema that the schemas use, and what they say beyond it. */
export interface Schema {
  readonly type?: TypeName | readonly TypeName[];
  readonly properties?: { readonly [field: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: false | Schema;
  readonly minProperties?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  /** Another schema, by its name: what makes rules inside rules finite. */
  readonly $ref?: string;

  /** Groups of fields of which one must be there, and one alone. */
  readonly exactlyOne?: readonly Group[];
  /** Groups of fields of which at most one may be there. */
  readonly atMostOne?: readonly Group[];
  /** Groups of fields of which at least one must be there. */
  readonly atLeastOne?: readonly Group[];
  /** What an object of this kind is called in messages, with its article: `a Task state`. */
  readonly called?: string;
  /** The language of this object's fields, where the other language has others. */
  readonly language?: QueryLanguage;
  /** The fields that the other query language has here. */
  readonly foreign?: readonly string[];
  /** The value may be a JSONata string instead. */
  readonly expression?: true;
  readonly place?: Place;
}

export type TypeName = "object" | "array" | "string" | "number" | "integer" | "boolean" | "null";
export type Group = readonly string[];

/** One kind of object in both query languages. */
export type PerLanguage = { readonly [language in QueryLanguage]: Schema };

interface Fields {
  readonly [field: string]: Schema | PerLanguage;
}

/** What both languages have of an object, and what either has. */
export interface ObjectKind {
  readonly called: string;
  readonly shared: Fields;
  readonly JSONPath?: Fields;
  readonly JSONata?: Fields;
  readonly required?: readonly string[];
  readonly exactlyOne?: readonly Group[];
  readonly atMostOne?: readonly Group[];
  readonly atLeastOne?: readonly Group[];
}

/** The schemas of an object for both query languages; fields that are not named are refused. */
export function perLanguage(kind: ObjectKind): PerLanguage {
  return { JSONPath: inLanguage(kind, "JSONPath"), JSONata: inLanguage(kind, "JSONata") };
}

function inLanguage(kind: ObjectKind, language: QueryLanguage): Schema {
  const { called, shared, required = [], exactlyOne, atMostOne, atLeastOne } = kind;
  const fields = { ...shared, ...kind[language] };
  const other = { ...shared, ...kind[language === "JSONPath" ? "JSONata" : "JSONPath"] };
  const has = (field: string) => Object.hasOwn(fields, field);
  // A group keeps the fields that this language has: JSONata has Seconds and Timestamp, and no SecondsPath.
  const groups = (all: readonly Group[] | undefined) =>
    all?.map((group) => group.filter(has)).filter((group) => group.length > 0);
  return {
    type: "object",
    called,
    language,
    properties: Object.fromEntries(
      Object.entries(fields).map(([field, schema]) => [field, resolve(schema, language)]),
    ),
    additionalProperties: false,
    foreign: Object.keys(other).filter((field) => !has(field)),
    required: required.filter(has),
    ...(exactlyOne && { exactlyOne: groups(exactlyOne) ?? [] }),
    ...(atMostOne && { atMostOne: groups(atMostOne) ?? [] }),
    ...(atLeastOne && { atLeastOne: groups(atLeastOne) ?? [] }),
  };
}

function resolve(schema: Schema | PerLanguage, language: QueryLanguage): Schema {
  return isPerLanguage(schema) ? schema[language] : schema;
}

const isPerLanguage = (schema: Schema | PerLanguage): schema is PerLanguage => "JSONPath" in schema;
