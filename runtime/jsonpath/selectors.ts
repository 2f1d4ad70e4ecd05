import { isObject } from "../own.js";
import type { Value } from "../types.js";
import { arrayOf, impossible, itemOf, missing, type Selector } from "./step.js";

/** `.*` and `[*]`: every value of an object, every item of an array. */
export const all: Selector = {
  definite: false,
  definiteEnd: false,
  matches: () => true,
  bind:
    ({ next }) =>
    (value) => {
      if (Array.isArray(value)) {
        for (const item of value) {
          try {
            next(item);
          } catch (failure) {
            if (failure !== missing) throw failure;
          }
        }
      } else if (isObject(value)) for (const name of Object.keys(value)) next(value[name]);
    },
};

/** `[?(…)]`: the items of an array, or the object itself, for which the test holds. */
export function where(test: (item: Value | null) => boolean): Selector {
  const holds = test as (item: unknown) => boolean; // only JSON gets here
  return {
    definite: false,
    definiteEnd: false,
    matches: holds,
    bind:
      ({ next }) =>
      (value) => {
        if (Array.isArray(value)) {
          for (const item of value) if (holds(item)) next(item);
        } else if (!isObject(value)) throw impossible;
        else if (holds(value)) next(value);
      },
  };
}

/**
 * `[from:to]`. A negative `from` counts from the end only where there is no `to`, and a negative `to` only where `from` is 0:
 * elsewhere the first leads nowhere, and the second ends the slice before it begins.
 */
export function slice(from: number, to?: number): Selector {
  return ofArray(false, (array, next) => {
    const size = array.length;
    const end = to === undefined ? size : Math.min(size, to < 0 && from === 0 ? size + to : to);
    const start = to === undefined && from < 0 ? Math.max(0, size + from) : from;
    if (size === 0 || start >= end) return;
    if (start < 0) throw missing;
    for (let i = start; i < end; i++) next(array[i]);
  });
}

/** `[0,2]`: the items at these places, all of which have to be there. */
export function indices(...places: readonly number[]): Selector {
  return ofArray(false, (array, next) => {
    for (const place of places) next(itemOf(array, place));
  });
}

/** `[(@.length-1)]`: the item so many places before the end. */
export function fromEnd(offset: number): Selector {
  return ofArray(true, (array, next) => next(itemOf(array, array.length - offset)));
}

/** `['a','b']`: an object of those of the names that are there. The service takes no step further from it. */
export function pick(...names: readonly string[]): Selector {
  return {
    definite: true,
    definiteEnd: true,
    matches: (value) => isObject(value) && names.every((name) => Object.hasOwn(value, name)),
    bind:
      ({ next, isLast }) =>
      (value) => {
        if (!isObject(value)) throw missing;
        if (!isLast) throw impossible;
        const there = names.filter((name) => Object.hasOwn(value, name));
        next(Object.fromEntries(there.map((name) => [name, value[name]])));
      },
  };
}

function ofArray(
  definite: boolean,
  take: (array: readonly unknown[], next: (value: unknown) => void) => void,
): Selector {
  return {
    definite,
    definiteEnd: definite,
    matches: Array.isArray,
    bind:
      ({ next }) =>
      (value) =>
        take(arrayOf(value), next),
  };
}
