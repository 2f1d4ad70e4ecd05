import type { Node, Span } from "./document.js";
import { pointer, pointerSteps } from "./pointer.js";
import { member } from "./value.js";

/** A value, where it is, and its key where it has one. */
export interface PlacedNode {
  readonly node: Node;
  /** JSON Pointer. */
  readonly path: string;
  readonly keySpan?: Span;
}

/** The value at a JSON Pointer, or the last one on the way that is there. */
export function nodeAt(root: Node, path: string): PlacedNode {
  let found: PlacedNode = { node: root, path: "" };
  for (const step of pointerSteps(path)) {
    const { node } = found;
    const at = pointer(found.path, step);
    const item = node.kind === "array" ? node.items[Number(step)] : undefined;
    const one = member(node, step);
    if (item) found = { node: item, path: at };
    else if (one) found = { node: one.value, path: at, keySpan: one.keySpan };
    else break;
  }
  return found;
}
