/** A Parallel or Map under way: how many branches or iterations it has, and what it bears. */
export interface Fork {
  readonly count: number;
  /** How many run at the same time; 0 for all. */
  readonly concurrency: number;
  /** How many may fail before the whole fails. */
  readonly tolerated: number;
}

/** What follows from an end: it may start another branch, and it may be the last one or one failure too many. */
export type Advance =
  | { readonly kind: "goes on"; readonly start?: number }
  | { readonly kind: "complete" }
  | { readonly kind: "failed" };

/** How many start at once: the branches 0 to this number, exclusive. */
export function startsAtOnce(fork: Fork): number {
  return fork.concurrency === 0 ? fork.count : Math.min(fork.concurrency, fork.count);
}

/**
 * What follows when a branch or iteration has ended, as the `done`-th, `failed` of which have failed. It needs no other
 * memory than these two numbers, so that whoever adds to them can decide: the branch that ends as the d-th starts
 * number K + d - 1 (MaxConcurrency K).
 */
export function advance(fork: Fork, done: number, failed: number): Advance {
  if (failed > fork.tolerated) return { kind: "failed" };
  if (done >= fork.count) return { kind: "complete" };
  const start = fork.concurrency === 0 ? fork.count : fork.concurrency + done - 1;
  return start < fork.count ? { kind: "goes on", start } : { kind: "goes on" };
}

/** How many of `count` items may fail; of a number and a percentage, the one that is less. Neither: none. One that is 0 is none. */
export function tolerated(
  count: number,
  limits: { readonly count?: number; readonly percentage?: number },
): number {
  if (!limits.count && !limits.percentage) return 0;
  const share = limits.percentage || 100;
  return Math.min(limits.count || count, Math.floor((count * share) / 100));
}
