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

/** Of an object literal; of what `record` makes of one unless it is `complete`. */
export function recordShape(
  fields: readonly (readonly [name: string, value: Code])[],
  complete: boolean,
): Shape {
  const shapes = fields.map(([name, value]): [string, FieldShape] => {
    const shape = shapeOf(value);
    // To the type of `record`, what is unknown may be missing.
    const optional = !complete && (shape.kind === "unknown" || maybe(value.kinds, kinds.missing));
    return [name, { shape, optional }];
  });
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
