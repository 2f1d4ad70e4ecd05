import { JsonataError } from "./error.js";

// An evaluation is synchronous: nothing else runs before it has ended, so that what it has used up needs no place but this module.
let rounds = 0;
let deadline = 0;
let depth = 0;
let deepest = Infinity;
let items = 0;

const interval = 1024;

/**
 * Starts the second that an evaluation may take. `nesting` is how many calls of lambdas may be inside each other: the service allows
 * about a hundred. Outside of a state, where it is `Infinity`, lists are as long as the language lets them be.
 */
export function startClock(nesting = 100): void {
  rounds = 0;
  deadline = 0;
  depth = 0;
  deepest = nesting;
  items = 0;
}

/** Counts a call, or a round of a loop; every so many of them looks at the clock. Throws U1001 after a second. */
export function tick(): void {
  if ((++rounds & (interval - 1)) === 0) look();
}

/**
 * Counts the items of a list that comes into being at once, each as a round. Throws U1001 after a second, and when there are more than
 * the service has memory for.
 */
export function spend(count: number): void {
  items += count;
  const isState = deepest < Infinity;
  // The service was seen to have memory for so many numbers; for 900,000 it has none. Lists that nobody holds any more are counted
  // too: all together some 80 MB.
  if (count > (isState ? 360_145 : 1e7) || (isState && items > 1e7)) throw tooMuch("..");
  rounds += count;
  if (count >= interval || (rounds & (interval - 1)) < count) look();
}

function look(): void {
  const now = Date.now();
  if (deadline === 0) deadline = now + 1000;
  if (now <= deadline) return;
  deadline = 0;
  throw new JsonataError("U1001", "Expression evaluation timeout: Check for infinite loop");
}

/** A call begins. Throws U1001 when it is inside too many others. */
export function enterCall(): void {
  tick();
  if (++depth > deepest) throw tooDeep();
}

/** A call has ended; one that fails ends all of them. */
export function leaveCall(): void {
  depth--;
}

/** The service has no memory for what an evaluation makes. */
export function tooMuch(token: string): JsonataError {
  return new JsonataError(
    "U1001",
    "Expression evaluation memory limit exceeded: Check for excessive memory usage",
    { token },
  );
}

/** The stack of JavaScript, or what the service has of it, is used up. */
export function tooDeep(): JsonataError {
  return new JsonataError(
    "U1001",
    "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.",
  );
}
