import { fieldsOf, type ItemFunction } from "./fields.js";
import { nth } from "./filter.js";
import { find, oneOrMany } from "./find.js";
import { tick } from "./limits.js";
import { isObject } from "./object.js";
import { isSequence, several } from "./sequence.js";

/**
 * A step of a path.
 *
 * - A text is a name; a number behind it an index, from the end when negative.
 * - A function is an expression: what it gives for each item is found.
 * - A `Stage` is a predicate of the step before it.
 * - A `Whole` works on everything found so far; an `End` makes the value of the path from it.
 */
export type Step = string | number | ItemFunction | Stage | Whole | End | Mark;

export interface Stage {
  readonly kind: "stage";
  /** What is left of what the step found for one item; a list, even of one. */
  readonly of: (found: unknown) => readonly unknown[];
}
export interface Whole {
  readonly kind: "whole";
  readonly of: (items: readonly unknown[]) => readonly unknown[];
}
export interface End {
  readonly kind: "end";
  readonly of: (items: readonly unknown[]) => unknown;
}
export type Mark = { readonly kind: "item" } | { readonly kind: "array" };
type Left = number | Stage;

/** Behind the function of an array constructor: its array is one item. */
export const asItem: Mark = { kind: "item" };
/** `[]`, at the end of a path: one value stays a list of one. */
export const keepArray: Mark = { kind: "array" };

/**
 * What the steps of a path find from a value: `undefined` for nothing, the value itself for one, an array for more (JSONata,
 * "Sequences"). An array on the way stands for each of its items. Names are those of fields of objects, nothing else has any.
 */
export function follow(value: unknown, ...steps: readonly Step[]): unknown {
  return along(value, steps, false);
}

/** A path of which the first step is an expression, whose context may be nothing or a list. */
export function followFrom(context: unknown, ...steps: readonly Step[]): unknown {
  return along(context === undefined ? [undefined] : context, steps, true);
}

/** Step by step: `found` is a value for as long as one object leads to the next, and from then on all that was found. */
function along(value: unknown, steps: readonly Step[], isContext: boolean): unknown {
  let found = value;
  let at = 0;
  let isList = isContext;
  for (; at < steps.length && !isContext; at++) {
    const step = steps[at];
    if (typeof step === "string" && isObject(found)) found = found[step];
    else if (typeof step === "number") found = nth(found, step);
    else if (typeof step === "object" && step.kind === "stage") found = step.of(found);
    else break;
    isList = typeof step === "object";
  }
  if (at === steps.length) return isList ? oneOrMany(found as readonly unknown[]) : found;
  // A list of the data is what it is, whether or not it is to be kept.
  if (steps[at] === keepArray && !isList && Array.isArray(found)) return found;
  return walk(listOf(found), steps, at);
}

function walk(start: readonly unknown[], steps: readonly Step[], from: number): unknown {
  let items = start;
  for (let at = from; at < steps.length;) {
    const step = steps[at++];
    if (typeof step === "object") {
      if (step.kind === "end") return step.of(items);
      if (step.kind === "array") return items.length === 0 ? undefined : several(items);
      if (step.kind !== "item") items = step.of(items);
    } else if (typeof step === "number") {
      const chosen = nth(items, step);
      // An array that is an item is not a list of what was found.
      if (Array.isArray(chosen) && (at === steps.length || chosen.length === 0)) return chosen;
      items = listOf(chosen);
    } else if (step !== undefined) {
      const isItem = steps[at] === asItem;
      if (isItem) at++;
      const stages = at;
      while (isStage(steps[at])) at++;
      const isLast = at === steps.length || (at === steps.length - 1 && steps[at] === keepArray);
      const all =
        typeof step === "string" && stages === at
          ? ofName(items, step)
          : ofAll(items, step, steps.slice(stages, at) as readonly Left[], isItem); // as they were counted
      if (isLast && all.count === 1 && all.lone)
        return isItem && at < steps.length ? all.items : all.lone;
      items = all.items;
    }
  }
  return oneOrMany(items);
}

/** What a step has found. */
interface Found {
  readonly items: readonly unknown[];
  /** For how many items there was a value. */
  readonly count: number;
  /** The array that was found last, as the value of one item. */
  readonly lone: readonly unknown[] | undefined;
}

/** A name alone, read here and not where other paths are: the engine knows such a place by the few names that it reads. */
function ofName(from: readonly unknown[], name: string): Found {
  const items: unknown[] = [];
  let count = 0;
  let lone: readonly unknown[] | undefined;
  for (let at = 0; at < from.length; at++) {
    const item = from[at];
    const value = isObject(item) ? item[name] : find(item, name);
    if (value === undefined) continue;
    count++;
    if (Array.isArray(value)) for (const one of (lone = value)) items.push(one);
    else items.push(value);
  }
  return { items, count, lone };
}

function ofAll(
  from: readonly unknown[],
  step: string | ItemFunction,
  stages: readonly Left[],
  isItem: boolean,
): Found {
  const items: unknown[] = [];
  let count = 0;
  let lone: readonly unknown[] | undefined;
  for (let at = 0; at < from.length; at++) {
    tick();
    const item = from[at];
    let value = typeof step === "string" ? find(item, step) : step(fieldsOf(item), item);
    let isList = isSequence(value);
    for (let place = 0; place < stages.length; place++) {
      const stage = stages[place] as Left;
      value = left(value, stage);
      isList = typeof stage === "object";
    }
    if (value === undefined) continue;
    count++;
    if (Array.isArray(value) && !isList) lone = value;
    if (Array.isArray(value) && !(isItem && stages.length === 0))
      for (const one of value) items.push(one);
    else items.push(value);
  }
  return { items, count, lone };
}

function isStage(step: Step | undefined): step is Left {
  return typeof step === "number" || (typeof step === "object" && step.kind === "stage");
}

/** What an index or a predicate leaves of what was found. */
function left(found: unknown, stage: Left): unknown {
  return typeof stage === "number" ? nth(found, stage) : stage.of(found);
}

function listOf(found: unknown): readonly unknown[] {
  if (Array.isArray(found)) return found;
  return found === undefined ? [] : [found];
}
