import { contextObject } from "./context-object.js";
import { StatesError } from "./errors.js";
import { javaText } from "./jsonpath/java-text.js";
import { isObject } from "./own.js";
import type { Context } from "./types.js";

/**
 * The value that a path found in `$` or `$$`, for the field that names the path: `present($?.id, $, "$.id", "order.$")`. Without it
 * the field is called what the path ends with: `id.$`. Throws `States.Runtime` with the service's words where it found none.
 */
export function present<T>(
  value: T,
  $: unknown,
  path: string,
  field?: string,
): Exclude<T, undefined> {
  if (value !== undefined) return value as Exclude<T, undefined>;
  throw new StatesError("States.Runtime", notFound($, path, field ?? fieldOf(path)));
}

function notFound(from: unknown, path: string, field: string): string {
  // The service reads the Context Object as it reads an input.
  const isContext = path.startsWith("$$");
  const $ = isContext ? contextObject(from as Context) : from;
  const read = isContext ? path.slice(1) : path;
  if ($ === null && /^\$[.[]/.test(path))
    return "Unable to apply Path transformation to null or empty input.";
  const isTemplate = field.endsWith(".$") || field === "ErrorPath" || field === "CausePath";
  return isTemplate
    ? `The JSONPath '${read}' specified for the field '${field}' could not be found in the input '${JSON.stringify($)}'`
    : `Invalid path '${path}' : ${reason($, read)}`;
}

/** The same of a path that ends with an index, in a template: past the end of a list there is null. */
export function presentOrNull<T>(
  value: T,
  $: unknown,
  path: string,
  field?: string,
): Exclude<T, undefined> | null {
  const isPastEnd = (of: string) => reason($, of).startsWith("Index out of bounds");
  if (value === undefined && isPastEnd(path) && !isPastEnd(path.slice(0, path.lastIndexOf("["))))
    return null;
  return present(value, $, path, field);
}

/** The template field that is called what a path ends with: `id.$` for `$.order.id`. */
export function fieldOf(path: string): string {
  return `${path.slice(path.lastIndexOf(".") + 1)}.$`;
}

const definitePath = /^\$(?:\.?\[\s*(?:'[^']*'|\d+)\s*\]|\.[^.[\s]+)*$/;
const steps = /\[\s*'([^']*)'\s*\]|\[\s*(\d+)\s*\]|\.([^.[\s]+)/g;

/** Why a path of names and indices finds nothing. */
function reason($: unknown, path: string): string {
  if (!definitePath.test(path)) return `No results for path: ${path}`;
  let [value, place] = [$, "$"];
  for (const { 0: step, 1: quoted, 2: index, 3: dotted, index: at } of path.matchAll(steps)) {
    const name = quoted ?? dotted;
    const here = name === undefined ? `${place}[${index}]` : `${place}['${name}']`;
    if (name !== undefined) {
      if (!isObject(value)) return `Property ['${name}'] not found in path ${place}`;
      if (!Object.hasOwn(value, name)) {
        const isLast = at + step.length === path.length;
        return isLast ? `No results for path: ${here}` : `Missing property in path ${here}`;
      }
      value = value[name];
    } else {
      if (value === null) return `The path ${place} is null`;
      if (!Array.isArray(value))
        return `Filter: [${index}] can only be applied to arrays. Current context is: ${javaText(value)}`;
      if (Number(index) >= value.length) return `Index out of bounds when evaluating path ${here}`;
      value = value[Number(index)];
    }
    place = here;
  }
  return `No results for path: ${place}`;
}
