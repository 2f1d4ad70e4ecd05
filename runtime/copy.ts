/**
 * A copy of a value as JSON would give it back: nothing but JSON gets in. Values that are nothing else are copied in a fraction of
 * the time that writing and reading takes. `write` gives the JSON text, where it is needed.
 */
export function copied(value: unknown, write: () => string): unknown {
  try {
    return copy(value);
  } catch {
    // It is something else, or very deep: JSON knows what becomes of it.
    return JSON.parse(write());
  }
}

function copy(value: unknown): unknown {
  if (typeof value === "object") return value === null ? null : copyOf(value);
  if (typeof value === "string" || typeof value === "boolean") return value;
  // There is no negative zero either.
  if (typeof value === "number" && Number.isFinite(value)) return value + 0;
  throw notJson;
}

const notJson = new TypeError("This is no JSON.");

function copyOf(value: object): object {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Array.prototype) return elementsOf(value as readonly unknown[]);
  if (prototype !== Object.prototype) throw notJson;
  const members = value as { readonly [name: string]: unknown };
  const copies: Record<string, unknown> = {};
  for (const name of Object.keys(members)) {
    const member = members[name];
    if (member === undefined) continue;
    if (name === "__proto__") throw notJson;
    copies[name] = copy(member);
  }
  return copies;
}

/** What is absent is an element here, too. */
function elementsOf(value: readonly unknown[]): readonly unknown[] {
  const copies: unknown[] = [];
  for (const element of value) copies.push(copy(element));
  return copies;
}
