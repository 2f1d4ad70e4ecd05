import type { Item } from "./context.js";
import { StatesError } from "./errors.js";
import { isObject } from "./own.js";
import type { Items } from "./types.js";

/**
 * What ItemsPath refers to: the array that a Map iterates over (ASL, "Map State").
 * Throws `States.ReferencePathConflict` when nothing is there, `States.Runtime` when it is no array.
 */
export function items(value: unknown, $: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined) {
    const step = /([^.[\]'"]+)[\]'"]*$/.exec(path)?.[1] ?? path;
    const cause = `Unable to apply step "${step}" to input ${JSON.stringify($)}`;
    throw new StatesError("States.ReferencePathConflict", cause);
  }
  // The service shows a path into the Context Object without the second `$`.
  const shown = path.replace(/^\$\$/, "$");
  throw new StatesError("States.Runtime", `Reference path "${shown}" must point to array.`);
}

/** The same of a distributed Map, which also iterates over the members of an object. */
export function members(value: unknown, $: unknown, path: string): Items {
  return isObject(value) ? value : items(value, $, path);
}

/** What a Map iterates over, one after the other. */
export function itemsIn(given: Items): readonly Omit<Item, "Index">[] {
  if (Array.isArray(given)) return given.map((Value: unknown) => ({ Value }));
  return Object.entries(given).map(([Key, Value]) => ({ Key, Value }));
}
