import type { Worked } from "./attempt.js";
import type { Details } from "./context.js";
import type { Outcome, Ports } from "./ports/ports.js";
import type { Call } from "./run.js";
import type { Invocation, Scope } from "./scope.js";
import type { AnyTask } from "./types.js";

/**
 * Notes what happens in one call of a function, where a history is kept; `history/` makes them. What is noted changes nothing of an
 * execution: numbers of events are counted by the flow, with notes or without.
 */
export interface Notes {
  /** A scope is at work in this call. */
  begin($$: Scope): void;
  /** Its event number `id`; at a time in milliseconds since 1970, where that is not now. */
  note($$: Scope, id: number, type: string, details?: Details, at?: number): void;
  /** What was noted of the scope happened in an earlier call. */
  forget($$: Scope): void;
  /** An attempt of the current Task begins with the next two events. Without a call nobody knows what it was called with. */
  scheduled($$: Scope, task: AnyTask, call?: Call): void;
  /** The Task's service has taken its work on, and answered this as JSON, if anything: the third event of the attempt. */
  submitted($$: Scope, task: AnyTask, text: string): void;
  /** What the attempt came to: the latest event. */
  worked($$: Scope, task: AnyTask, worked: Worked): void;
  started(input: unknown): void;
  ended(outcome: Outcome): void;
  /** Writes down what was noted since the last time. Never rejects: no execution fails for its history. */
  keep(): Promise<void>;
}

/** Ports of a platform on which somebody looks at executions. */
export interface WatchedPorts extends Ports {
  /** Where a history of executions is kept. */
  readonly history?: History;
  /** Is told of each call that was for an execution, once it has done its work. */
  told?(call: Told): void;
}

/** Keeps what happens in executions, for those who look at it. */
export interface History {
  /** Notes for a call. */
  open(call: Noting): Promise<Notes>;
  /** An execution was ended from outside. Never rejects. */
  stopped(execution: string, outcome: Outcome): Promise<void>;
}

/** The call that notes are of. */
export type Noting = Pick<Invocation, "carrier" | "dead" | "ports" | "self">;

/** A call of a function, for those who operate it: nothing of an execution's data. */
export interface Told {
  readonly execution: string;
  /** The state that it was for; absent where the machine ends after a Wait. */
  readonly state?: string;
  /** How often the state was tried again before: `$$.State.RetryCount`. */
  readonly attempt: number;
  /** How many calls for the same message have failed before. */
  readonly generation: number;
  /**
   * What the call has led to: hand-overs and forks by the names of states, `retry NAME`, `wait NAME`, `end of branch`, or the
   * status of the execution. Empty where another call had done it all, and where a callback is waited for.
   */
  readonly led: readonly string[];
  /** What the call has failed with, by its name. */
  readonly error?: string;
}
