import { JsonataError } from "./error.js";
import { clone } from "./functions/clone.js";
import type { Callable } from "./functions/contract.js";
import { isObject, put } from "./object.js";
import { checker } from "./signature.js";

/**
 * `|location|update, delete|`: a function that gives a copy of its argument, in which every object at the location has the fields
 * of the update and none of those to delete. Throws T2011, T2012 when these are no object and no texts.
 */
export function transform(
  location: (copy: unknown) => unknown,
  update: (found: unknown) => unknown,
  remove?: (found: unknown) => unknown,
): Callable {
  const check = checker("", "<(oa):o>");
  const run = (...given: readonly unknown[]): unknown => {
    const [value] = check.fitted(given, undefined);
    if (value === undefined) return undefined;
    const copy = clone(value);
    const found = location(copy);
    const places: readonly unknown[] = Array.isArray(found) ? found : [found];
    if (found !== undefined) for (const place of places) change(place, update, remove);
    return copy;
  };
  return Object.assign(run, { arity: 1 });
}

function change(
  place: unknown,
  update: (found: unknown) => unknown,
  remove: ((found: unknown) => unknown) | undefined,
): void {
  const fields = update(place);
  if (fields !== undefined && !isObject(fields))
    throw new JsonataError(
      "T2011",
      `The insert/update clause of the transform expression must evaluate to an object: ${JSON.stringify(fields)}`,
      { value: fields },
    );
  if (typeof place !== "object" || place === null) return;
  const target = place as { [name: string]: unknown };
  for (const [name, value] of Object.entries(fields ?? {})) put(target, name, value);
  const names = remove?.(place);
  if (names === undefined) return;
  const list: readonly unknown[] = Array.isArray(names) ? names : [names];
  if (!list.every((name) => typeof name === "string"))
    throw new JsonataError(
      "T2012",
      `The delete clause of the transform expression must evaluate to a string or array of strings: ${JSON.stringify(names)}`,
      { value: names },
    );
  for (const name of list) Reflect.deleteProperty(target, name);
}
