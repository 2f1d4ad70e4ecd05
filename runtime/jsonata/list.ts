import { JsonataError } from "./error.js";
import { spend } from "./limits.js";

/** An array constructor: what values bring to it, which is nothing, the items of an array, or themselves. */
export function listOf(...values: readonly unknown[]): readonly unknown[] {
  if (areItems(values)) return values;
  const list: unknown[] = [];
  for (const value of values)
    if (Array.isArray(value)) {
      spend(value.length);
      for (const item of value) list.push(item);
    } else if (value !== undefined) list.push(value);
  return list;
}

/** Whether all values are there, and none is an array. */
export function areItems(values: readonly unknown[]): boolean {
  let at = 0;
  while (at < values.length && values[at] !== undefined && !Array.isArray(values[at])) at++;
  return at === values.length;
}

/**
 * `a..b`: whole numbers from `a` to `b`; none when `a` is more. Throws T2003, T2004 for what is no whole number, D2014 for more
 * than ten million.
 */
export function range(from: unknown, to: unknown): readonly number[] {
  const first = whole(from, "T2003", "left");
  const last = whole(to, "T2004", "right");
  if (first === undefined || last === undefined || first > last) return [];
  const count = last - first + 1;
  if (count > 1e7)
    throw new JsonataError(
      "D2014",
      `The size of the sequence allocated by the range operator (..) must not exceed 1e6.  Attempted to allocate ${count}.`,
      { value: count },
    );
  spend(count);
  const numbers: number[] = [];
  for (let number = first; number <= last; number++) numbers.push(number);
  return numbers;
}

function whole(value: unknown, code: string, side: string): number | undefined {
  if (value === undefined || Number.isInteger(value)) return value as number | undefined;
  throw new JsonataError(
    code,
    `The ${side} side of the range operator (..) must evaluate to an integer`,
    { value },
  );
}
