import type { Expression, IntrinsicExpression, Path, Setting } from "../3-lower/machine.js";
import { contextShape } from "./context-shape.js";
import { plainList } from "./plain-list.js";
import { readSteps } from "./plain-read.js";
import { join } from "./shape-join.js";
import { unknown, type FieldShape, type Read, type Shape } from "./shape.js";

/**
 * What an expression gives, where `$` has the shape `$` and `$$.Map.Item.Value`, in an ItemSelector, the shape `item`:
 * never more than the type of the text emitted for it.
 */
export function shapeOf(expression: Expression, $: Shape, item?: Shape): Shape {
  switch (expression.kind) {
    case "literal":
      return scalarShape(expression.value);
    case "text":
      return text;
    case "setting":
      return settingShape(expression);
    case "path":
      return readPath(expression, $, item).shape;
    case "object":
      return {
        kind: "object",
        fields: new Map(
          expression.fields.map((field) => [field.key, shapeOfField(field.value, $, item)]),
        ),
      };
    case "array":
      return arrayOf(expression.items, $, item);
    case "jsonata":
      return unknown;
    case "intrinsic":
      return intrinsicShape(expression, $, item);
    default:
      return expression satisfies never;
  }
}

/** What a path finds. */
export function readPath(path: Path, $: Shape, item?: Shape): Read {
  const { root, steps, definite } = path;
  const start = root.kind === "input" ? $ : root.kind === "context" ? contextShape(item) : unknown;
  // `$$` alone is written as a call, whose type says less.
  if (root.kind === "context" && steps.length === 0) return { shape: unknown, missing: "never" };
  if (definite) {
    const read = readSteps(start, steps);
    return root.kind === "variable" ? { ...read, missing: "maybe" } : read;
  }
  const plain = plainList(start, steps);
  return plain
    ? { shape: { kind: "array", items: plain.item }, missing: "never" }
    : { shape: list, missing: "maybe" };
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

function intrinsicShape(
  { name, arguments: values }: IntrinsicExpression,
  $: Shape,
  item: Shape | undefined,
): Shape {
  return name === "States.Array" ? arrayOf(values, $, item) : (results[name] ?? unknown);
}

/** An array literal: a tuple would need TypeScript to know from its place that it is to be one. */
function arrayOf(items: readonly Expression[], $: Shape, item: Shape | undefined): Shape {
  const shapes = items.map((one) => shapeOf(one, $, item));
  return { kind: "array", items: shapes.length === 0 ? unknown : shapes.reduce(join) };
}

function shapeOfField(value: Expression, $: Shape, item: Shape | undefined): FieldShape {
  return { shape: shapeOf(value, $, item), optional: false };
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
