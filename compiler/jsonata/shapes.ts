import { join } from "../4-analyse/shape-join.js";
import { objectShape, unknown, type FieldShape, type Shape } from "../4-analyse/shape.js";
import type { Code } from "./code.js";
import { kinds, maybe, type Kinds } from "./kinds.js";

/** The shape of a value when there is one; never more than TypeScript sees in the text. */
export function shapeOf({ shape, kinds: known }: Code): Shape {
  return shape ?? simple.get(known & ~kinds.missing) ?? unknown;
}

const simple: ReadonlyMap<Kinds, Shape> = new Map<Kinds, Shape>([
  [kinds.null, { kind: "null" }],
  [kinds.boolean, { kind: "boolean" }],
  [kinds.number, { kind: "number" }],
  [kinds.string, { kind: "string" }],
]);

/** Of an object literal, or of what `record` makes of one. */
export function recordShape(fields: readonly (readonly [name: string, value: Code])[]): Shape {
  const shapes = fields.map(([name, value]): [string, FieldShape] => [
    name,
    { shape: shapeOf(value), optional: maybe(value.kinds, kinds.missing) },
  ]);
  return objectShape(new Map(shapes), undefined);
}

/** Of an array literal without spreads. */
export function listShape(items: readonly Code[]): Shape {
  return { kind: "array", items: items.length === 0 ? unknown : items.map(shapeOf).reduce(join) };
}

/** Of one value or the other. */
export function eitherShape(a: Code, b: Code): Shape | undefined {
  const [first, second] = [shapeOf(a), shapeOf(b)];
  if (a.kinds === kinds.missing) return second;
  if (b.kinds === kinds.missing) return first;
  return first.kind === "unknown" || second.kind === "unknown" ? undefined : join(first, second);
}
