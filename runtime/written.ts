const texts = new WeakMap<object, string>();

/** Remembers the JSON text of a value that nobody changes, so that it is written once. Gives the value. */
export function withText(value: unknown, text: string): unknown {
  if (typeof value === "object" && value !== null) texts.set(value, text);
  return value;
}

/** The JSON text of a value, if it is remembered. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "object" && value !== null ? texts.get(value) : undefined;
}
