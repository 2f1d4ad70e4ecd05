import { same, type ObjectShape, type Shape } from "../4-analyse/shape.js";
import { fieldsText, typeText } from "../4-analyse/type-text.js";

/** A type that others may grow out of. */
export interface NamedType {
  readonly name: string;
  readonly shape: ObjectShape;
  /** A schema's, or the runtime's: the module imports it. */
  readonly isImported: boolean;
}

/** A type's text, and the imported types in it. */
export interface TypeText {
  readonly text: string;
  readonly types: readonly string[];
}

/** Aliases that the module declares may stand for parts, as `aliasOf` tells: a shape as the best of the bases with some more fields, `Order & { paid: boolean }`, or else written out. */
export function grownType(
  shape: Shape,
  bases: readonly NamedType[],
  aliasOf: (shape: ObjectShape) => string | undefined = () => undefined,
): TypeText {
  const types = new Set<string>();
  const nameOf = (part: ObjectShape) => {
    if (part.type === undefined) return aliasOf(part);
    types.add(part.type);
    return part.type;
  };
  const base = shape.kind === "object" && shape.type === undefined && bestBase(shape, bases);
  if (!base) return { text: typeText(shape, nameOf), types: [...types] };
  if (base.isImported) types.add(base.name);
  const more = new Map([...shape.fields].filter(([name]) => !base.shape.fields.has(name)));
  const text = more.size === 0 ? "" : ` & ${fieldsText(more, undefined, nameOf)}`;
  return { text: `${base.name}${text}`, types: [...types] };
}

/** The base that leaves the fewest fields to write; the first of those. */
function bestBase(shape: ObjectShape, bases: readonly NamedType[]): NamedType | undefined {
  let best: NamedType | undefined;
  for (const base of bases) {
    const size = best?.shape.fields.size ?? 0;
    if (base.shape.fields.size > size && isPart(base.shape, shape)) best = base;
  }
  return best;
}

/** Whether `whole` is `part` and some more fields. */
export function isPart(part: ObjectShape, whole: ObjectShape): boolean {
  if (part.fields.size > whole.fields.size || !sameRest(part.rest, whole.rest)) return false;
  for (const [name, field] of part.fields) {
    const other = whole.fields.get(name);
    if (!other || other.optional !== field.optional) return false;
    if (!same(other.shape, field.shape)) return false;
  }
  return true;
}

function sameRest(a: Shape | undefined, b: Shape | undefined): boolean {
  return a && b ? same(a, b) : a === b;
}
