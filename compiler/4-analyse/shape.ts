/**
 * What is known of a JSON value: by a schema that is validated at the boundary, or because a transition built it.
 * Immutable; compare with `same`. An object with a `type` may contain itself (a recursive schema), so whoever walks
 * into a shape stops at named objects or at a depth.
 */
export type Shape =
  | { readonly kind: "unknown" }
  | { readonly kind: "null" }
  | ScalarShape
  | { readonly kind: "array"; readonly items: Shape }
  | { readonly kind: "tuple"; readonly items: readonly Shape[] }
  | ObjectShape
  /** Two or more, none of them unknown or a union, no two alike. */
  | { readonly kind: "union"; readonly members: readonly Shape[] };

export interface ScalarShape {
  readonly kind: "boolean" | "number" | "string";
  /** What the value is one of; absent where it may be any. */
  readonly values?: readonly Scalar[];
}
export type Scalar = string | number | boolean;

export interface ObjectShape {
  readonly kind: "object";
  readonly fields: ReadonlyMap<string, FieldShape>;
  /** Of the keys that `fields` does not list; absent where there are none. */
  readonly rest?: Shape;
  /** The TypeScript name of exactly this type, as a schema gave it: `Order`. Unique in a compilation. */
  readonly type?: string;
}
export interface FieldShape {
  readonly shape: Shape;
  readonly optional: boolean;
}

/** What a read may find: the value's shape, and whether there may be none. */
export interface Read {
  readonly shape: Shape;
  readonly missing: "never" | "maybe" | "always";
}

export const unknown: Shape = { kind: "unknown" };

/** Whether two shapes say the same of a value. The order of fields and of a union's members does not matter. */
export function same(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  if (a.kind === "array" && b.kind === "array") return same(a.items, b.items);
  if (a.kind === "tuple" && b.kind === "tuple")
    return (
      a.items.length === b.items.length && a.items.every((item, i) => sameAt(item, b.items[i]))
    );
  if (a.kind === "union" && b.kind === "union")
    return (
      a.members.length === b.members.length &&
      a.members.every((member) => b.members.some((other) => same(member, other)))
    );
  if (a.kind === "object" && b.kind === "object") return a.type === b.type && sameFields(a, b);
  return sameValues(valuesOf(a), valuesOf(b));
}

export function isScalar(shape: Shape): shape is ScalarShape {
  return shape.kind === "boolean" || shape.kind === "number" || shape.kind === "string";
}

/** The values that a shape is limited to. */
export function valuesOf(shape: Shape): readonly Scalar[] | undefined {
  return "values" in shape ? shape.values : undefined;
}

/** Whether a value may be this one, as far as values of its kind are limited. */
export function allows(shape: Shape, value: Scalar): boolean {
  if (shape.kind === "union") return shape.members.every((member) => allows(member, value));
  return shape.kind !== typeof value || valuesOf(shape)?.includes(value) !== false;
}

function sameValues(a: readonly Scalar[] | undefined, b: readonly Scalar[] | undefined): boolean {
  if (!a || !b) return a === b;
  return a.length === b.length && a.every((value) => b.includes(value));
}

/** Whether two objects have the same fields and rest, whatever their names. */
export function sameFields(a: ObjectShape, b: ObjectShape): boolean {
  // A name is unique: this also ends the walk through a recursive type.
  if (a.type !== undefined && a.type === b.type) return true;
  if (a.fields.size !== b.fields.size) return false;
  if ((a.rest === undefined) !== (b.rest === undefined)) return false;
  if (a.rest && b.rest && !same(a.rest, b.rest)) return false;
  for (const [name, field] of a.fields) {
    const other = b.fields.get(name);
    if (!other || field.optional !== other.optional || !same(field.shape, other.shape))
      return false;
  }
  return true;
}

/**
 * An object shape as TypeScript can say it: an index signature covers the listed fields too, so a `rest` that does not
 * becomes unknown; and an optional field of which nothing is known says no more than an unknown `rest`.
 */
export function objectShape(
  fields: ReadonlyMap<string, FieldShape>,
  rest: Shape | undefined,
): ObjectShape {
  if (rest === undefined || fields.size === 0)
    return { kind: "object", fields, ...(rest && { rest }) };
  const covered = [...fields.values()].every(
    ({ shape, optional }) => !optional && same(shape, rest),
  );
  if (covered) return { kind: "object", fields, rest };
  const telling = [...fields].filter(
    ([, { shape, optional }]) => !(optional && shape.kind === "unknown"),
  );
  return { kind: "object", fields: new Map(telling), rest: unknown };
}

function sameAt(a: Shape, b: Shape | undefined): boolean {
  return b !== undefined && same(a, b);
}
