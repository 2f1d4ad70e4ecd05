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
  const different = value.length > few ? ofMany(value) : ofFew(value);
  return wasFound(value) ? sequence(different) : different;
}

const few = 16;

function ofFew(items: readonly unknown[]): readonly unknown[] {
  const found: unknown[] = [];
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    const isKnown =
      typeof item === "object" ? found.some((one) => equal(one, item)) : found.includes(item);
    if (!isKnown) found.push(item);
  }
  return found;
}

function ofMany(items: readonly unknown[]): readonly unknown[] {
  const seen = new Set<unknown>();
  const objects: unknown[] = [];
  return items.filter((item) => {
    if (typeof item === "object" && item !== null) {
      // Sets do not look into objects.
      if (objects.some((one) => equal(one, item))) return false;
      objects.push(item);
    } else if (seen.has(item)) return false;
    seen.add(item);
    return true;
  });
}
