import { StatesError } from "./errors.js";
import type { Members } from "./types.js";

/**
 * The value as an object, into which ResultPath `path` writes a field.
 * Throws `States.ReferencePathConflict` when it is none (ASL, "Input and Output Processing", ResultPath).
 */
export function object(value: unknown, path = "$"): Members {
  if (isObject(value)) return value;
  throw conflict(value, path);
}

/**
 * A copy of `$` in which the value stands at a ResultPath of several steps: `put($, value, "a", "b", 0)` for `$.a.b[0]`.
 * Missing objects are made; an array takes an index that it has. Else throws `States.ReferencePathConflict`.
 */
export function put($: unknown, value: unknown, ...steps: readonly (string | number)[]): Members {
  // At least one step, and that one a name: the root of a ResultPath's result is an object.
  return write($, value, { steps, at: 0, root: $ }) as Members;
}

interface Place {
  readonly steps: readonly (string | number)[];
  readonly at: number;
  readonly root: unknown;
}

function write(into: unknown, value: unknown, place: Place): unknown {
  const step = place.steps[place.at];
  if (step === undefined) return value;
  const deeper = { ...place, at: place.at + 1 };
  if (typeof step === "number") {
    if (!Array.isArray(into) || step >= into.length) throw conflict(place.root, text(place.steps));
    return into.with(step, write(into[step], value, deeper));
  }
  if (into !== undefined && !isObject(into)) throw conflict(place.root, text(place.steps));
  const own = into !== undefined && Object.hasOwn(into, step) ? into[step] : undefined;
  // A computed key: "__proto__" is then a field like any other.
  return { ...into, [step]: write(own, value, deeper) };
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function conflict(input: unknown, path: string): StatesError {
  const cause = `Unable to apply ReferencePath ${path} to input ${JSON.stringify(input)}`;
  return new StatesError("States.ReferencePathConflict", cause);
}

function text(steps: readonly (string | number)[]): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === "number") return `${path}[${step}]`;
    return /^[\p{L}\p{N}_-]+$/u.test(step) ? `${path}.${step}` : `${path}['${step}']`;
  }, "$");
}
