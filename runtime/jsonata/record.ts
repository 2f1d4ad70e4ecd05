import { duplicate, nameOf } from "./group.js";
import { put } from "./object.js";

/** An object whose fields that may have no value may be missing. */
type Defined<Fields> = {
  readonly [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name];
} & {
  readonly [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<
    Fields[Name],
    undefined
  >;
};

/** An object without the fields that have no value. */
export function record<Fields extends { readonly [name: string]: unknown }>(
  fields: Fields,
): Defined<Fields> {
  for (const name in fields)
    if (fields[name] === undefined) return withoutMissing(fields) as Defined<Fields>;
  return fields as Defined<Fields>;
}

/**
 * An object of computed keys; a value whose key is nothing is not computed. Throws T1003 for a key that is no text, D1009 for one
 * that is there twice.
 */
export function entries(...all: readonly (readonly [key: unknown, value: () => unknown])[]): {
  readonly [name: string]: unknown;
} {
  const values = new Map<string, () => unknown>();
  for (const [key, value] of all) {
    const name = nameOf(key);
    if (name === undefined) continue;
    if (values.has(name)) throw duplicate(name);
    values.set(name, value);
  }
  const result: { [name: string]: unknown } = {};
  for (const [name, of] of values) {
    const value = of();
    if (value !== undefined) put(result, name, value);
  }
  return result;
}

function withoutMissing(fields: { readonly [name: string]: unknown }) {
  const result: { [name: string]: unknown } = {};
  for (const name of Object.keys(fields))
    if (fields[name] !== undefined) put(result, name, fields[name]);
  return result;
}
