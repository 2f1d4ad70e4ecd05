import type { Node, ObjectNode } from "../1-parse/document.js";
import { uniqueMembers } from "../1-parse/value.js";
import { parseIntrinsic } from "./intrinsic.js";
import type {
  ArrayExpression,
  Expression,
  LiteralExpression,
  ObjectExpression,
  TextExpression,
} from "./machine.js";
import { path } from "./read.js";
import { text } from "./settings.js";

/**
 * A payload template (ASL, "Payload Template"): the values of keys that end in `.$` are paths or intrinsic calls,
 * all else is constant.
 */
export function template(node: Node): Expression {
  if (node.kind === "object") return objectTemplate(node);
  if (node.kind === "array") return { kind: "array", items: node.items.map(template) };
  return scalar(node);
}

/** A template that is an object: Assign, Parameters of most states. */
export function objectTemplate(node: ObjectNode): ObjectExpression {
  return {
    kind: "object",
    fields: uniqueMembers(node).map(({ key, value }) =>
      key.endsWith(".$") && value.kind === "string"
        ? { key: key.slice(0, -2), written: key, value: dynamic(value.value) }
        : { key, written: key, value: template(value) },
    ),
  };
}

/** A constant, as Pass's Result: keys ending in `.$` mean nothing in it. */
export function constant(
  node: Node,
): LiteralExpression | TextExpression | ObjectExpression | ArrayExpression {
  if (node.kind === "array") return { kind: "array", items: node.items.map(constant) };
  if (node.kind === "object")
    return {
      kind: "object",
      fields: uniqueMembers(node).map(({ key, value }) => ({
        key,
        written: key,
        value: constant(value),
      })),
    };
  const value = scalar(node);
  return value.kind === "setting" ? { kind: "text", parts: [value] } : value;
}

/** A path or an intrinsic call, as ErrorPath and keys ending in `.$` hold. */
export function dynamic(value: string): Expression {
  if (value.startsWith("$")) return path(value);
  const parsed = parseIntrinsic(value);
  if (!parsed.ok) throw new Error(`The call ${value} passed the check: ${parsed.message}`);
  return parsed.value;
}

function scalar(node: Exclude<Node, { kind: "object" | "array" }>): ReturnType<typeof text> {
  return node.kind === "string" ? text(node.value) : { kind: "literal", value: node.value };
}
