import type { Node, Span } from "./document.js";
import { pointer } from "./pointer.js";
import { uniqueMembers, valueAt } from "./value.js";

/** A definition inside of a file that is none itself. */
export interface Wrapped {
  readonly path: string;
  readonly span: Span;
  /** Is it a text, as AWS's API answers it, rather than an object? */
  readonly isText: boolean;
}

/**
 * The first definition inside of a document that has neither StartAt nor States: in a serverless.yml, in what
 * DescribeStateMachine answers, in Terraform's JSON.
 */
export function wrappedDefinition(root: Node): Wrapped | undefined {
  const isOwn = ["StartAt", "States", "Type"].some((key) => valueAt(root, key));
  return isOwn ? undefined : within(root, "");
}

function within(node: Node, path: string): Wrapped | undefined {
  if (node.kind === "string") {
    const isText = node.value.includes('"StartAt"') && node.value.includes('"States"');
    return isText ? { path, span: node.span, isText } : undefined;
  }
  if (node.kind === "array") {
    return firstOf(node.items.map((item, index) => [item, pointer(path, index)]));
  }
  if (node.kind !== "object") return undefined;
  const states = valueAt(node, "States");
  const start = node.members.find(({ key }) => key === "StartAt");
  if (start && states?.kind === "object") return { path, span: start.keySpan, isText: false };
  return firstOf(uniqueMembers(node).map(({ key, value }) => [value, pointer(path, key)]));
}

function firstOf(places: readonly (readonly [Node, string])[]): Wrapped | undefined {
  for (const [node, path] of places) {
    const found = within(node, path);
    if (found) return found;
  }
  return undefined;
}
