import type { Json, Member, Node, ObjectNode } from "./document.js";

/**
 * The member of an object with a key; of two with one key the last, which is the one that readers of JSON keep.
 * `undefined` when there is none, or when the node is no object.
 */
export function member(node: Node | undefined, key: string): Member | undefined {
  return node?.kind === "object" ? node.members.findLast((one) => one.key === key) : undefined;
}

/** The value of an object's member; see `member`. */
export function valueAt(node: Node | undefined, ...keys: readonly string[]): Node | undefined {
  return keys.reduce<Node | undefined>((inner, key) => member(inner, key)?.value, node);
}

/** The members that count: of each key the last, at the place of the first, as JSON.parse orders them. */
export function uniqueMembers(node: ObjectNode): readonly Member[] {
  return [...new Map(node.members.map((one) => [one.key, one])).values()];
}

/** The plain value of a node. Of duplicate keys the last wins; `__proto__` is a key like any other. */
export function toJson(node: Node): Json {
  switch (node.kind) {
    case "object":
      // fromEntries defines own properties: a key "__proto__" cannot reach a prototype.
      return Object.fromEntries(node.members.map(({ key, value }) => [key, toJson(value)]));
    case "array":
      return node.items.map(toJson);
    default:
      return node.value;
  }
}

/** A node of a plain value whose parts all claim the same span, such as a value that was put in for a placeholder. */
export function fromJson(value: Json, span: Node["span"]): Node {
  if (value === null) return { kind: "null", value, span };
  if (typeof value === "string") return { kind: "string", value, span };
  if (typeof value === "number") return { kind: "number", value, span };
  if (typeof value === "boolean") return { kind: "boolean", value, span };
  if (isArray(value))
    return { kind: "array", items: value.map((item) => fromJson(item, span)), span };
  const members = Object.entries(value).map(([key, inner]) => ({
    key,
    keySpan: span,
    value: fromJson(inner, span),
  }));
  return { kind: "object", members, span };
}

// Array.isArray alone does not narrow a readonly array.
const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);
