import type { Filter, Step } from "../3-lower/machine.js";
import { isPlainFilter } from "./plain-filter.js";
import { plainName } from "./plain-read.js";
import { elements } from "./shape-read.js";
import type { Shape } from "./shape.js";

/** A path that matches several values, as operations on proven arrays. */
export interface PlainList {
  readonly operations: readonly Operation[];
  /** Of what the list holds. */
  readonly item: Shape;
}

export type Operation =
  /** Names read one after the other, from the value that the path starts at. */
  | { readonly kind: "read"; readonly names: readonly string[] }
  | { readonly kind: "slice"; readonly from: number; readonly to?: number }
  | { readonly kind: "filter"; readonly test: Filter; readonly item: Shape }
  /** Names read from every item. */
  | { readonly kind: "map"; readonly names: readonly string[] }
  /** The same where that gives an array for each, which are put together. */
  | { readonly kind: "flat"; readonly names: readonly string[] };

/**
 * How plain TypeScript says a path that matches several values, from a value of the shape; `undefined` where something on the
 * way is not proven.
 */
export function plainList($: Shape, steps: readonly Step[]): PlainList | undefined {
  let state: State | undefined = { operations: [], names: [], shape: $, isList: false };
  for (const step of steps) state = state && next(state, step, $);
  if (!state?.isList) return undefined;
  const { names, operations, shape } = state;
  return {
    operations: names.length > 0 ? [...operations, { kind: "map", names }] : operations,
    item: shape,
  };
}

interface State {
  readonly operations: readonly Operation[];
  /** Read since the last operation. */
  readonly names: readonly string[];
  /** Of the value at hand: of each item, once there is a list. */
  readonly shape: Shape;
  readonly isList: boolean;
}

function next(state: State, step: Step, $: Shape): State | undefined {
  const { names, operations, shape, isList } = state;
  switch (step.kind) {
    case "name": {
      const read = shape.kind === "object" ? plainName(shape, step.name) : undefined;
      if (read?.missing !== "never") return undefined;
      return { ...state, names: [...names, step.name], shape: read.shape };
    }
    case "wildcard": {
      if (!isArray(shape)) return undefined;
      const done: readonly Operation[] = isList
        ? [{ kind: "flat", names }]
        : names.length > 0
          ? [{ kind: "read", names }]
          : [];
      return {
        operations: [...operations, ...done],
        names: [],
        shape: elements(shape),
        isList: true,
      };
    }
    case "slice":
    case "filter": {
      // From a list of arrays either would have to be taken from each.
      if (isList || !isArray(shape)) return undefined;
      const operation = step.kind === "slice" ? sliced(step) : filtered(step.test, shape, $);
      if (!operation) return undefined;
      const read: readonly Operation[] = names.length > 0 ? [{ kind: "read", names }] : [];
      return {
        operations: [...operations, ...read, operation],
        names: [],
        shape: elements(shape),
        isList: true,
      };
    }
    default:
      return undefined;
  }
}

function sliced({ from = 0, to }: Extract<Step, { kind: "slice" }>): Operation | undefined {
  if (to === undefined) return { kind: "slice", from };
  return from >= 0 && to >= 0 ? { kind: "slice", from, to } : undefined;
}

function filtered(test: Filter, shape: Shape, root: Shape): Operation | undefined {
  const item = elements(shape);
  return isPlainFilter(test, { item, root }) ? { kind: "filter", test, item } : undefined;
}

function isArray({ kind }: Shape): boolean {
  return kind === "array" || kind === "tuple";
}
