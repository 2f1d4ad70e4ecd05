/**
 * How the SDK describes what an operation takes and gives: a number stands for a simple type, a list of a number, name and
 * members for a structure. Each may be wrapped in a function, because types refer to each other.
 */
export type Shape =
  | { readonly kind: "structure"; readonly members: readonly Member[] }
  | { readonly kind: "list" | "map"; readonly item: unknown }
  | {
      readonly kind:
        "text" | "number" | "boolean" | "time" | "bytes" | "stream" | "document" | "nothing";
    };

export interface Member {
  /** As the SDK spells it. */
  readonly name: string;
  /** What `shapeOf` takes. */
  readonly shape: unknown;
  /** The service recognises a repeated call by it. */
  readonly isToken: boolean;
}

const idempotencyToken = 4;

/** What the SDK's description says. Unknown types are taken as they are, like documents. */
export function shapeOf(described: unknown): Shape {
  const schema = unwrapped(described);
  if (typeof schema === "number") return simple(schema);
  if (!Array.isArray(schema)) return { kind: schema === "unit" ? "nothing" : "document" };
  const [kind, , , , first, second] = schema as readonly unknown[];
  switch (kind) {
    case 0:
      return shapeOf(first);
    case 1:
      return { kind: "list", item: first };
    case 2:
      return { kind: "map", item: second };
    // A structure, an error, a union.
    case 3:
    case -3:
    case 4:
      return { kind: "structure", members: membersOf(first as readonly string[], second) };
    default:
      return { kind: "document" };
  }
}

function membersOf(names: readonly string[], shapes: unknown): readonly Member[] {
  return names.map((name, index) => {
    const shape = (shapes as readonly unknown[])[index];
    const traits = isWrapped(shape) ? shape[1] : 0;
    const isToken =
      typeof traits === "number"
        ? (traits & idempotencyToken) !== 0
        : Object.hasOwn(Object(traits), "idempotencyToken");
    return { name, shape, isToken };
  });
}

function unwrapped(described: unknown): unknown {
  if (typeof described === "function") return unwrapped((described as () => unknown)());
  return isWrapped(described) ? unwrapped(described[0]) : described;
}

/** A type with traits of the member that has it. */
function isWrapped(described: unknown): described is readonly [unknown, unknown] {
  return Array.isArray(described) && described.length === 2;
}

/** Bits above the simple types say that there is a list or map of them. */
function simple(type: number): Shape {
  if (type >= 128) return { kind: "map", item: type & 63 };
  if (type >= 64) return { kind: "list", item: type & 63 };
  switch (type) {
    case 0:
      return { kind: "text" };
    case 1:
    case 17:
    case 19:
      return { kind: "number" };
    case 2:
      return { kind: "boolean" };
    case 4:
    case 5:
    case 6:
    case 7:
      return { kind: "time" };
    case 21:
      return { kind: "bytes" };
    case 42:
      return { kind: "stream" };
    default:
      return { kind: "document" };
  }
}
