import {
  isScalar,
  unknown,
  valuesOf,
  type FieldShape,
  type ObjectShape,
  type Scalar,
  type Shape,
} from "./shape.js";

/** A shape once the value at `names` is known to be there, and what `change` makes of it. */
export function narrowAt(
  shape: Shape,
  [name, ...more]: readonly string[],
  change: (found: Shape) => Shape,
): Shape {
  if (name === undefined) return change(shape);
  // Only an object has names.
  const object = shape.kind === "union" ? shape.members.find(isObject) : shape;
  if (object?.kind === "unknown")
    return withField({ kind: "object", fields: new Map(), rest: unknown });
  return object?.kind === "object" ? withField(object) : shape;

  function withField({ fields, rest }: ObjectShape): Shape {
    const found = fields.get(name ?? "")?.shape ?? rest ?? unknown;
    const field: FieldShape = { shape: narrowAt(found, more, change), optional: false };
    return {
      kind: "object",
      fields: new Map(fields).set(name ?? "", field),
      ...(rest && { rest }),
    };
  }
}

/** What a shape is of a value of the kind, one of the `values` where there are any. */
export function ofKind(kind: Shape["kind"], values?: readonly Scalar[]): (shape: Shape) => Shape {
  return (shape) => {
    const members = shape.kind === "union" ? shape.members : [shape];
    const found = members.find((member) => member.kind === kind) ?? ({ kind } as Shape);
    if (!values || !isScalar(found)) return found;
    const both = found.values?.filter((value) => values.includes(value)) ?? values;
    return { kind: found.kind, values: both };
  };
}

/** What a shape is of a value of any other kind. */
export function notOfKind(kind: Shape["kind"]): (shape: Shape) => Shape {
  return (shape) => {
    if (shape.kind !== "union") return shape;
    const members = shape.members.filter((member) => member.kind !== kind);
    const [only, ...more] = members;
    return only && more.length === 0 ? only : { kind: "union", members };
  };
}

/** What a shape is of any other value. */
export function withoutValue(value: Scalar): (shape: Shape) => Shape {
  return (shape) => {
    const values = shape.kind === "boolean" ? (shape.values ?? [true, false]) : valuesOf(shape);
    if (!values || !isScalar(shape)) return shape;
    return { kind: shape.kind, values: values.filter((each) => each !== value) };
  };
}

/**
 * What is true of a value of which one of two narrowed shapes is. `lost` is called with the names that lead to where both say
 * more of it than the result.
 */
export function widest(
  [a, b, base]: readonly [Shape, Shape, Shape],
  lost: (names: readonly string[]) => void,
  names: readonly string[] = [],
): Shape {
  if (a === b) return a;
  if (a.kind === "object" && b.kind === "object") {
    const fields = new Map<string, FieldShape>();
    for (const [name, one] of a.fields) {
      const other = b.fields.get(name);
      if (!other) continue;
      const shapes = [one.shape, other.shape, fieldOf(base, name)] as const;
      const optional = one.optional || other.optional;
      fields.set(name, { shape: widest(shapes, lost, [...names, name]), optional });
    }
    return { kind: "object", fields, ...(a.rest && { rest: a.rest }) };
  }
  const values = [valuesOf(a), valuesOf(b)];
  if (isScalar(a) && a.kind === b.kind && values[0] && values[1])
    return { kind: a.kind, values: [...new Set(values.flatMap((each) => each ?? []))] };
  if (a !== base && b !== base) lost(names);
  return base;
}

/** What the value at `names` is; unknown where nothing is said of it. */
export function shapeAt(shape: Shape, [name, ...more]: readonly string[]): Shape {
  return name === undefined ? shape : shapeAt(fieldOf(shape, name), more);
}

function fieldOf(shape: Shape, name: string): Shape {
  const object = shape.kind === "union" ? shape.members.find(isObject) : shape;
  if (object?.kind !== "object") return unknown;
  return object.fields.get(name)?.shape ?? object.rest ?? unknown;
}

function isObject(shape: Shape): shape is ObjectShape {
  return shape.kind === "object";
}
