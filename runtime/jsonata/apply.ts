import type { Callable } from "./functions/contract.js";

/**
 * A function as a higher-order function calls it, with up to `most` arguments: a value, an index, the whole. It gets as many of them as it
 * takes.
 */
export function taking(f: Callable, most: number): Callable {
  const { arity } = f;
  if (arity === undefined || arity >= most) return f;
  if (arity === 0) return () => f();
  if (arity === 1) return (a) => f(a);
  return arity === 2 ? (a, b) => f(a, b) : (a, b, c) => f(a, b, c);
}

/** How many arguments a function takes: what `$reduce` asks before it starts. */
export function arityOf(f: Callable): number {
  return f.arity ?? f.length;
}
