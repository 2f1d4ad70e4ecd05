import { join } from "./shape-join.js";
import { meet } from "./shape-meet.js";
import { fromJson } from "./shape-write.js";
import { unknown, type ObjectShape, type Shape } from "./shape.js";
import { isArray, isSchema, type Schema, type SchemaIndex } from "./schema-index.js";
import type { TypeRegistry } from "./schema-names.js";
import { arrayShape, descriptionOf, objectFields } from "./schema-structure.js";
import type { Json } from "../1-parse/document.js";

/** What schemas are converted with. */
export interface SchemaReader {
  readonly index: SchemaIndex;
  readonly types: TypeRegistry;
  /** Draft-07: what stands beside a `$ref` does not count. */
  readonly refsStandAlone: boolean;
}

/** Converts the schemas of a file. */
export interface SchemaShapes {
  /** The shape of a schema; an object without a name of its own gets this one. */
  shapeOf(schema: Json, name?: string): Shape;
  /** Schemas met so far that describe an object or array without saying that the value is one. */
  untyped(): readonly Schema[];
}

/**
 * Schemas as shapes. A shape says less than its schema, never more: what a shape cannot say (lengths, patterns,
 * conditions) is left to the validator. Definitions are shared, and may be recursive.
 */
export function schemaShapes(reader: SchemaReader): SchemaShapes {
  const finished = new Map<Schema, Shape>();
  const open = new Set<Schema>();
  const untyped = new Set<Schema>();
  return {
    shapeOf: (schema, name) => named(schema, titleOf(schema) ?? name),
    untyped: () => [...untyped],
  };

  /** The shape of a schema that gives its type a name, if it is an object. */
  function named(schema: Json, name: string | undefined): Shape {
    const target =
      isSchema(schema) && isOnlyReference(schema, reader) ? resolve(schema) : undefined;
    if (target !== undefined) return referred(target);
    return withName(convert(schema, undefined), name, schema);
  }

  function withName(shape: Shape, name: string | undefined, schema: Json): Shape {
    if (shape.kind !== "object" || shape.type !== undefined || name === undefined) return shape;
    return reader.types.named(shape, name, descriptionOf(schema));
  }

  /** What a reference leads to. A definition that meets itself is unknown there, unless it is plainly an object. */
  function referred(target: Json): Shape {
    if (!isSchema(target)) return unknown;
    const done = finished.get(target);
    if (done) return done;
    if (open.has(target)) return unknown;
    const name = definitionName(reader.index.pointerOf(target)) ?? titleOf(target);
    if (name !== undefined && isPlainObject(target)) {
      const shape = lazyObject(reader.types.claim(name), () => objectFields(target, part));
      reader.types.describe(shape, descriptionOf(target));
      finished.set(target, shape);
      return shape;
    }
    open.add(target);
    const shape = withName(convert(target, undefined), name, target);
    open.delete(target);
    finished.set(target, shape);
    return shape;
  }

  /** `assumed`: the types that the schemas around leave to the value. */
  function convert(schema: Json, assumed: Types | undefined): Shape {
    if (!isSchema(schema)) return unknown;
    if (reader.refsStandAlone && typeof schema.$ref === "string") return reference(schema);
    const stated = narrowed(statedTypes(schema), assumed);
    // Without a type of its own, a schema describes what its parts say that the value is.
    const types = stated ?? kindsOf(parts(schema, undefined));
    const own = types ? ofTypes(schema, types) : unknown;
    if (types) untyped.delete(schema);
    else if (structural.some((keyword) => schema[keyword] !== undefined)) untyped.add(schema);
    return meet(parts(schema, types), own) ?? unknown;
  }

  function parts(schema: Schema, types: Types | undefined): Shape {
    const found: Shape[] = [];
    if (typeof schema.$ref === "string") found.push(reference(schema));
    for (const part of listOf(schema.allOf)) found.push(convertPart(part, types));
    for (const alternatives of [listOf(schema.anyOf), listOf(schema.oneOf)]) {
      const shapes = alternatives
        .filter((each) => each !== false)
        .map((part) => convertPart(part, types));
      if (shapes.length > 0) found.push(shapes.reduce(join));
    }
    if (isArray(schema.enum) && schema.enum.length > 0) found.push(ofValues(schema.enum, types));
    if (schema.const !== undefined) found.push(ofValue(schema.const));
    return found.reduce((a, b) => meet(a, b) ?? unknown, unknown);
  }

  function convertPart(part: Json, types: Types | undefined): Shape {
    return withName(convert(part, types), titleOf(part), part);
  }

  function reference(schema: Schema): Shape {
    const target = resolve(schema);
    return target === undefined ? unknown : referred(target);
  }

  function resolve(schema: Schema): Json | undefined {
    return typeof schema.$ref === "string" ? reader.index.resolve(schema.$ref, schema) : undefined;
  }

  function ofTypes(schema: Schema, types: Types): Shape {
    const shapes = [...types].map((type): Shape => {
      if (type === "object") return objectFields(schema, part);
      return type === "array" ? arrayShape(schema, part) : { kind: type };
    });
    return shapes.reduce(join, shapes[0] ?? unknown);
  }

  function ofValues(values: readonly Json[], types: Types | undefined): Shape {
    const shapes = values.map(ofValue);
    const fitting = types
      ? shapes.filter((shape) => [...(kindsOf(shape) ?? [])].every((kind) => types.has(kind)))
      : shapes;
    return fitting.length === 0 ? unknown : fitting.reduce(join);
  }

  function ofValue(value: Json): Shape {
    const shape = fromJson(value);
    return typeof value === "string" ? { kind: "string", values: [value] } : shape;
  }

  /** A property or item. */
  function part(schema: Json): Shape {
    try {
      return named(schema, titleOf(schema));
    } catch (error) {
      if (error instanceof StillOpen) return unknown;
      throw error;
    }
  }
}

