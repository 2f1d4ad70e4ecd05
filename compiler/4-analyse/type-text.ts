import { valuesOf, type FieldShape, type ObjectShape, type Shape } from "./shape.js";

/** Gives an object the name of a type, instead of its fields. */
export type NameOf = (shape: ObjectShape) => string | undefined;

/** A shape as a TypeScript type. Objects that a schema named are written by that name, unless `nameOf` knows better. */
export function typeText(shape: Shape, nameOf: NameOf = ({ type }) => type): string {
  switch (shape.kind) {
    case "unknown":
    case "null":
      return shape.kind;
    case "boolean":
    case "number":
    case "string":
      return shape.values?.map((value) => JSON.stringify(value)).join(" | ") ?? shape.kind;
    case "array":
      return `${itemText(shape.items, nameOf)}[]`;
    case "tuple":
      return `[${shape.items.map((item) => typeText(item, nameOf)).join(", ")}]`;
    case "object":
      return nameOf(shape) ?? fieldsText(shape.fields, shape.rest, nameOf);
    case "union":
      return nullLast(shape.members)
        .map((member) => typeText(member, nameOf))
        .join(" | ");
    default:
      return shape satisfies never;
  }
}

/** `{ sku: string; note?: string; [k: string]: unknown }` */
export function fieldsText(
  fields: ReadonlyMap<string, FieldShape>,
  rest: Shape | undefined,
  nameOf?: NameOf,
): string {
  const texts = [...fields].map(([name, field]) => fieldText(name, field, nameOf));
  if (rest) texts.push(`[k: string]: ${typeText(rest, nameOf)}`);
  // To TypeScript, `{}` is anything but null.
  return texts.length === 0 ? "Record<string, never>" : `{ ${texts.join("; ")} }`;
}

/** `note?: string` */
export function fieldText(name: string, { shape, optional }: FieldShape, nameOf?: NameOf): string {
  return `${fieldName(name)}${optional ? "?" : ""}: ${typeText(shape, nameOf)}`;
}

const identifier = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

function fieldName(name: string): string {
  return identifier.test(name) ? name : JSON.stringify(name);
}

/** A union needs parentheses where something follows it. */
function itemText(items: Shape, nameOf: NameOf): string {
  const text = typeText(items, nameOf);
  const isUnion = items.kind === "union" || (valuesOf(items)?.length ?? 1) > 1;
  return isUnion ? `(${text})` : text;
}

function nullLast(members: readonly Shape[]): readonly Shape[] {
  const isNull = ({ kind }: Shape) => kind === "null";
  return [...members.filter((member) => !isNull(member)), ...members.filter(isNull)];
}
