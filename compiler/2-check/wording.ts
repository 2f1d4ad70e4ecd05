import type { Node } from "../1-parse/document.js";
import type { TypeName } from "./schemas/schema.js";

/** Names in a sentence: `"A"`, `"A" and "B"`, `"A", "B" and "C"`; of more than `most` the first ones and `…`. */
export function listed(
  names: readonly string[],
  join: "and" | "or" = "and",
  most = Infinity,
): string {
  const quoted = names.slice(0, most).map((name) => `"${name}"`);
  if (names.length > most) return `${quoted.join(", ")}, …`;
  const last = quoted.pop() ?? "nothing";
  return quoted.length === 0 ? last : `${quoted.join(", ")} ${join} ${last}`;
}

/** A value by its type, with its article: `a string`, `null`. */
export function aValue({ kind }: Node): string {
  return articles[kind];
}

/** What a schema's `type` asks for: `an integer`, `a string or null`. */
export function typeNames(type: TypeName | readonly TypeName[] | undefined): string {
  const types = typeof type === "string" ? [type] : (type ?? []);
  return types.map((one) => articles[one]).join(" or ");
}

/** The first letter as a sentence begins. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const articles: { readonly [type in TypeName]: string } = {
  object: "an object",
  array: "an array",
  string: "a string",
  number: "a number",
  integer: "an integer",
  boolean: "true or false",
  null: "null",
};
