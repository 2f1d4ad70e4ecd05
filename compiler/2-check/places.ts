import type { Node, Span } from "../1-parse/document.js";
import { pointer } from "../1-parse/pointer.js";
import { member } from "../1-parse/value.js";
import type { Outline, StateOutline } from "./outline.js";
import { named, type Place, type Schema, stateSchema } from "./schemas/index.js";

/** A value whose text means something to the language, and what. */
export interface PlacedValue {
  readonly place: Place;
  readonly schema: Schema;
  /** The field's name. */
  readonly field: string;
  readonly fieldSpan: Span;
  readonly node: Node;
  /** JSON Pointer. */
  readonly path: string;
  readonly state: StateOutline;
}

/** Every value of every state that its schema gives a place, in the order of the text. */
export function placesOf(outline: Outline): readonly PlacedValue[] {
  return outline.states.flatMap((state) => {
    if (!state.type) return [];
    const schema = stateSchema(state.type, state.language);
    return below({ node: state.node, schema, path: state.path, state });
  });
}

interface At {
  readonly node: Node;
  readonly schema: Schema;
  readonly path: string;
  readonly state: StateOutline;
}

function below({ node, schema, path, state }: At): PlacedValue[] {
  const resolved = (schema.$ref !== undefined && named[schema.$ref]) || schema;
  if (node.kind === "array") {
    const { items } = resolved;
    if (!items) return [];
    return node.items.flatMap((item, index) =>
      below({ node: item, schema: items, path: pointer(path, index), state }),
    );
  }
  return Object.entries(resolved.properties ?? {}).flatMap(([field, inner]) => {
    const found = member(node, field);
    if (!found) return [];
    const at = { node: found.value, schema: inner, path: pointer(path, field), state };
    const placed: PlacedValue[] =
      inner.place === undefined
        ? []
        : [{ ...at, place: inner.place, field, fieldSpan: found.keySpan }];
    return [...placed, ...below(at)];
  });
}
