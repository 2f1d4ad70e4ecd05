import { JsonataError } from "./error.js";

// An evaluation is synchronous, so that what it has used up needs no place but this module.
let depth = 0;
let ticks = 0;
let deadline = 0;

const milliseconds = 1000;
const interval = 4096;

/** Counts a round of a loop or a call; every so many of them looks at the clock. Throws U1001 after a second. */
export function tick(): void {
  if ((++ticks & (interval - 1)) === 0) look();
}

function look(): void {
  const now = Date.now();
  // Ticks that are far apart belong to several evaluations: the time starts with the first look after a pause.
  if (now > deadline + milliseconds) deadline = now + milliseconds;
  else if (now > deadline)
    throw new JsonataError("U1001", "Expression evaluation timeout: Check for infinite loop");
  void depth;
}
