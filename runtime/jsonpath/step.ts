import { isObject } from "../own.js";

/**
 * A step of a path that can match several values, or of one that names and indices alone cannot say. A name and an index
 * are steps as they are.
 */
export type Step = string | number | Selector;

export interface Selector {
  /** It leads to one value or none. */
  readonly definite: boolean;
  /** So does what is left of it after `..`. */
  readonly definiteEnd: boolean;
  /** Whether `..` takes this step from the value when it comes across it. */
  matches(value: unknown): boolean;
  /** The step as a function of the value that it is taken from. */
  bind(place: Place): Visit;
}

export type Visit = (value: unknown) => void;

/** Where in a path a step stands. */
export interface Place {
  /** Takes the rest of the path. */
  readonly next: Visit;
  readonly isLast: boolean;
  /** A missing name fails the path, instead of matching nothing. */
  readonly isNeeded: boolean;
}

/** Thrown inside a path that leads nowhere; `[*]` on an array passes over it. */
export const missing = { kind: "missing" } as const;

/** Thrown inside a path that has a step which the value at hand cannot take: an index into what is no array. */
export const impossible = { kind: "impossible" } as const;

/** A whole path as one function; `end` gets what it leads to. */
export function path(steps: readonly Step[], end: Visit): Visit {
  let next = end;
  let definite = true; // all steps from the one at hand on
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i] as Step; // the index is in range
    definite &&= isDefinite(step);
    const isLast = i === steps.length - 1;
    // The service looks back by one step only.
    const isNeeded = isLast || (definite && (i === 0 || endsDefinite(steps[i - 1] as Step)));
    next = bound(step, { next, isLast, isNeeded });
  }
  return next;
}

export function bound(step: Step, place: Place): Visit {
  const { next, isNeeded } = place;
  if (typeof step === "number") return (value) => next(itemOf(value, step));
  if (typeof step === "object") return step.bind(place);
  return (value) => {
    if (!isObject(value)) throw missing;
    if (Object.hasOwn(value, step)) next(value[step]);
    else if (isNeeded) throw missing;
  };
}

/** An array, for a step that needs one. */
export function arrayOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw value === null ? missing : impossible;
}

export function itemOf(value: unknown, index: number): unknown {
  const array = arrayOf(value);
  if (index < 0 || index >= array.length) throw missing;
  return array[index];
}

/** Whether a step, or what is left of it after `..`, leads to one value or none. */
export function endsDefinite(step: Step): boolean {
  return typeof step !== "object" || step.definiteEnd;
}

function isDefinite(step: Step): boolean {
  return typeof step !== "object" || step.definite;
}
