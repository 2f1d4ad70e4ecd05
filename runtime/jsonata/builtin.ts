import type { Builtin, Environment } from "./functions/contract.js";
import { finish } from "./sequence.js";
import { checker } from "./signature.js";

type Run<Result> = (...parameters: readonly unknown[]) => Result;

/**
 * A function of the library: `name` is what messages call it, `signature` what it takes, up to four arguments.
 * Throws T0410, T0411 or T0412 when it is called with something else.
 */
export function builtin<Arguments extends readonly never[], Result>(
  name: string,
  signature: string,
  body: (...parameters: Arguments) => Result,
  arity: number = body.length,
): Builtin<Result> {
  const check = checker(name, signature);
  const run = body as unknown as Run<Result>; // what fits the signature
  // The fifth argument is one too many; to make a list of all of them would take longer than most calls.
  function of(count: number, a: unknown, b: unknown, c: unknown, d: unknown, e: unknown): Result {
    return check.fits(count, a, b, c, d)
      ? run(a, b, c, d)
      : run(...check.fitted([a, b, c, d, e].slice(0, count), undefined));
  }
  function sequence(a: unknown, b: unknown, c: unknown, d: unknown, e: unknown): Result {
    return of(arguments.length, a, b, c, d, e);
  }
  function f(a: unknown, b: unknown, c: unknown, d: unknown, e: unknown): Result {
    return finish(of(arguments.length, a, b, c, d, e)) as Result;
  }
  const within = (context: unknown, ...given: readonly unknown[]) =>
    finish(run(...check.fitted(given, context))) as Result;
  return made(f, sequence, within, { arity, signature });
}

/** A function of the library that takes as many arguments as it is given. */
export function variadic<Arguments extends readonly never[], Result>(
  name: string,
  signature: string,
  body: (...parameters: Arguments) => Result,
): Builtin<Result> {
  const check = checker(name, signature);
  const run = body as unknown as Run<Result>; // what fits the signature
  const sequence = (...given: readonly unknown[]) => run(...check.fitted(given, undefined));
  const f = (...given: readonly unknown[]) => finish(sequence(...given)) as Result;
  const within = (context: unknown, ...given: readonly unknown[]) =>
    finish(run(...check.fitted(given, context))) as Result;
  return made(f, sequence, within, { arity: body.length, signature });
}

/** A function of the library that needs the time or random numbers: its first argument is the environment. */
export function environmental<Arguments extends readonly never[], Result>(
  name: string,
  signature: string,
  body: (environment: Environment, ...parameters: Arguments) => Result,
  arity: number = body.length - 1,
): Builtin<Result> {
  const check = checker(name, signature);
  const run = body as unknown as Run<Result>; // what fits the signature
  const sequence = (environment: unknown, ...given: readonly unknown[]) =>
    run(environment, ...check.fitted(given, undefined));
  const f = (environment: unknown, ...given: readonly unknown[]) =>
    finish(sequence(environment, ...given)) as Result;
  const within = (context: unknown, environment: unknown, ...given: readonly unknown[]) =>
    finish(run(environment, ...check.fitted(given, context))) as Result;
  return made(f, sequence, within, { arity, signature, environmental: true });
}

function made<Result>(
  f: Run<Result>,
  sequence: Run<Result>,
  within: Builtin<Result>["within"],
  facts: Pick<Builtin, "arity" | "signature" | "environmental">,
): Builtin<Result> {
  const { arity } = facts;
  return Object.assign(f, facts, { within, sequence: Object.assign(sequence, { arity }) });
}
