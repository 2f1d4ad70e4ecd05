import { sample, type Sample } from "./sample.js";

/** One of the things that are compared: does its work once, and tells the milliseconds of one unit of it. */
export type Side = () => number | Promise<number>;

/**
 * Measures several sides in turns (A B A B …), so that whatever else the machine does hits all of them alike.
 * The rounds come after the warm-up.
 */
export async function sideBySide<Name extends string>(
  sides: { readonly [name in Name]: Side },
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
): Promise<{ readonly [name in Name]: Sample }> {
  const entries = Object.entries<Side>(sides).map(([name, side]) => ({
    name,
    side,
    values: [] as number[],
  }));
  for (let round = -warmUp; round < rounds; round++)
    for (const { side, values } of entries) {
      const value = await side();
      if (round >= 0) values.push(value);
    }
  const samples = entries.map(({ name, values }) => [name, sample(values)]);
  return Object.fromEntries(samples) as { [name in Name]: Sample }; // one entry per side
}

/** The milliseconds that one of `count` calls takes, called one after the other. */
export function perCall(count: number, call: () => unknown): number {
  const start = performance.now();
  for (let i = 0; i < count; i++) kept = call();
  return (performance.now() - start) / count;
}

/** The same for calls that give promises. */
export async function perAwaitedCall(count: number, call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < count; i++) kept = await call();
  return (performance.now() - start) / count;
}

/** The milliseconds of one call, out of as many as take `milliseconds` together; it is tried out at once. */
export function calibrated(call: () => unknown, milliseconds = 10): Side {
  let count = 1;
  while (perCall(count, call) * count < milliseconds) count *= 2;
  return () => perCall(count, call);
}

/** The same for calls that give promises. */
export async function calibratedAwaited(
  call: () => Promise<unknown>,
  milliseconds = 10,
): Promise<Side> {
  let count = 1;
  while ((await perAwaitedCall(count, call)) * count < milliseconds) count *= 2;
  return () => perAwaitedCall(count, call);
}

/** The latest result: what nobody looks at, the engine may leave out. */
export let kept: unknown;
