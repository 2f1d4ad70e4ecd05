import type { Extras } from "./extras.js";
import type { Handler } from "./functions.js";
import type { SettingValue } from "./placeholders.js";
import type { Sub } from "./sub.js";

/** What a machine needs on AWS, and nothing else. What is not needed is absent. */
export interface Needs {
  readonly machine: string;
  readonly comment?: string;
  /** Values that whoever deploys gives: the definition's placeholders. */
  readonly parameters: readonly Parameter[];
  /** Those of Tasks, the one that starts executions, and last the invoker. */
  readonly functions: readonly FunctionNeed[];
  /** Why time passes: names of states. */
  readonly delays?: readonly string[];
  /** Why something is remembered, as a sentence. */
  readonly table?: string;
  /** Whether the history of executions is kept. */
  readonly history?: boolean;
  /** What was asked for beyond that. */
  readonly extras?: Extras;
  /** The values of the definition's placeholders: the environment of the machine's functions has them as JSON text. */
  readonly settings?: readonly SettingValue[];
}

export interface Parameter {
  readonly id: string;
  /** As the definition writes it. */
  readonly placeholder: string;
  /** Whether it is JSON text; any other must not break the JSON that it is put into. */
  readonly isJson: boolean;
}

export interface FunctionNeed {
  /** The logical id: letters and digits, unique. */
  readonly id: string;
  readonly kind: "task" | "start" | "invoker";
  /** Its Tasks, by the names of their states. */
  readonly tasks: readonly string[];
  readonly name: Sub;
  readonly arn: Sub;
  /** Absent for the invoker, which comes with heaviside. */
  readonly handler?: Handler;
  /** Seconds. */
  readonly timeout: number;
  /** The longest TimeoutSeconds of its Tasks, where they say it. */
  readonly taskTimeout?: number;
  /** Seconds. */
  readonly maximumEventAge: number;
  readonly environment: { readonly [name: string]: Sub };
  /** Of the invoker: what it can be called for directly. */
  readonly requests?: readonly string[];
  /** What executions do in it. Its log, its failures and its queues come with the function. */
  readonly statements: readonly Statement[];
}

/** What a function may do, and why. */
export interface Statement {
  readonly reason: string;
  readonly actions: readonly string[];
  readonly resources: readonly Sub[];
}

/** The logical ids of what a machine has one of. */
export const ids = {
  invoker: "Invoker",
  start: "Start",
  delays: "DelayQueue",
  failures: "FailureQueue",
  dead: "DeadLetterQueue",
  table: "Table",
  history: "HistoryTable",
  outcomes: "OutcomeQueue",
  bucket: "OversizeBucket",
  key: "CarrierKey",
} as const;
