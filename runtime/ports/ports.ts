import type { Failure } from "../errors.js";
import type { AnyTask } from "../types.js";

// What a function asks of the world. Each method is one small operation, which may be done twice without harm; one that
// rejects fails the invocation.

/** Tells the time and does things later. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Does the job after so many milliseconds; the function that it gives calls it off. */
  after(milliseconds: number, job: () => void): () => void;
}

/** A number from 0 to below 1. */
export type Random = () => number;

/** Everything that the flow between functions needs. Texts are JSON. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  /** Where executions are at home: what their ARNs say. */
  readonly place: Place;
  /** What the platform told a function when it called it: its second argument. */
  delivery(context: unknown): Delivery;
  /** Hands an event to the function at the address, without waiting for what it does. */
  invoke(to: string, event: string): Promise<void>;
  /** The same at a time, in milliseconds since 1970, however far off; at once when it has passed. */
  schedule(to: string, event: string, due: number): Promise<void>;
  /** Tells how an execution ended. Where it is told twice, the first one counts. */
  outcome(execution: string, outcome: Outcome): Promise<void>;
  readonly joins: Joins;
  readonly payloads: Payloads;
  /** Does the work of a Task that has no function of its own. */
  service(task: AnyTask, given: unknown, context: { readonly signal: unknown }): unknown;
  /** How many hand-overs in a row. Default: 25,000. */
  readonly hopLimit?: number;
}

export interface Place {
  /** Region and account: `eu-west-1:123456789012`. */
  readonly account: string;
  /** `$$.Execution.RoleArn`. */
  readonly roleArn: string;
}

export interface Delivery {
  /** Stays the same while this call is worked on, and is that of no other: not of a second delivery of the same event. */
  readonly id: string;
  /** The address of the function that was called. */
  readonly self: string;
}

/** How an execution ended. */
export type Outcome =
  | { readonly status: "SUCCEEDED"; readonly output: unknown }
  | ({ readonly status: "FAILED" | "TIMED_OUT" } & Failure);

/**
 * Where branches meet. A fork has a record, small because it is written at the end of every branch, and what is parked beside
 * it, which only few read. Forks and slots go by their names: `execution#path#n`.
 */
export interface Joins {
  /** Puts a fork's record, and parks a text beside it: true for whoever is first, and for the same holder again. */
  create(fork: string, holder: string, record: ForkRecord, parked: string): Promise<boolean>;
  /** What was parked. */
  parked(fork: string): Promise<string>;
  /** Puts the result of a branch; the first one stays. */
  put(fork: string, branch: number, result: string): Promise<void>;
  /** Adds a branch to the set of those that have ended, and reads the record back. */
  add(fork: string, branch: number): Promise<Ended>;
  /** Marks a fork as failed. */
  fail(fork: string): Promise<void>;
  /** The results that were put, by branch. */
  results(fork: string): Promise<ReadonlyMap<number, string>>;
  /** Claims a slot: true for whoever is first, and for the same holder again. */
  claim(slot: string, holder: string): Promise<boolean>;
}

/** A Parallel or Map whose branches are in other functions. */
export interface ForkRecord {
  /** How many branches or iterations there are. */
  readonly count: number;
  /** How many the fork has started: number 0 to this, exclusive. */
  readonly started: number;
  /** How many of these have ended at the fork, in place. They are never added. */
  readonly ended: number;
}

/** A fork's record, once a branch was added. */
export interface Ended {
  readonly record: ForkRecord;
  /** How many were added. */
  readonly done: number;
  /** Whether the branch was not among them before. */
  readonly isNew: boolean;
  readonly isFailed: boolean;
}

/** Keeps what is too large to travel. */
export interface Payloads {
  /** Keeps an event if it is too large: then true. Throws `Heaviside.CarrierTooLarge` where nothing can. */
  keep(key: string, event: string): Promise<boolean>;
  /** What was kept. */
  kept(key: string): Promise<string>;
}
