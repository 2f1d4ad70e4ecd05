import type { Expression, IntrinsicExpression, Path, Setting } from "../3-lower/machine.js";
import { contextShape } from "./context-shape.js";
import { jsonataShape } from "./jsonata-shape.js";
import { plainList } from "./plain-list.js";
import { readSteps } from "./plain-read.js";
import type { Readable } from "./readable.js";
import { join } from "./shape-join.js";
import { unknown, type FieldShape, type Read, type Shape } from "./shape.js";

/** What an expression gives: never more than the type of the text emitted for it. */
export function shapeOf(expression: Expression, from: Readable): Shape {
  switch (expression.kind) {
    case "literal":
      return scalarShape(expression.value);
    case "text":
      return text;
    case "setting":
      return settingShape(expression);
    case "path":
      return readPath(expression, from).shape;
    case "object":
      return {
        kind: "object",
        fields: new Map(
          expression.fields.map((field) => [field.key, shapeOfField(field.value, from)]),
        ),
      };
    case "array":
      return arrayOf(expression.items, from);
    case "jsonata":
      return jsonataShape(expression, from, settingShape);
    case "intrinsic":
      return intrinsicShape(expression, from);
    default:
      return expression satisfies never;
  }
}

/** What a path finds. */
export function readPath({ root, steps, definite }: Path, from: Readable): Read {
  // `$$` alone is written as a call, whose type says less.
  if (root.kind === "context" && steps.length === 0) return { shape: unknown, missing: "never" };
  if (root.kind === "variable" && definite)
    return readSteps(from.variables, [{ kind: "name", name: root.name }, ...steps]);
  const start = rootShape(root, from);
  if (definite) return readSteps(start, steps);
  const plain = plainList(start, steps);
  return plain
    ? { shape: { kind: "array", items: plain.item }, missing: "never" }
    : { shape: list, missing: "maybe" };
}

/** What a path starts from, when it is there. */
export function rootShape(root: Path["root"], { $, item, variables }: Readable): Shape {
  switch (root.kind) {
    case "input":
      return $;
    case "context":
      return contextShape(item);
    case "variable": {
      const read = readSteps(variables, [{ kind: "name", name: root.name }]);
      return read.missing === "never" ? read.shape : unknown;
    }
    default:
      return root satisfies never;
  }
}

const text: Shape = { kind: "string" };
const number: Shape = { kind: "number" };
const list: Shape = { kind: "array", items: unknown };

/** Of the intrinsics that give what no other analysis is needed for. */
const results: { readonly [name: string]: Shape } = {
  "States.Format": text,
  "States.JsonToString": text,
  "States.Base64Encode": text,
  "States.Base64Decode": text,
  "States.Hash": text,
  "States.UUID": text,
  "States.MathAdd": number,
  "States.MathRandom": number,
  "States.ArrayLength": number,
  "States.ArrayContains": { kind: "boolean" },
  "States.ArrayRange": { kind: "array", items: number },
  "States.StringSplit": { kind: "array", items: text },
  "States.ArrayUnique": list,
  "States.ArrayPartition": { kind: "array", items: list },
  "States.JsonMerge": { kind: "object", fields: new Map(), rest: unknown },
};

function intrinsicShape({ name, arguments: values }: IntrinsicExpression, from: Readable): Shape {
  return name === "States.Array" ? arrayOf(values, from) : (results[name] ?? unknown);
}

/** An array literal: a tuple would need TypeScript to know from its place that it is to be one. */
function arrayOf(items: readonly Expression[], from: Readable): Shape {
  const shapes = items.map((one) => shapeOf(one, from));
  return { kind: "array", items: shapes.length === 0 ? unknown : shapes.reduce(join) };
}

/** What a field of a template gives. */
export function shapeOfField(value: Expression, from: Readable): FieldShape {
  const shape = shapeOf(value, from);
  const isThere =
    value.kind !== "path" || !isOfElement(value) || readPath(value, from).missing === "never";
  return { shape: isThere ? shape : join(shape, { kind: "null" }), optional: false };
}

/** Whether a path is one that finds null in a template where the list that it ends with is too short. */
export function isOfElement({ root, steps, definite }: Path): boolean {
  return root.kind === "input" && definite && steps.at(-1)?.kind === "index";
}

function scalarShape(value: null | boolean | number | string): Shape {
  if (value === null) return { kind: "null" };
  return typeof value === "string"
    ? text
    : typeof value === "number"
      ? number
      : { kind: "boolean" };
}

function settingShape({ as }: Setting): Shape {
  if (as === "value") return unknown;
  return as === "array" ? list : { kind: as };
}
