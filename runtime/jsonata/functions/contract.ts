/**
 * How the functions of JSONata are written.
 *
 * A function is an exported constant with the name that it has in JSONata, so that generated code reads the same:
 *
 *   export const $substring = /* @__PURE__ *\/ builtin("substring", "<s-nn?:s>", substring);
 *   function substring(text: string | undefined, start: number, length?: number): string | undefined { … }
 *
 * - The comment keeps the constant out of a bundle that does not use it.
 * - The body gets evaluated arguments that fit the signature: `a` is always an array (a single value was wrapped), what is
 *   left out because of `-` was filled in from the context. Any argument may still be `undefined`, when an expression found nothing:
 *   the body decides (mostly: gives `undefined`).
 * - The body's `length` is the number of arguments that a higher-order function passes to it when it is given by name;
 *   a parameter with a default value ends the count, as ever in JavaScript.
 * - What needs the time or a random number is made by `environmental`; its body, and the function itself, get the
 *   environment before the other arguments.
 * - Functions as values, whatever they come from, are plain synchronous JavaScript functions: `typeof f === "function"`. Higher-order
 *   functions call what `taking` of ../apply.js makes of them, which passes only as many arguments as the function takes.
 * - A regular expression is a `Matcher`.
 * - A result of which one item counts as that item itself is `sequence(list)` of ../sequence.js; what stays an array is
 *   a plain array. The caller finishes a sequence.
 * - Objects are read by their own properties only (`Object.hasOwn`, `Object.keys`); what is built may have a key
 *   `__proto__`, so keys are set by `put` of ../object.js.
 * - A failure is a `JsonataError` with the code and the text that the language gives it, without position.
 * - A loop whose length is not that of its data calls `tick()` of ../limits.js now and then.
 */

/** A function as a value: of the library, a lambda, a partial application, a composition. */
export interface Callable {
  (...parameters: readonly unknown[]): unknown;
  /** How many arguments a higher-order function passes; absent: any, the function ignores what it does not take. */
  readonly arity?: number;
  /** Calls it with a value that stands in for the first arguments left out; only where the signature has a `-`. */
  readonly within?: (context: unknown, ...parameters: readonly unknown[]) => unknown;
  /** Of a lambda: what gives the last call instead of making it. */
  readonly body?: (...parameters: readonly unknown[]) => unknown;
}

/** A function of the library. It checks its arguments itself. */
export interface Builtin<Result = unknown> extends Callable {
  (...parameters: readonly unknown[]): Result;
  readonly arity: number;
  /** Such as `<s-nn?:s>` (JSONata, "Function signatures"). */
  readonly signature: string;
  /** Its first parameter is the environment. */
  readonly environmental?: boolean;
  readonly within: (context: unknown, ...parameters: readonly unknown[]) => Result;
  /** The same function, whose sequences are not finished: as a lambda gives them that ends with a call of it. */
  readonly sequence: Callable;
}

/** A function that gives a value for arguments of the types of its signature. Its name is in compiler/jsonata/builtins.ts too. */
export interface Steady<Result> extends Builtin<Result | undefined> {
  <First>(
    first: First,
    ...more: readonly unknown[]
  ): Result | (undefined extends First ? undefined : never);
}

/** What an evaluation may ask of the world. */
export interface Environment {
  /** When the evaluation started, in milliseconds since 1970: the same for the whole evaluation. */
  readonly now: number;
  /** A number from 0 to below 1. */
  random(): number;
}

/** A regular expression: looks for its first match in the text, from an offset on. */
export interface Matcher extends Callable {
  (text: unknown, from?: unknown): Match | undefined;
  /** Global, so that `lastIndex` counts. */
  readonly pattern: RegExp;
}

/** One match; `next` looks for the following one. */
export interface Match {
  readonly match: string;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  readonly next: () => Match | undefined;
}
