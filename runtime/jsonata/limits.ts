import { JsonataError } from "./error.js";

// An evaluation is synchronous: nothing else runs before it has ended, so that what it has used up needs no place but this module.
let rounds = 0;
let deadline = 0;
let depth = 0;
let deepest = Infinity;

const second = 1000;
const interval = 1024;

/**
 * Starts the second that an evaluation may take. `nesting` is how many calls of lambdas may be inside each other: the service allows
 * about a hundred.
 */
export function startClock(nesting = 100): void {
  rounds = 0;
  deadline = 0;
  depth = 0;
  deepest = nesting;
}

/** Counts a call, or a round of a loop; every so many of them looks at the clock. Throws U1001 after a second. */
export function tick(): void {
  if ((++rounds & (interval - 1)) !== 0) return;
  const now = Date.now();
  if (deadline === 0) deadline = now + second;
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

/** The stack of JavaScript, or what the service has of it, is used up. */
export function tooDeep(): JsonataError {
  return new JsonataError(
    "U1001",
    "Stack overflow error: Check for non-terminating recursive function.  Consider rewriting as tail-recursive.",
  );
}
