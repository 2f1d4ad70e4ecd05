import { builtin } from "../builtin.js";
import { equal } from "../equal.js";
import { remembering, sequence, wasFound } from "../sequence.js";

/** `$distinct`: the items without those that equal an earlier one. What is no array is given as it is. */
export const $distinct = /* @__PURE__ */ remembering(
  equal,
  /* @__PURE__ */ builtin("distinct", "<x:x>", distinct),
);

function distinct(value: unknown): unknown {
  if (!Array.isArray(value) || value.length < 2) return value;
  const seen = new Set<unknown>();
  const objects: unknown[] = [];
  const different = value.filter((item: unknown) => {
    if (typeof item === "object" && item !== null) {
      // Sets do not look into objects.
      if (objects.some((one) => equal(one, item))) return false;
      objects.push(item);
    } else if (seen.has(item)) return false;
    seen.add(item);
    return true;
  });
  return wasFound(value) ? sequence(different) : different;
}
