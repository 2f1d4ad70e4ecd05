import { join } from "./shape-join.js";
import { unknown, type Read, type Shape } from "./shape.js";

const nothing: Read = { shape: unknown, missing: "always" };

/** What `.name` finds. Only objects have names: JSON knows no `length` of a string. */
export function readName(shape: Shape, name: string): Read {
  switch (shape.kind) {
    case "unknown":
      return { shape: unknown, missing: "maybe" };
    case "object": {
      const field = shape.fields.get(name);
      if (field) return { shape: field.shape, missing: field.optional ? "maybe" : "never" };
      return shape.rest ? { shape: shape.rest, missing: "maybe" } : nothing;
    }
    case "union":
      return shape.members.map((member) => readName(member, name)).reduce(either);
    default:
      return nothing;
  }
}

/** What `[index]` finds. A negative index finds nothing. */
export function readIndex(shape: Shape, index: number): Read {
  switch (shape.kind) {
    case "unknown":
      return index < 0 ? nothing : { shape: unknown, missing: "maybe" };
    case "array":
      return index < 0 ? nothing : { shape: shape.items, missing: "maybe" };
    case "tuple": {
      const item = shape.items[index];
      return item ? { shape: item, missing: "never" } : nothing;
    }
    case "union":
      return shape.members.map((member) => readIndex(member, index)).reduce(either);
    default:
      return nothing;
  }
}

/** The shape of what `[*]` or `.*` gives one by one; unknown where there is nothing to give. */
export function elements(shape: Shape): Shape {
  switch (shape.kind) {
    case "array":
      return shape.items;
    case "tuple":
      return all(shape.items);
    case "object":
      return all([
        ...[...shape.fields.values()].map((field) => field.shape),
        ...(shape.rest ? [shape.rest] : []),
      ]);
    case "union":
      // A scalar gives nothing, so it adds nothing to what its neighbours give.
      return all(shape.members.filter(hasElements).map(elements));
    default:
      return unknown;
  }
}

function hasElements({ kind }: Shape): boolean {
  return kind === "array" || kind === "tuple" || kind === "object" || kind === "unknown";
}

function all(shapes: readonly Shape[]): Shape {
  return shapes.length === 0 ? unknown : shapes.reduce(join);
}

function either(a: Read, b: Read): Read {
  if (a.missing === "always") return b.missing === "always" ? nothing : { ...b, missing: "maybe" };
  if (b.missing === "always") return { ...a, missing: "maybe" };
  const missing = a.missing === "never" && b.missing === "never" ? "never" : "maybe";
  return { shape: join(a.shape, b.shape), missing };
}
