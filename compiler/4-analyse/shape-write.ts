import type { Json } from "../1-parse/document.js";
import type { ReferencePath } from "../3-lower/machine.js";
import { objectShape, unknown, type Shape } from "./shape.js";

/**
 * A value after ResultPath has put `value` into it; a type loses its name. Known only where every object on the way is
 * there for sure, or the value itself takes the field: elsewhere the place is made when the state runs, or the state fails.
 */
export function write(shape: Shape, steps: ReferencePath["steps"], value: Shape): Shape {
  const [step, ...more] = steps;
  // What takes a field is an object, whatever else it holds, or the state fails.
  const isNew = shape.kind === "unknown" && step?.kind === "name" && more.length === 0;
  return (
    placed(isNew ? { kind: "object", fields: new Map(), rest: unknown } : shape, steps, value) ??
    unknown
  );
}

function placed(
  shape: Shape,
  [step, ...more]: ReferencePath["steps"],
  value: Shape,
): Shape | undefined {
  if (!step) return value;
  if (step.kind !== "name" || shape.kind !== "object") return undefined;
  const old = shape.fields.get(step.name);
  const isThere = old?.optional === false;
  if (more.length > 0 && !isThere) return undefined;
  const inner = isThere ? placed(old.shape, more, value) : value;
  if (!inner) return undefined;
  const fields = new Map(shape.fields).set(step.name, { shape: inner, optional: false });
  return objectShape(fields, shape.rest);
}

/** The shape of a constant. */
export function fromJson(value: Json): Shape {
  if (value === null) return { kind: "null" };
  switch (typeof value) {
    case "string":
      return { kind: "string" };
    case "number":
      return { kind: "number" };
    case "boolean":
      return { kind: "boolean" };
  }
  if (isList(value)) return { kind: "tuple", items: value.map(fromJson) };
  const fields = Object.entries(value).map(
    ([name, field]) => [name, { shape: fromJson(field), optional: false }] as const,
  );
  return { kind: "object", fields: new Map(fields) };
}

// Array.isArray alone does not narrow a readonly array.
function isList(value: Json & object): value is readonly Json[] {
  return Array.isArray(value);
}
