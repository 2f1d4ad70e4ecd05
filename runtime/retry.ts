import { matchesError } from "./errors.js";
import type { Retrier } from "./types.js";

/** How often each retrier of a state was used in this visit, by its place in `Retry`. */
export type Attempts = readonly number[];

/** When to try again, in seconds from now, and the attempts that this makes. */
export interface Retrial {
  readonly delay: number;
  readonly attempts: Attempts;
}

/**
 * Whether a failed Task, Parallel or Map is tried again: the first retrier that names the error decides, and gives up when
 * its own attempts are used (ASL, "Retrying after error").
 */
export function retry(
  retriers: readonly Retrier[],
  error: string | undefined,
  attempts: Attempts,
  random: () => number,
): Retrial | undefined {
  const index = retriers.findIndex(({ ErrorEquals }) => matchesError(ErrorEquals, error));
  const retrier = retriers[index];
  const used = attempts[index] ?? 0;
  if (retrier === undefined || used >= (retrier.MaxAttempts ?? 3)) return undefined;
  return {
    delay: delay(retrier, used, random),
    attempts: retriers.map((_, at) => (attempts[at] ?? 0) + (at === index ? 1 : 0)),
  };
}

/** How often the state was tried again, whichever retrier it was. */
export function retries(attempts: Attempts): number {
  return attempts.reduce((sum, count) => sum + count, 0);
}

/** Seconds before the next attempt, after `used` earlier retries by the same retrier. */
export function delay(retrier: Retrier, used: number, random: () => number): number {
  const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Infinity } = retrier;
  const backedOff = Math.min(IntervalSeconds * BackoffRate ** used, MaxDelaySeconds);
  return retrier.JitterStrategy === "FULL" ? random() * backedOff : backedOff;
}
