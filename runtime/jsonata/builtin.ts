import type { Builtin, Environment } from "./functions/contract.js";
import { finish } from "./sequence.js";
import { checker, type Checker } from "./signature.js";

/**
 * A function of the library: `name` is what messages call it, `signature` what it takes (`undefined`: anything, unchecked).
 * Throws T0410, T0411 or T0412 when it is called with something else.
 */
export function builtin<Arguments extends readonly never[], Result>(
  name: string,
  signature: string | undefined,
  body: (...parameters: Arguments) => Result,
  arity: number = body.length,
): Builtin<Result> {
  const check = signature === undefined ? unchecked : checker(name, signature);
  const run = (given: readonly unknown[], context: unknown) =>
    body(...(check(given, context) as unknown as Arguments));
  const f = (...given: readonly unknown[]) => finish(run(given, undefined)) as Result;
  const sequence = Object.assign((...given: readonly unknown[]) => run(given, undefined), {
    arity,
  });
  const within = (context: unknown, ...given: readonly unknown[]) =>
    finish(run(given, context)) as Result;
  return Object.assign(f, { arity, signature, environmental: false, within, sequence });
}

/** A function of the library that needs the time or random numbers: its first argument is the environment. */
export function environmental<Arguments extends readonly never[], Result>(
  name: string,
  signature: string | undefined,
  body: (environment: Environment, ...parameters: Arguments) => Result,
  arity: number = body.length - 1,
): Builtin<Result> {
  const check = signature === undefined ? unchecked : checker(name, signature);
  const run = (environment: unknown, given: readonly unknown[], context: unknown) =>
    body(environment as Environment, ...(check(given, context) as unknown as Arguments));
  const sequence = Object.assign(
    (environment: unknown, ...given: readonly unknown[]) => run(environment, given, undefined),
    { arity },
  );
  const f = (...given: readonly unknown[]) =>
    finish(run(given[0], given.slice(1), undefined)) as Result;
  const within = (context: unknown, ...given: readonly unknown[]) =>
    finish(run(given[0], given.slice(1), context)) as Result;
  return Object.assign(f, { arity, signature, environmental: true, within, sequence });
}

const unchecked: Checker = (given) => given;
