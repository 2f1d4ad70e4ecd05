import type { Handler, Json } from "../types.js";

/** What `testState` is told besides the definition: the request of AWS's TestState API, with values instead of JSON text. */
export interface TestStateOptions {
  /** Which state of a whole machine is tested. Without it the definition is that of a state. */
  readonly stateName?: string | undefined;
  /** The state input. Default: `{}`. */
  readonly input?: Json | undefined;
  /** The whole Context Object, instead of a made-up one. Only with a mock. */
  readonly context?: Json | undefined;
  /** What earlier states have assigned. */
  readonly variables?: { readonly [name: string]: Json } | undefined;
  /** What a Task, Parallel or Map comes to, instead of doing it. */
  readonly mock?: TestStateMock | undefined;
  readonly stateConfiguration?: TestStateConfiguration | undefined;
  /** `DEBUG` and `TRACE` add `inspectionData`. Default: `INFO`. */
  readonly inspectionLevel?: "INFO" | "DEBUG" | "TRACE" | undefined;
  /** Refused together with a mock; there are no secrets on this computer otherwise. */
  readonly revealSecrets?: boolean | undefined;
  /** The result of a Task that was really run, which is not checked as a mock is. */
  readonly taskResult?: Json | undefined;
  /** Real handlers, as those of `run`, for a Task without a mock. */
  readonly tasks?: { readonly [name: string]: Handler } | undefined;
  /** When the state is entered. Default: now. */
  readonly now?: Date | undefined;
  /** Jitter of a retrier, and the ids that are made up. Default: Math.random. */
  readonly random?: (() => number) | undefined;
}

/** Either a result or an error. */
export interface TestStateMock {
  readonly result?: Json | undefined;
  /** The result as JSON text. */
  readonly resultText?: string | undefined;
  readonly errorOutput?:
    { readonly error?: string | undefined; readonly cause?: string | undefined } | undefined;
  /**
   * How a service's result is checked against its API: `STRICT` (the default) wants required fields and right values,
   * `PRESENT` right values, `NONE` nothing.
   */
  readonly fieldValidationMode?: "STRICT" | "PRESENT" | "NONE" | undefined;
}

/** What had happened to the state before the mock. */
export interface TestStateConfiguration {
  /** How often the retrier that takes the error was used already. Default: 0. */
  readonly retrierRetryCount?: number | undefined;
  /** The state inside a Parallel or Map in which the error was. */
  readonly errorCausedByState?: string | undefined;
  /** How many iterations of a Map failed. Default: 0. */
  readonly mapIterationFailureCount?: number | undefined;
  /** What the ItemReader of a Map reads: the text of the object, or its value. */
  readonly mapItemReaderData?: Json | undefined;
}

/** How one state went: the response of AWS's TestState API, with values instead of JSON text. */
export interface TestStateResult {
  readonly status: "SUCCEEDED" | "FAILED" | "RETRIABLE" | "CAUGHT_ERROR";
  readonly output?: Json;
  readonly nextState?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly inspectionData?: InspectionData;
}

/** The values between a state's input and its output, as far as the state came. Which of them there are depends on its Type. */
export interface InspectionData {
  readonly input?: Json;
  readonly afterInputPath?: Json;
  readonly afterParameters?: Json;
  readonly afterArguments?: Json;
  readonly afterItemsPath?: Json;
  readonly afterItemsPointer?: Json;
  readonly afterItemSelector?: Json;
  readonly afterItemBatcher?: Json;
  readonly maxConcurrency?: number;
  readonly toleratedFailureCount?: number;
  readonly toleratedFailurePercentage?: number;
  readonly result?: Json;
  readonly afterResultSelector?: Json;
  readonly afterResultPath?: Json;
  /** All variables after the state. */
  readonly variables?: Json;
  readonly errorDetails?: ErrorDetails;
}
export interface ErrorDetails {
  /** The place in Retry of the retrier that takes the error. */
  readonly retryIndex?: number;
  readonly retryBackoffIntervalSeconds?: number;
  /** The place in Catch of the catcher that takes the error. */
  readonly catchIndex?: number;
}
