import { group as groupItems, together, type Pair } from "./group.js";
import { ordered, type Term } from "./order.js";
import { selected } from "./where.js";

/**
 * What a path has found together with what its steps have bound (`@$x`, `#$i`, `%`): `item` is the value itself, the other
 * fields are variables.
 */
export interface Tuple {
  readonly item: unknown;
  readonly [variable: string]: unknown;
}

/** A step of a path of tuples: makes new tuples of those found so far. */
export type TupleStep = (tuples: readonly Tuple[]) => readonly Tuple[];

/** What a step binds, by the names that the fields of the tuples have. */
export interface Bindings {
  /** `@$x`: the value; the item stays what it was. */
  readonly focus?: string;
  /** `#$i`: its position among what was found for the same tuple. */
  readonly index?: string;
  /** `%`: what the step started from. */
  readonly parent?: string;
}

/** The tuples that steps make, starting from what a path has found. */
export function tuples(found: unknown, ...steps: readonly TupleStep[]): readonly Tuple[] {
  return steps.reduce((all: readonly Tuple[], step) => step(all), listOf(found).map((item) => ({ item })));
}

/** Tuples of a path that starts with an expression, whose context may be nothing. */
export function tuplesFrom(context: unknown, ...steps: readonly TupleStep[]): readonly Tuple[] {
  return tuples(context === undefined ? [undefined] : context, ...steps);
}

/** What the tuples hold, as the value of a path. */
export function itemsOf(all: readonly Tuple[]): unknown {
  return all.length > 1 ? all.map(({ item }) => item) : all[0]?.item;
}

/** The same, where one item stays a list of one. */
export function keptItemsOf(all: readonly Tuple[]): unknown {
  return all.length > 0 ? all.map(({ item }) => item) : undefined;
}

/** A step that finds values for each tuple, and binds them. */
export function bind(of: (tuple: Tuple) => unknown, bindings: Bindings = {}): TupleStep {
  const { focus, index, parent } = bindings;
  return (all) =>
    all.flatMap((tuple) =>
      listOf(of(tuple)).map((value, at): Tuple => ({
        ...tuple,
        ...(focus === undefined ? { item: value } : { [focus]: value }),
        ...(index !== undefined && { [index]: at }),
        ...(parent !== undefined && { [parent]: tuple.item }),
      })),
    );
}

/** A step that is a path of tuples itself: what it binds is bound from there on. */
export function join(of: (tuple: Tuple) => readonly Tuple[], bindings: Bindings = {}): TupleStep {
  const { index, parent } = bindings;
  return (all) =>
    all.flatMap((tuple) =>
      of(tuple).map((inner, at): Tuple => ({
        ...tuple,
        ...inner,
        ...(index !== undefined && { [index]: at }),
        ...(parent !== undefined && { [parent]: tuple.item }),
      })),
    );
}

/** A predicate on tuples. */
export function only(test: (tuple: Tuple) => unknown): TupleStep {
  return (all) => selected(all, test);
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
export function sorted(...terms: readonly Term<Tuple>[]): TupleStep {
  return (all) => ordered(all, terms);
}

/** `{…}` behind a path of tuples; values are given the tuples of a key as one, whose fields hold all values. */
export function groupTuples(
  all: readonly Tuple[],
  ...pairs: readonly {
    readonly key: (tuple: Tuple) => unknown;
    readonly value: (tuple: Tuple) => unknown;
  }[]
): { [name: string]: unknown } {
  return groupItems(
    all,
    ...pairs.map(
      ({ key, value }): Pair => ({
        key: (tuple) => key((tuple ?? { item: undefined }) as Tuple),
        value: (found) => value(merged(found)),
      }),
    ),
  );
}

function merged(found: unknown): Tuple {
  if (!Array.isArray(found)) return (found ?? { item: undefined }) as Tuple;
  const result: { [name: string]: unknown; item: unknown } = { item: undefined };
  for (const tuple of found as readonly Tuple[])
    for (const name of Object.keys(tuple)) result[name] = together(result[name], tuple[name]);
  return result;
}

function listOf(found: unknown): readonly unknown[] {
  if (Array.isArray(found)) return found;
  return found === undefined ? [] : [found];
}
