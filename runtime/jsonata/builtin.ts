import type { Builtin, Environment } from "./functions/contract.js";

/**
 * A function of the library: `name` is what messages call it, `signature` what it takes (`undefined`: anything, unchecked).
 * Throws T0410, T0411 or T0412 when it is called with something else.
 */
export function builtin<Arguments extends readonly never[]>(
  name: string,
  signature: string | undefined,
  body: (...parameters: Arguments) => unknown,
  arity: number = body.length,
): Builtin {
  void name;
  const f = (...parameters: readonly unknown[]) => body(...(parameters as unknown as Arguments));
  return Object.assign(f, { arity, signature, environmental: false });
}

/** A function of the library that needs the time or random numbers: its first argument is the environment. */
export function environmental<Arguments extends readonly never[]>(
  name: string,
  signature: string | undefined,
  body: (environment: Environment, ...parameters: Arguments) => unknown,
  arity: number = body.length - 1,
): Builtin {
  void name;
  const f = (...parameters: readonly unknown[]) =>
    body(parameters[0] as Environment, ...(parameters.slice(1) as unknown as Arguments));
  return Object.assign(f, { arity, signature, environmental: true });
}
