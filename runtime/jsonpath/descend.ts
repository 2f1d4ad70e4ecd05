import { isObject } from "../own.js";
import { bound, endsDefinite, type Selector, type Step, type Visit } from "./step.js";

/**
 * `..`: takes the step from the value and from all below it that has it, parents before children. From an array, a step that
 * is not the last of its path is passed over: what follows it is taken from every item.
 */
export function descend(step: Step): Selector {
  return {
    definite: false,
    definiteEnd: endsDefinite(step),
    matches: () => false, // nothing is found by `....`
    bind(place) {
      const visit = bound(step, { ...place, isNeeded: true });
      const walk: Visit = (value) => {
        if (Array.isArray(value)) {
          if (matches(step, value)) {
            if (place.isLast) visit(value);
            else for (const item of value) place.next(item);
          }
          for (const item of value) walk(item);
        } else if (isObject(value)) {
          if (matches(step, value)) visit(value);
          for (const name of Object.keys(value)) walk(value[name]);
        }
      };
      return walk;
    },
  };
}

function matches(step: Step, value: unknown): boolean {
  if (typeof step === "number") return Array.isArray(value);
  if (typeof step === "object") return step.matches(value);
  return isObject(value) && Object.hasOwn(value, step);
}
