import type { ObservedRole } from "./policy.js";

/** What there is, in a template or on AWS. A number that nobody knows before it is deployed is NaN. */
export interface Observed {
  /** By the ids of what is needed; absent where there is none. */
  readonly functions: ReadonlyMap<string, ObservedFunction>;
  /** By what functions call them; `elsewhere` is a queue that cannot be looked at. */
  readonly queues: ReadonlyMap<string, ObservedQueue | "elsewhere">;
  readonly tables: ReadonlyMap<string, ObservedTable | "elsewhere">;
  /** Why roles were not read. */
  readonly rolesUnread?: string;
}

export interface ObservedFunction {
  readonly name: string;
  /** Such as `nodejs22.x`; absent for a container image. */
  readonly runtime?: string;
  /** Seconds. */
  readonly timeout: number;
  readonly recursiveLoop: "Allow" | "Terminate";
  readonly retryAttempts: number;
  /** Seconds. */
  readonly eventAge: number;
  /** Values where they are known, by the names of the variables. */
  readonly environment: ReadonlyMap<string, string | undefined>;
  /** What its on-failure destination is: a key of `queues`, where it is a queue. */
  readonly onFailure?: string;
  /** The queue and the table that its environment names: keys of `queues` and `tables`. */
  readonly delays?: string;
  readonly table?: string;
  /** The table of histories: another key of `tables`. */
  readonly history?: string;
  /** What it may do; absent where nobody can tell. */
  readonly role?: ObservedRole;
  /** What references of `Statement.resources` are here: `DelayQueue.Arn`, `AWS::Region`. */
  readonly names: ReadonlyMap<string, string>;
}

export interface ObservedQueue {
  readonly name: string;
  /** Seconds. */
  readonly visibilityTimeout: number;
  /** Absent without a queue for what cannot be delivered. */
  readonly maxReceiveCount?: number;
  readonly isFifo: boolean;
  readonly sources: readonly ObservedSource[];
}

/** An event source mapping: who takes messages from a queue, and how. */
export interface ObservedSource {
  /** The function's name, or its ARN. */
  readonly function: string;
  readonly isEnabled: boolean;
  /** Seconds. */
  readonly batchWindow: number;
  readonly reportsFailures: boolean;
  /** Seconds; of the function. */
  readonly functionTimeout: number;
}

export interface ObservedTable {
  readonly name: string;
  /** The key's attributes with their types: `pk S`. */
  readonly key: readonly string[];
  /** The attribute that expires items. */
  readonly expires?: string;
  readonly isOnDemand: boolean;
}

/** What AWS takes where nothing is said (Lambda, "Asynchronous invocation" and quotas). */
export const defaults = {
  timeout: 3,
  retryAttempts: 2,
  eventAge: 21_600,
  visibilityTimeout: 30,
} as const;
