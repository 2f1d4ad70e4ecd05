import { JsonataError } from "./error.js";

// An evaluation is synchronous: nothing else runs before it has ended, so that its limit needs no place but this module.
let rounds = 0;
let seen = 0;
let deadline = 0;

const second = 1000;
const interval = 1024;

/** Counts a call, or a round of a loop; every so many of them looks at the clock. Throws U1001 after a second. */
export function tick(): void {
  if ((++rounds & (interval - 1)) === 0) look(Date.now());
}

/** Starts the time of an evaluation. */
export function startClock(): void {
  deadline = 0;
}

/** Nobody has to start the clock: after a while in which no one has looked at it, the evaluation is another one. */
function look(now: number): void {
  if (deadline === 0 || now - seen > second / 10) deadline = now + second;
  seen = now;
  if (now <= deadline) return;
  deadline = 0;
  throw new JsonataError("U1001", "Expression evaluation timeout: Check for infinite loop");
}
