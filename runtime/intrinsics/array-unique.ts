import type { Value } from "../types.js";
import { equal } from "./equal.js";
import { arrayArgument } from "./failure.js";

/** `States.ArrayUnique`: the items without those that equal an earlier one. Throws `States.IntrinsicFailure`. */
export function arrayUnique(value: unknown): (Value | null)[] {
  const seen = new Set<unknown>();
  const unique: (Value | null)[] = [];
  for (const item of arrayArgument("ArrayUnique", value)) {
    // Sets do not look into objects.
    const isNew =
      typeof item === "object" && item !== null
        ? !unique.some((one) => equal(one, item))
        : !seen.has(item);
    if (!isNew) continue;
    seen.add(item);
    unique.push(item);
  }
  return unique;
}
