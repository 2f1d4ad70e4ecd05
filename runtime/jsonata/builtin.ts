import type { Builtin, Environment } from "./functions/contract.js";
import { finish } from "./sequence.js";
import { Checker } from "./signature.js";

/**
 * A function of the library: `name` is what messages call it, `signature` what it takes.
 * Throws T0410, T0411 or T0412 when it is called with something else.
 */
export function builtin<Arguments extends readonly never[], Result>(
  name: string,
  signature: string,
  body: (...parameters: Arguments) => Result,
  arity: number = body.length,
): Builtin<Result> {
  const check = new Checker(name, signature);
  const run = body as unknown as (...parameters: readonly unknown[]) => Result; // what fits the signature
  // Most calls have up to three arguments, which fit as they are: no list is made of them.
  function sequence(a: unknown, b: unknown, c: unknown): Result {
    return check.fits(arguments.length, a, b, c)
      ? run(a, b, c)
      : run(...check.fitted(Array.from(arguments), undefined));
  }
  function f(a: unknown, b: unknown, c: unknown): Result {
    const result = check.fits(arguments.length, a, b, c)
      ? run(a, b, c)
      : run(...check.fitted(Array.from(arguments), undefined));
    return finish(result) as Result;
  }
  const within = (context: unknown, ...given: readonly unknown[]) =>
    finish(run(...check.fitted(given, context))) as Result;
  return Object.assign(f, {
    arity,
    signature,
    environmental: false,
    within,
    sequence: Object.assign(sequence, { arity }),
  });
}

/** A function of the library that needs the time or random numbers: its first argument is the environment. */
export function environmental<Arguments extends readonly never[], Result>(
  name: string,
  signature: string,
  body: (environment: Environment, ...parameters: Arguments) => Result,
  arity: number = body.length - 1,
): Builtin<Result> {
  const check = new Checker(name, signature);
  const run = body as unknown as (...parameters: readonly unknown[]) => Result; // what fits the signature
  const slowly = ([environment, ...given]: readonly unknown[]) =>
    run(environment, ...check.fitted(given, undefined));
  function sequence(environment: unknown, a: unknown, b: unknown): Result {
    return check.fits(arguments.length - 1, a, b, undefined)
      ? run(environment, a, b)
      : slowly(Array.from(arguments));
  }
  function f(environment: unknown, a: unknown, b: unknown): Result {
    const result = check.fits(arguments.length - 1, a, b, undefined)
      ? run(environment, a, b)
      : slowly(Array.from(arguments));
    return finish(result) as Result;
  }
  const within = (context: unknown, environment: unknown, ...given: readonly unknown[]) =>
    finish(run(environment, ...check.fitted(given, context))) as Result;
  return Object.assign(f, {
    arity,
    signature,
    environmental: true,
    within,
    sequence: Object.assign(sequence, { arity }),
  });
}
