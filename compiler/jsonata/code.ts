import type { Shape } from "../4-analyse/shape.js";
import { quote } from "../5-emit/text.js";
import type { Known } from "../5-emit/scope.js";
import { anything, kinds, kindsOf, type Kinds } from "./kinds.js";

/** TypeScript text for an expression, and what is known of its value. */
export interface Code {
  readonly text: string;
  readonly level: Level;
  readonly kinds: Kinds;
  readonly shape?: Shape;
  /** An array, none of whose items is one. */
  readonly isFlat?: boolean;
  /** Where it is declared, if it is a field that a function gets of its item. */
  readonly fields?: ItemFields;
  /** It is a function that may give a sequence which is not finished. */
  readonly givesSequence?: boolean;
}

/** Fields of an item as parameters: `({ price, quantity }) => …`. */
export interface ItemFields {
  /** What may not be the name of one. */
  readonly taken: ReadonlySet<string>;
  /** The identifiers by the names of the fields. */
  readonly identifiers: Map<string, string>;
  /** Identifiers that TypeScript may have drawn conclusions of, from a comparison. */
  compared: ReadonlySet<string>;
}

/** How tightly the outermost operator of a text binds. */
export type Level = number;
export const level = {
  /** An arrow function. */
  arrow: 1,
  conditional: 2,
  nullish: 3,
  or: 4,
  and: 5,
  equality: 6,
  relation: 7,
  sum: 8,
  product: 9,
  unary: 10,
  /** Calls, members, names, literals. */
  primary: 11,
} as const;

export function code(text: string, known: Kinds = anything, binds: Level = level.primary): Code {
  return { text, level: binds, kinds: known };
}

/** What is in scope already. */
export function knownCode({ text, shape, missing: isOptional = false }: Known): Code {
  return { ...code(text, kindsOf(shape) | (isOptional ? kinds.missing : 0)), shape };
}

export const missing: Code = code("undefined", kinds.missing);

/** The text where an operator of at least this level is wanted: in parentheses if need be. */
export function within(one: Code, binds: Level): string {
  return one.level >= binds ? one.text : `(${one.text})`;
}

/** A call of a helper. */
export function called(name: string, parameters: readonly (Code | string)[], known?: Kinds): Code {
  const texts = parameters.map((one) => (typeof one === "string" ? one : one.text));
  return code(`${name}(${texts.join(", ")})`, known);
}

/** `!test`, of something that is true or false. */
export function negated(test: Code): Code {
  const { text } = test;
  if (test.level === level.equality && text.endsWith(isThere))
    return { ...test, text: `${text.slice(0, -isThere.length)} === undefined` };
  return code(`!${within(test, level.unary)}`, kinds.boolean, level.unary);
}

/** What asks whether there is a value. */
export const isThere = " !== undefined";

/** A literal of a text, a number, a truth value or null. */
export function literalCode(value: null | boolean | number | string): Code {
  if (typeof value === "string") return code(quote(value), kinds.string);
  if (value === null) return code("null", kinds.null);
  if (typeof value === "boolean") return code(String(value), kinds.boolean);
  const isNegative = value < 0 || Object.is(value, -0);
  const text = Object.is(value, -0) ? "-0" : String(value);
  return code(text, kinds.number, isNegative ? level.unary : level.primary);
}
