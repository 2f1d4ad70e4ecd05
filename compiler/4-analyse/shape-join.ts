import { isScalar, objectShape, same, sameFields, unknown } from "./shape.js";
import type { FieldShape, ObjectShape, ScalarShape, Shape } from "./shape.js";

/** A union of more members than a reader takes in at a glance is unknown. */
const mostMembers = 4;
/** Nor does a reader want to read more values than this. */
const mostValues = 12;
/** Two different recursive types would be joined for ever: inside each other, named types are joined so deep at most. */
const deepestNamed = 2;

/** The least shape that is true of both: what is known of `$` where two ways meet. */
export function join(a: Shape, b: Shape): Shape {
  return joinAt(a, b, 0);
}

function joinAt(a: Shape, b: Shape, depth: number): Shape {
  if (same(a, b)) return a;
  if (a.kind === "unknown" || b.kind === "unknown") return unknown;
  if (depth > deepestNamed && isNamed(a) && isNamed(b)) return unknown;
  if (a.kind !== "union" && b.kind !== "union") {
    const merged = merge(a, b, depth);
    if (merged) return merged;
  }
  return unite([...members(a), ...members(b)], depth);
}

/** A union with at most one array, one object and one of each scalar among its members. */
function unite(shapes: readonly Shape[], depth: number): Shape {
  const found: Shape[] = [];
  for (const shape of shapes) {
    if (found.some((other) => same(other, shape))) continue;
    const at = found.findIndex((other) => merge(other, shape, depth) !== undefined);
    const other = found[at];
    const merged = other && merge(other, shape, depth);
    if (merged?.kind === "unknown") return unknown;
    if (merged) found[at] = merged;
    else found.push(shape);
  }
  const [only, ...more] = found;
  if (only && more.length === 0) return only;
  return found.length > mostMembers ? unknown : { kind: "union", members: found };
}

/** One shape for two of a kind; undefined where only a union says both. */
function merge(a: Shape, b: Shape, depth: number): Shape | undefined {
  if (a.kind === "object" && b.kind === "object") return mergeObjects(a, b, depth + 1);
  if (isScalar(a) && isScalar(b)) return a.kind === b.kind ? mergeScalars(a, b) : undefined;
  if (!isList(a) || !isList(b)) return undefined;
  if (a.kind === "tuple" && b.kind === "tuple" && a.items.length === b.items.length) {
    const items = a.items.map((item, i) => joinAt(item, b.items[i] ?? unknown, depth + 1));
    return { kind: "tuple", items };
  }
  const items = [...itemsOf(a), ...itemsOf(b)].reduce((x, y) => joinAt(x, y, depth + 1));
  return { kind: "array", items };
}

function mergeScalars(a: ScalarShape, b: ScalarShape): ScalarShape {
  const values = a.values && b.values && [...new Set([...a.values, ...b.values])];
  return values && values.length <= mostValues ? { kind: a.kind, values } : { kind: a.kind };
}

/** A field that only one side has becomes optional. */
function mergeObjects(a: ObjectShape, b: ObjectShape, depth: number): ObjectShape {
  const fields = new Map<string, FieldShape>();
  for (const name of new Set([...a.fields.keys(), ...b.fields.keys()])) {
    const one = fieldOf(a, name);
    const other = fieldOf(b, name);
    const shape =
      one && other ? joinAt(one.shape, other.shape, depth) : ((one ?? other)?.shape ?? unknown);
    const optional = !one || !other || one.optional || other.optional;
    fields.set(name, { shape, optional });
  }
  const rest = a.rest && b.rest ? joinAt(a.rest, b.rest, depth) : (a.rest ?? b.rest);
  const joined = objectShape(fields, rest);
  // What is no more than one of the two keeps its name.
  if (a.type !== undefined && sameFields(a, joined)) return a;
  if (b.type !== undefined && sameFields(b, joined)) return b;
  return joined;
}

/** The field as this object may bring it: from `rest` where it is not listed. */
function fieldOf(object: ObjectShape, name: string): FieldShape | undefined {
  return object.fields.get(name) ?? (object.rest && { shape: object.rest, optional: true });
}

function isNamed(shape: Shape): boolean {
  return shape.kind === "object" && shape.type !== undefined;
}

function members(shape: Shape): readonly Shape[] {
  return shape.kind === "union" ? shape.members : [shape];
}

type List = Extract<Shape, { kind: "array" | "tuple" }>;
function isList(shape: Shape): shape is List {
  return shape.kind === "array" || shape.kind === "tuple";
}
function itemsOf(shape: List): readonly Shape[] {
  return shape.kind === "array" ? [shape.items] : shape.items;
}
