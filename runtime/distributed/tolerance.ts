import { StatesError } from "../errors.js";

/** How many items of a Map may fail (ASL, "Failure Tolerance"). Neither field: none. */
export interface Tolerance {
  readonly ToleratedFailureCount?: number;
  /** 0 to 100. */
  readonly ToleratedFailurePercentage?: number;
}

/** Throws `States.Runtime` for a negative count, or a percentage that is none. */
export function checkTolerance(tolerance: Tolerance): void {
  const { ToleratedFailureCount: count = 0, ToleratedFailurePercentage: percentage = 0 } =
    tolerance;
  if (count < 0) {
    throw new StatesError("States.Runtime", "ToleratedFailureCount cannot be negative.");
  }
  if (!(percentage >= 0 && percentage <= 100)) {
    throw new StatesError(
      "States.Runtime",
      "ToleratedFailurePercentage must be between 0 and 100.",
    );
  }
}

/**
 * Whether so many failed items of `total` are too many. With both fields, crossing either is; with none, one failure
 * is; one that is 0 is none. A percentage counts items, so that a batch that fails counts all of its items.
 */
export function exceedsTolerance(tolerance: Tolerance, failed: number, total: number): boolean {
  const { ToleratedFailureCount: count, ToleratedFailurePercentage: percentage } = tolerance;
  if (failed === 0) return false;
  if (!count && !percentage) return true;
  return Boolean((count && failed > count) || (percentage && failed * 100 > percentage * total));
}

/** The failure of a Map of which too many items failed. */
export function toleranceExceeded(): StatesError {
  return new StatesError(
    "States.ExceedToleratedFailureThreshold",
    "The specified tolerated failure threshold was exceeded",
  );
}
