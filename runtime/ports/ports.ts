/** Tells the time and does things later. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Does the job after so many milliseconds; the function that it gives calls it off. */
  after(milliseconds: number, job: () => void): () => void;
}

/** A number from 0 to below 1. */
export type Random = () => number;
