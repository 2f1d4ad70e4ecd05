/**
 * A value as text in the notation that the service takes from Java: `{a=1, b=[x, null]}`. A text stands for itself, without
 * quotes.
 */
export function javaText(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(javaText).join(", ")}]`;
  const fields = Object.entries(value).map(([name, field]) => `${name}=${javaText(field)}`);
  return `{${fields.join(", ")}}`;
}
