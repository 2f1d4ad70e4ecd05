import { isScalar, objectShape, same, sameFields, unknown } from "./shape.js";
import type { FieldShape, ObjectShape, ScalarShape, Shape } from "./shape.js";

/** Two different recursive types would go on for ever: so deep in each other, the one is as good as both. */
const deepestNamed = 2;

/** What is true of a value of which both are true; undefined where there is no such value. */
export function meet(a: Shape, b: Shape): Shape | undefined {
  return meetAt(a, b, 0);
}

function meetAt(a: Shape, b: Shape, depth: number): Shape | undefined {
  if (b.kind === "unknown" || same(a, b)) return a;
  if (a.kind === "unknown") return b;
  const inner = (one: Shape, other: Shape) => meetAt(one, other, depth + 1);
  if (a.kind === "union" || b.kind === "union") return meetMembers(a, b, inner);
  if (isScalar(a) && isScalar(b)) return meetScalars(a, b);
  if (a.kind === "object" && b.kind === "object") {
    const areNamed = a.type !== undefined && b.type !== undefined;
    return areNamed && depth > deepestNamed ? a : meetObjects(a, b, inner);
  }
  if (a.kind === "array" && b.kind === "array") return arrayOf(inner(a.items, b.items));
  if (a.kind === "tuple" && b.kind === "tuple") {
    return a.items.length === b.items.length
      ? tupleOf(a.items.map((item, i) => inner(item, b.items[i] ?? unknown)))
      : undefined;
  }
  if (a.kind === "tuple" && b.kind === "array")
    return tupleOf(a.items.map((i) => inner(i, b.items)));
  if (a.kind === "array" && b.kind === "tuple") return meetAt(b, a, depth);
  return undefined;
}

type Meet = (a: Shape, b: Shape) => Shape | undefined;

function meetMembers(a: Shape, b: Shape, meet: Meet): Shape | undefined {
  const found: Shape[] = [];
  for (const one of membersOf(a)) {
    for (const other of membersOf(b)) {
      const both = meet(one, other);
      if (both && !found.some((each) => same(each, both))) found.push(both);
    }
  }
  const [only, ...more] = found;
  return more.length === 0 ? only : { kind: "union", members: found };
}

function meetScalars(a: ScalarShape, b: ScalarShape): ScalarShape | undefined {
  if (a.kind !== b.kind) return undefined;
  if (!a.values || !b.values) return a.values ? a : b;
  const values = a.values.filter((value) => b.values?.includes(value));
  return values.length === 0 ? undefined : { kind: a.kind, values };
}

function meetObjects(a: ObjectShape, b: ObjectShape, meet: Meet): ObjectShape | undefined {
  const fields = new Map<string, FieldShape>();
  for (const name of new Set([...a.fields.keys(), ...b.fields.keys()])) {
    const one = fieldOf(a, name);
    const other = fieldOf(b, name);
    const optional = one?.optional !== false && other?.optional !== false;
    const shape = one && other && meet(one.shape, other.shape);
    if (shape) fields.set(name, { shape, optional });
    else if (!optional) return undefined;
  }
  const both = objectShape(fields, a.rest && b.rest && meet(a.rest, b.rest));
  if (a.type !== undefined && sameFields(a, both)) return a;
  return b.type !== undefined && sameFields(b, both) ? b : both;
}

function fieldOf(object: ObjectShape, name: string): FieldShape | undefined {
  return object.fields.get(name) ?? (object.rest && { shape: object.rest, optional: true });
}

function arrayOf(items: Shape | undefined): Shape {
  // An array that may hold nothing is empty.
  return items ? { kind: "array", items } : { kind: "tuple", items: [] };
}

function tupleOf(items: readonly (Shape | undefined)[]): Shape | undefined {
  const found = items.filter((item) => item !== undefined);
  return found.length === items.length ? { kind: "tuple", items: found } : undefined;
}

function membersOf(shape: Shape): readonly Shape[] {
  return shape.kind === "union" ? shape.members : [shape];
}
