import type { Json } from "../1-parse/document.js";
import { join } from "./shape-join.js";
import { objectShape, unknown } from "./shape.js";
import type { FieldShape, ObjectShape, Shape } from "./shape.js";
import { isArray, isSchema, type Schema } from "./schema-index.js";
import type { Description } from "./schema-names.js";

/** An object by `properties`, `required` and what it says of other keys. */
export function objectFields(schema: Schema, shapeOf: (part: Json) => Shape): ObjectShape {
  const required = new Set(isArray(schema.required) ? schema.required : []);
  const rest = restOf(schema, shapeOf);
  const fields = new Map<string, FieldShape>();
  for (const [name, part] of Object.entries(propertiesOf(schema))) {
    if (part !== false) fields.set(name, { shape: shapeOf(part), optional: !required.has(name) });
  }
  for (const name of required) {
    if (typeof name === "string" && !fields.has(name) && rest)
      fields.set(name, { shape: rest, optional: false });
  }
  return objectShape(fields, rest);
}

/** An array by `items`, or a tuple where its length is fixed. */
export function arrayShape(schema: Schema, shapeOf: (part: Json) => Shape): Shape {
  // Draft-07 has a list in `items` and the rest in `additionalItems`.
  const listed = isArray(schema.prefixItems)
    ? schema.prefixItems
    : isArray(schema.items)
      ? schema.items
      : undefined;
  const others = isArray(schema.items) ? schema.additionalItems : schema.items;
  const other = others === undefined || others === true ? unknown : shapeOf(others);
  if (!listed)
    return others === false ? { kind: "tuple", items: [] } : { kind: "array", items: other };
  const items = listed.map(shapeOf);
  const atLeast = typeof schema.minItems === "number" ? schema.minItems : 0;
  const isFull = others === false || schema.maxItems === items.length;
  if (isFull && atLeast >= items.length) return { kind: "tuple", items };
  const all = isFull ? items : [...items, other];
  return { kind: "array", items: all.reduce(join) };
}

/** What `description` says of a schema and of its properties. */
export function descriptionOf(schema: Json): Description {
  if (!isSchema(schema)) return { fields: new Map() };
  const fields = Object.entries(propertiesOf(schema)).flatMap(([name, part]) =>
    isSchema(part) && typeof part.description === "string"
      ? [[name, part.description] as const]
      : [],
  );
  const about = typeof schema.description === "string" ? { about: schema.description } : {};
  return { ...about, fields: new Map(fields) };
}

/** Of the keys that are no properties. What other keywords evaluate is not followed: then anything may be there. */
function restOf(schema: Schema, shapeOf: (part: Json) => Shape): Shape | undefined {
  const patterns = isSchema(schema.patternProperties)
    ? Object.values(schema.patternProperties)
    : [];
  const { additionalProperties: additional } = schema;
  if (additional === undefined && isClosedElsewhere(schema)) return undefined;
  if (additional === undefined || additional === true) return unknown;
  const shapes = [...patterns, ...(additional === false ? [] : [additional])].map(shapeOf);
  return shapes.length === 0 ? undefined : shapes.reduce(join);
}

/** `unevaluatedProperties: false` closes what has no other keyword to bring properties. */
function isClosedElsewhere(schema: Schema): boolean {
  if (schema.unevaluatedProperties !== false) return false;
  return !Object.keys(schema).some((key) => bringsProperties.has(key));
}

const bringsProperties = new Set([
  ..."$ref $dynamicRef allOf anyOf oneOf if then else dependentSchemas patternProperties".split(
    " ",
  ),
]);

function propertiesOf(schema: Schema): { readonly [name: string]: Json } {
  return isSchema(schema.properties) ? schema.properties : {};
}
