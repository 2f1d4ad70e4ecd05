import type { Node, ObjectNode, StringNode } from "../1-parse/document.js";
import { uniqueMembers } from "../1-parse/value.js";
import type {
  ComputedNumber,
  Expression,
  JsonataExpression,
  ObjectExpression,
  Text,
} from "./expressions.js";
import { isJsonata, parseSource } from "./jsonata-source.js";
import { setting, text } from "./settings.js";

/**
 * A value of a JSONata state: every string in it may be an expression. `location` is the field, as AWS's messages name it:
 * `Output/total`.
 */
export function jsonataTemplate(node: Node, location: string): Expression {
  switch (node.kind) {
    case "object":
      return jsonataObject(node, location);
    case "array":
      return {
        kind: "array",
        items: node.items.map((item, index) => jsonataTemplate(item, `${location}[${index}]`)),
      };
    case "string":
      return jsonataText(node, location);
    default:
      return { kind: "literal", value: node.value };
  }
}

/** The same of an object: Assign. */
export function jsonataObject(node: ObjectNode, location: string): ObjectExpression {
  return {
    kind: "object",
    fields: uniqueMembers(node).map(({ key, value }) => ({
      key,
      written: key,
      value: jsonataTemplate(value, `${location}/${key}`),
    })),
  };
}

/** An expression, or a constant text. */
export function jsonataText(node: StringNode, location: string): JsonataExpression | Text {
  return isJsonata(node.value) ? expression(node, location) : text(node.value);
}

/** A number, a placeholder for one, or an expression. */
export function jsonataNumber(
  node: Node | undefined,
  location: string,
): ComputedNumber | undefined {
  if (node?.kind === "number") return node.value;
  if (node?.kind !== "string") return undefined;
  return isJsonata(node.value) ? expression(node, location) : setting(node.value, "number");
}

function expression(node: StringNode, location: string): JsonataExpression {
  const parsed = parseSource(node);
  if (!parsed.ok)
    throw new Error(`The expression ${node.value} passed the check: ${parsed.message}`);
  const { text, tree, settings } = parsed;
  return { kind: "jsonata", text, tree, location, settings };
}
