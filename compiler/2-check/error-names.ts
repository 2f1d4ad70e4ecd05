import type { Node, ObjectNode, Span } from "../1-parse/document.js";
import { pointer } from "../1-parse/pointer.js";
import { member } from "../1-parse/value.js";
import type { StateOutline } from "./outline.js";

/** One retrier or catcher: an element of Retry or Catch. */
export interface Handler {
  readonly field: "Retry" | "Catch";
  readonly called: "retrier" | "catcher";
  readonly node: ObjectNode;
  readonly path: string;
  readonly span: Span;
  readonly names: readonly ErrorName[];
  readonly state: StateOutline;
}

export interface ErrorName {
  readonly name: string;
  readonly span: Span;
  readonly path: string;
}

/** The retriers and the catchers of each state, each list in its order, where they have the form of such. */
export function handlersOf(states: readonly StateOutline[]): readonly (readonly Handler[])[] {
  return states.flatMap((state) => [
    handlers(state, "Retry", "retrier"),
    handlers(state, "Catch", "catcher"),
  ]);
}

function handlers(
  state: StateOutline,
  field: Handler["field"],
  called: Handler["called"],
): readonly Handler[] {
  const list = member(state.node, field)?.value;
  if (list?.kind !== "array") return [];
  return list.items.flatMap((node, index) => {
    if (node.kind !== "object") return [];
    const path = pointer(state.path, field, index);
    const equals = member(node, "ErrorEquals");
    const names = equals ? errorNames(equals.value, pointer(path, "ErrorEquals")) : [];
    return [{ field, called, node, path, span: equals?.keySpan ?? node.span, names, state }];
  });
}

function errorNames(list: Node, path: string): readonly ErrorName[] {
  if (list.kind !== "array") return [];
  return list.items.flatMap((item, index) =>
    item.kind === "string"
      ? [{ name: item.value, span: item.span, path: pointer(path, index) }]
      : [],
  );
}
