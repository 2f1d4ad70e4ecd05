import type { Details } from "../context.js";
import type { Outcome } from "../ports/ports.js";

// What is kept of an execution's history, and where. Ids are those that a function knows: inside branches they repeat, and
// `in-order.ts` numbers them anew.

/** What happened in one scope in one call. */
export interface Part {
  /** The scope's path, see runtime/README.md. */
  readonly path: readonly number[];
  /** The slot that it filled next when the call began. */
  readonly slot: number;
  /** How many calls for the same message had failed before. */
  readonly generation: number;
  /** The events begin with the first one of a branch or iteration. */
  readonly begins?: boolean;
  readonly events: readonly Happened[];
}

export interface Happened {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** `TaskStateEntered`, … */
  readonly type: string;
  /** With data not yet as text. */
  readonly details?: Details;
}

export interface Start {
  /** `machine:name`. */
  readonly execution: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly input: unknown;
  readonly roleArn: string;
}

export interface End {
  readonly execution: string;
  /** When it was started, in milliseconds since 1970; unknown to those who stop it. */
  readonly startTime?: number;
  readonly time: number;
  readonly outcome: Outcome;
}

/** Writes histories down. Every method may be called again with the same, which then is there once. */
export interface Recorder {
  start(start: Start): Promise<void>;
  /** Parts by a key that a repeated call has again. */
  parts(execution: string, key: string, parts: readonly Part[]): Promise<void>;
  end(end: End): Promise<void>;
}
