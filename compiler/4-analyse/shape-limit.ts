import { join } from "./shape-join.js";
import { objectShape, same, unknown, type Shape } from "./shape.js";

/** How much of a value is worth knowing: beyond, its type would be longer than anyone reads. */
export interface Extent {
  /** Levels of arrays and objects. */
  readonly depth: number;
  /** Parts of all levels together; what a schema named counts as one. */
  readonly parts: number;
}

/** Of one literal or template. */
export const ofOneValue: Extent = { depth: 6, parts: 30 };
/** Of a state's input, to which many states may have added. */
export const ofInput: Extent = { depth: 8, parts: 200 };

/** The shape, with unknown for the parts that go beyond the extent. What fits is given back as it is. */
export function limitShape(shape: Shape, { depth, parts }: Extent): Shape {
  const { levels, count } = measure(shape, parts);
  if (levels <= depth && count <= parts) return shape;
  const shallow = cut(shape, depth);
  return measure(shallow, parts).count > parts ? unknown : shallow;
}

/**
 * What a shape that keeps growing from `before` to `after` may become: the parts that differ are unknown. Any sequence
 * of these comes to an end.
 */
export function widen(before: Shape, after: Shape): Shape {
  const joined = join(before, after);
  if (same(joined, before)) return before;
  if (before.kind !== "object" || joined.kind !== "object") return unknown;
  const fields = new Map(joined.fields);
  for (const [name, { shape, optional }] of joined.fields) {
    const old = before.fields.get(name);
    if (!old) return unknown;
    fields.set(name, { shape: widen(old.shape, shape), optional });
  }
  const rest = joined.rest && (before.rest ? widen(before.rest, joined.rest) : unknown);
  return objectShape(fields, rest);
}

function cut(shape: Shape, depth: number): Shape {
  if (shape.kind === "union")
    return shape.members.map((member) => cut(member, depth)).reduce((a, b) => join(a, b));
  if (shape.kind !== "array" && shape.kind !== "tuple" && shape.kind !== "object") return shape;
  if (shape.kind === "object" && shape.type !== undefined) return shape;
  if (depth === 0) return unknown;
  if (shape.kind === "array") return { kind: "array", items: cut(shape.items, depth - 1) };
  if (shape.kind === "tuple")
    return { kind: "tuple", items: shape.items.map((item) => cut(item, depth - 1)) };
  const fields = [...shape.fields].map(
    ([name, field]) => [name, { ...field, shape: cut(field.shape, depth - 1) }] as const,
  );
  return objectShape(new Map(fields), shape.rest && cut(shape.rest, depth - 1));
}

/** Levels and parts of a shape; it stops counting after `enough` parts. */
function measure(
  shape: Shape,
  enough: number,
): { readonly levels: number; readonly count: number } {
  let levels = 0;
  let count = 0;
  const visit = (part: Shape, level: number): void => {
    if (++count > enough) return;
    levels = Math.max(levels, level);
    switch (part.kind) {
      case "array":
        return visit(part.items, level + 1);
      case "tuple":
        return part.items.forEach((item) => visit(item, level + 1));
      case "union":
        return part.members.forEach((member) => visit(member, level));
      case "object":
        if (part.type !== undefined) return;
        for (const field of part.fields.values()) visit(field.shape, level + 1);
    }
  };
  visit(shape, 0);
  return { levels, count };
}
