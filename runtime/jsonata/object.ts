/** An object of JSON: neither null nor an array. */
export type ObjectValue = { readonly [name: string]: unknown };

/** Whether the value is an object of JSON: not null, not an array, not a function. */
export function isObject(value: unknown): value is ObjectValue {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Sets a key of an object that is being built; `__proto__` is a key like any other. */
export function put(target: { [name: string]: unknown }, name: string, value: unknown): void {
  if (name === "__proto__")
    Object.defineProperty(target, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else target[name] = value;
}
