import type { TypeRegistry } from "./schema-names.js";
import type { ObjectShape, Shape } from "./shape.js";
import { fieldText, fieldsText, typeText } from "./type-text.js";

/** The named types that shapes are made of: those of the shapes themselves first, then what they contain. */
export function namedTypes(shapes: Iterable<Shape>): readonly ObjectShape[] {
  const found = new Map<string, ObjectShape>();
  for (const shape of shapes) addNamed(shape, found);
  // The map grows while it is walked.
  for (const shape of found.values()) for (const part of partsOf(shape)) addNamed(part, found);
  return [...found.values()];
}

/** The declarations of types, with what their schemas say of them. Not yet formatted. */
export function typeDeclarations(types: readonly ObjectShape[], registry: TypeRegistry): string {
  return types.map((type) => declaration(type, registry)).join("\n");
}

/** A type alias: unlike an interface, it is assignable to a type with an index signature. */
function declaration(shape: ObjectShape, registry: TypeRegistry): string {
  const name = shape.type ?? "";
  const { about, fields } = registry.descriptionOf(name);
  const lines = [...shape.fields].map(
    ([field, found]) => `${docComment(fields.get(field))}${fieldText(field, found)};`,
  );
  if (shape.rest) lines.push(`[k: string]: ${typeText(shape.rest)};`);
  const text = lines.length === 0 ? fieldsText(new Map(), undefined) : `{\n${lines.join("\n")}\n}`;
  return `${docComment(about)}export type ${name} = ${text};\n`;
}

function docComment(text: string | undefined): string {
  const lines = (text ?? "")
    .replaceAll("*/", "*\\/")
    .trim()
    .split(/\s*\n\s*/);
  if (lines.join("") === "") return "";
  return lines.length === 1
    ? `/** ${lines[0]} */\n`
    : `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

function addNamed(shape: Shape, found: Map<string, ObjectShape>): void {
  if (shape.kind === "object" && shape.type !== undefined) {
    if (!found.has(shape.type)) found.set(shape.type, shape);
  } else for (const part of partsOf(shape)) addNamed(part, found);
}

function partsOf(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case "array":
      return [shape.items];
    case "tuple":
      return shape.items;
    case "union":
      return shape.members;
    case "object":
      return [
        ...[...shape.fields.values()].map((field) => field.shape),
        ...(shape.rest ? [shape.rest] : []),
      ];
    default:
      return [];
  }
}
