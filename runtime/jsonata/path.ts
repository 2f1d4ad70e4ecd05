import { find } from "./find.js";
import { tick } from "./limits.js";
import { finish, isSequence } from "./sequence.js";
import { nth } from "./filter.js";

/**
 * A step of a path.
 *
 * - A text is a name; a number behind it an index, from the end when negative.
 * - A function is an expression: what it gives for each item is found.
 * - A `Stage` is a predicate of the step before it.
 * - A `Whole` works on everything found so far; an `End` makes the value of the path from it.
 */
export type Step = string | number | ((item: unknown) => unknown) | Stage | Whole | End | Mark;

export interface Stage {
  readonly kind: "stage";
  /** What is left of what the step found for one item; a sequence. */
  readonly of: (found: unknown) => unknown;
}
export interface Whole {
  readonly kind: "whole";
  readonly of: (items: readonly unknown[]) => readonly unknown[];
}
export interface End {
  readonly kind: "end";
  readonly of: (items: readonly unknown[]) => unknown;
}
export interface Mark {
  readonly kind: "item" | "array";
}

/** Behind the function of an array constructor: its array is one item. */
export const asItem: Mark = { kind: "item" };
/** `[]`, at the end of a path: one value stays a list of one. */
export const keepArray: Mark = { kind: "array" };

/**
 * What a path finds from a value: `undefined` for nothing, the value itself for one, an array for more (JSONata, "Sequences").
 * An array on the way stands for each of its items. Names are those of fields of objects, nothing else has any.
 */
export function path(
  value: unknown,
  a: Step,
  b?: Step,
  c?: Step,
  d?: Step,
  ...more: readonly Step[]
): unknown {
  // Names that lead from one object to the next are what most paths are, and most data. No list is made for them.
  let found = value;
  if (typeof a === "string" && isRecord(found)) {
    found = found[a];
    if (b === undefined) return found;
    if (typeof b === "string" && isRecord(found)) {
      found = found[b];
      if (c === undefined) return found;
      if (typeof c === "string" && isRecord(found)) {
        found = found[c];
        if (d === undefined) return found;
      }
    }
  }
  return steps(value, [a, b, c, d, ...more].filter((step) => step !== undefined));
}

function steps(value: unknown, all: readonly Step[]): unknown {
  let found = value;
  for (let at = 0; at < all.length; at++) {
    const step = all[at];
    if (typeof step === "string") {
      if (!isRecord(found)) return along(found, all, at);
      found = found[step];
    } else if (typeof step === "number") found = nth(found, step);
    else if (typeof step !== "object") return along(found, all, at);
    else if (step.kind === "stage") found = step.of(found);
    else return step === keepArray ? keep(found) : along(found, all, at);
  }
  return finish(found);
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A path of which the first step is an expression, whose context may be nothing or a list. */
export function pathFrom(context: unknown, ...steps: readonly Step[]): unknown {
  return along(context === undefined ? [undefined] : context, steps, 0);
}

/** `[]` behind what a function or a predicate gives: a sequence of one stays a list of one, any other value is what it is. */
export function keep(found: unknown): unknown {
  if (!isSequence(found)) return found === undefined || Array.isArray(found) ? found : [found];
  return found.length === 0 ? undefined : Array.from(found);
}

function along(value: unknown, steps: readonly Step[], from: number): unknown {
  let items = listOf(value);
  for (let at = from; at < steps.length; ) {
    const step = steps[at++];
    if (typeof step === "object") {
      if (step.kind === "end") return step.of(items);
      if (step.kind === "array") return items.length === 0 ? undefined : Array.from(items);
      if (step.kind === "whole") items = step.of(items);
      if (step.kind === "stage") items = listOf(step.of(items));
    } else if (typeof step === "number") {
      const chosen = nth(items, step);
      // An array that is an item is not a list of what was found.
      if (Array.isArray(chosen) && (at === steps.length || chosen.length === 0)) return chosen;
      items = listOf(chosen);
    }
    else if (step !== undefined) {
      const isItem = steps[at] === asItem;
      if (isItem) at++;
      const stages = at;
      while (isStage(steps[at])) at++;
      const results = each(items, step, steps, stages, at);
      const isLast = at === steps.length || (at === steps.length - 1 && steps[at] === keepArray);
      const [only] = results;
      if (isLast && results.length === 1 && Array.isArray(only) && !isSequence(only))
        return isItem && at < steps.length ? results : only;
      items = isItem && stages === at ? results : flat(results);
    }
  }
  return items.length > 1 ? items : items[0];
}

/** What a step and the predicates behind it find, item by item. */
function each(
  items: readonly unknown[],
  step: string | ((item: unknown) => unknown),
  steps: readonly Step[],
  from: number,
  to: number,
): readonly unknown[] {
  const results: unknown[] = [];
  for (const item of items) {
    tick();
    let result = typeof step === "string" ? find(item, step) : step(item);
    for (let at = from; at < to; at++) result = staged(result, steps[at]);
    if (result !== undefined) results.push(result);
  }
  return results;
}

function staged(found: unknown, stage: Step | undefined): unknown {
  if (typeof stage === "number") return nth(found, stage);
  return typeof stage === "object" && stage.kind === "stage" ? stage.of(found) : found;
}

function isStage(step: Step | undefined): boolean {
  return typeof step === "number" || (typeof step === "object" && step.kind === "stage");
}

function listOf(found: unknown): readonly unknown[] {
  if (Array.isArray(found)) return found;
  return found === undefined ? [] : [found];
}

function flat(results: readonly unknown[]): readonly unknown[] {
  const [only] = results;
  if (results.length === 1 && Array.isArray(only)) return only;
  if (!results.some(Array.isArray)) return results;
  return results.flat();
}
