import type { Random } from "../../runtime/ports/ports.js";

/** How often something goes wrong in one execution, from 0 to 1 for each occasion, and how many crashes there may be. */
export interface Faults {
  /** A message is delivered twice. */
  readonly duplicate: number;
  /** A message takes much longer than others. */
  readonly delay: number;
  /** An operation is refused for now, before it had an effect. */
  readonly throttle: number;
  /** An operation has had its effect, and its answer is lost. */
  readonly lostAnswer: number;
  /** A call dies before or after an operation. */
  readonly crash: number;
  /** A call that dies goes on for some operations, after its failure was reported. */
  readonly zombie: number;
  readonly crashes: number;
}

export const noFaults: Faults = {
  ...{ duplicate: 0, delay: 0, throttle: 0, lostAnswer: 0, crash: 0, zombie: 0, crashes: 0 },
};

/** Faults of many kinds and rates: some executions meet one kind only, some all of them. */
export function drawFaults(random: Random): Faults {
  const rate = (most: number): number => {
    const kind = random();
    return kind < 0.35 ? 0 : kind < 0.7 ? most / 5 : most;
  };
  return {
    duplicate: rate(0.4),
    delay: rate(0.3),
    throttle: rate(0.2),
    lostAnswer: rate(0.2),
    crash: rate(0.15),
    zombie: rate(0.9),
    crashes: 1 + Math.floor(random() * 6),
  };
}
