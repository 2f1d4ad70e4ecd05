import type { Callable } from "./functions/contract.js";

// Higher-order functions pass a value, an index and the whole; a function gets as many of them as it takes.

/** Calls a function with one argument. */
export function apply1(f: Callable, a: unknown): unknown {
  return f.arity === 0 ? f() : f(a);
}

/** Calls a function with up to two arguments. */
export function apply2(f: Callable, a: unknown, b: unknown): unknown {
  const { arity } = f;
  if (arity === undefined || arity >= 2) return f(a, b);
  return arity === 1 ? f(a) : f();
}

/** Calls a function with up to three arguments. */
export function apply3(f: Callable, a: unknown, b: unknown, c: unknown): unknown {
  const { arity } = f;
  return arity === undefined || arity >= 3 ? f(a, b, c) : apply2(f, a, b);
}

/** Calls a function with up to four arguments. */
export function apply4(f: Callable, a: unknown, b: unknown, c: unknown, d: unknown): unknown {
  const { arity } = f;
  return arity === undefined || arity >= 4 ? f(a, b, c, d) : apply3(f, a, b, c);
}

/** How many arguments a function takes: what `$reduce` asks before it starts. */
export function arityOf(f: Callable): number {
  return f.arity ?? f.length;
}