type Type = "null" | "boolean" | "number" | "string" | "array" | "object";
type Types = ReadonlySet<Type>;

/** Thrown where the fields of an object are asked for while they are worked out: only a join of it with another asks. */
class StillOpen extends Error {}

/** An object whose fields are worked out when they are first asked for, so that it may contain itself. */
function lazyObject(type: string, compute: () => ObjectShape): ObjectShape {
  let known: ObjectShape | undefined;
  let isOpen = false;
  const complete = () => {
    if (known) return known;
    if (isOpen) throw new StillOpen();
    isOpen = true;
    known = compute();
    isOpen = false;
    return known;
  };
  return {
    kind: "object",
    type,
    get fields() {
      return complete().fields;
    },
    get rest() {
      return complete().rest as Shape; // for every reader, undefined is the same as absent
    },
  };
}

/** Whether a schema is an object and nothing else, by its own keywords alone. */
function isPlainObject(schema: Schema): boolean {
  const isObject = schema.type === "object" && schema.nullable !== true;
  return isObject && !combining.some((keyword) => schema[keyword] !== undefined);
}

const combining = ["$ref", "allOf", "anyOf", "oneOf", "enum", "const"];
const structural = ["properties", "required", "additionalProperties", "items", "prefixItems"];

function statedTypes(schema: Schema): Types | undefined {
  const stated = typeof schema.type === "string" ? [schema.type] : schema.type;
  if (!isArray(stated)) return undefined;
  const types = stated.map((type) => (type === "integer" ? "number" : type)) as Type[];
  // OpenAPI's word, which ajv knows too.
  return new Set(schema.nullable === true ? [...types, "null"] : types);
}

function narrowed(stated: Types | undefined, assumed: Types | undefined): Types | undefined {
  if (!stated || !assumed) return stated ?? assumed;
  return new Set([...stated].filter((type) => assumed.has(type)));
}

function kindsOf(shape: Shape): Types | undefined {
  if (shape.kind === "unknown") return undefined;
  const members = shape.kind === "union" ? shape.members : [shape];
  return new Set(members.map(({ kind }) => (kind === "tuple" ? "array" : kind) as Type));
}

function isOnlyReference(schema: Schema, { refsStandAlone }: SchemaReader): boolean {
  if (typeof schema.$ref !== "string") return false;
  return (
    refsStandAlone ||
    Object.keys(schema).every((key) => /^(\$ref|\$comment|title|description)$/.test(key))
  );
}

function definitionName(path: string): string | undefined {
  const [, key] = /\/(?:\$defs|definitions)\/([^/]+)$/.exec(path) ?? [];
  return key?.replaceAll("~1", "/").replaceAll("~0", "~");
}

function titleOf(schema: Json): string | undefined {
  return isSchema(schema) && typeof schema.title === "string" ? schema.title : undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
  return isArray(value) ? value : [];
}
