import { find, oneOrMany } from "./find.js";
import { grouped, lone, type Pair } from "./group.js";
import { listOf } from "./list.js";
import { ordered, type Term } from "./order.js";
import type { End } from "./follow.js";
import { chosen } from "./filter.js";

/**
 * What a path has found together with what its steps have bound (`@$x`, `#$i`, `%`): `item` is the value itself, the other
 * fields are variables.
 */
export interface Tuple {
  readonly item: unknown;
  readonly [variable: string]: unknown;
}

/** A step of a path of tuples: makes new tuples of those found so far, or in the end the value of the path. */
export type TupleStep = (all: readonly Tuple[]) => readonly Tuple[];
export interface TupleEnd {
  readonly of: (all: readonly Tuple[]) => unknown;
}

/** What a step binds, by the names that the fields of the tuples have. */
export interface Bindings {
  /** `@$x`: the value; the item stays what it was. */
  readonly focus?: string;
  /** `#$i`: its position among what was found for the same tuple. */
  readonly index?: string;
  /** `%`: what the step started from. */
  readonly parent?: string;
}

/** The rest of a path, of which a step binds variables. */
export function tuples(...steps: readonly (TupleStep | TupleEnd)[]): End {
  return {
    kind: "end",
    of(items) {
      let all: readonly Tuple[] = items.map((item) => ({ item }));
      for (const step of steps) {
        if (typeof step === "object") return step.of(all);
        all = step(all);
      }
      return oneOrMany(all.map(({ item }) => item));
    },
  };
}

/** `[]`: one value stays a list of one. */
export const keepItems: TupleEnd = {
  of: (all) => (all.length > 0 ? all.map(({ item }) => item) : undefined),
};

/** The path is a step of another one, which goes on with its tuples. */
export const keepTuples: TupleEnd = { of: (all) => all };

/** A step that finds values for each tuple, and binds them. */
export function bind(of: string | ((tuple: Tuple) => unknown), bindings: Bindings = {}): TupleStep {
  const { focus, index, parent } = bindings;
  const step = typeof of === "string" ? ({ item }: Tuple) => find(item, of) : of;
  return (all) =>
    all.flatMap((tuple) =>
      listOf(step(tuple)).map((value, at): Tuple => ({
        ...tuple,
        ...(focus === undefined ? { item: value } : { [focus]: value }),
        ...(index !== undefined && { [index]: at }),
        ...(parent !== undefined && { [parent]: tuple.item }),
      })),
    );
}

/** A step that is a path of tuples itself: what it binds is bound from there on. */
export function join(of: (tuple: Tuple) => unknown, bindings: Bindings = {}): TupleStep {
  const { index, parent } = bindings;
  return (all) =>
    all.flatMap((tuple) =>
      (listOf(of(tuple)) as readonly Tuple[]).map((inner, at): Tuple => ({
        ...tuple,
        ...inner,
        ...(index !== undefined && { [index]: at }),
        ...(parent !== undefined && { [parent]: tuple.item }),
      })),
    );
}

/** A predicate on tuples. */
export function only(test: (tuple: Tuple) => unknown): TupleStep {
  return (all) => chosen(all, test);
}

/** An index among all tuples. */
export function onlyAt(index: number): TupleStep {
  return (all) => all.slice(index, index === -1 ? undefined : index + 1);
}

/** `#$i` behind a predicate: the position among all tuples. */
export function numbered(index: string): TupleStep {
  return (all) => all.map((tuple, at): Tuple => ({ ...tuple, [index]: at }));
}

/** `^(…)` */
export function sorted(...terms: readonly Term[]): TupleStep {
  return (all) => ordered(all, terms);
}

/** `{…}`; values are given the tuples of a key as one, whose fields hold all values. */
export function groupTuples(...pairs: readonly TuplePair[]): TupleEnd {
  const merging = pairs.map(({ key, value }): Pair => ({
    key: (_, tuple) => key((tuple ?? nothing) as Tuple),
    value: (found) => value(merged(found)),
  }));
  return { of: (all) => grouped(all, merging) };
}
export interface TuplePair {
  readonly key: (tuple: Tuple) => unknown;
  readonly value: (tuple: Tuple) => unknown;
}

const nothing: Tuple = { item: undefined };

function merged(found: unknown): Tuple {
  if (!Array.isArray(found)) return (found ?? nothing) as Tuple;
  const all = found as readonly Tuple[];
  const names = new Set(all.flatMap((tuple) => Object.keys(tuple)));
  const fields = [...names].map((name) => [name, lone(all.map((tuple) => tuple[name]))] as const);
  return { item: undefined, ...Object.fromEntries(fields) };
}
