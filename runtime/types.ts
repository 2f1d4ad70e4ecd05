/**
 * The vocabulary of generated modules. Fields in PascalCase are the ASL's; `$` is a state input and `$$` the Context Object.
 */

/** A JSON value of which nothing is known: any member may be read, and may turn out to be missing. */
export type Value =
  (string & Members) | (number & Members) | (boolean & Members) | (Value[] & Members) | Members;
export interface Members {
  readonly [name: string]: Value | null | undefined;
}

/** `T` as generated code reads it: what is proven stays as it is, what is `unknown` becomes a `Value`. */
export type View<T> = unknown extends T
  ? Value | null
  : T extends string | number | boolean | null | undefined
    ? T
    : { [Key in keyof T]: View<T[Key]> };

/** What a Catch gets: error and cause as the ASL's Error Output. Both are null where a callback failed without them. */
export type ErrorOutput = {
  readonly Error: string | null;
  readonly Cause: string | null;
};

export type StateType =
  "Task" | "Pass" | "Choice" | "Wait" | "Succeed" | "Fail" | "Parallel" | "Map";

/** `$$`: the Context Object's fields, and how a control state reports to whoever runs it. */
export interface Context {
  readonly Execution: {
    readonly Id: string;
    readonly Input: Value | null;
    readonly Name: string;
    readonly RoleArn: string;
    readonly StartTime: string;
    readonly RedriveCount?: number;
  };
  readonly StateMachine: { readonly Id: string; readonly Name: string };
  readonly State: {
    readonly Name: string;
    readonly EnteredTime: string;
    /** Task states only: how often this Task was retried. */
    readonly RetryCount?: number;
  };
  /** Inside a `.waitForTaskToken` Task's Parameters. */
  readonly Task?: { readonly Token: string };
  /** Inside a Map's ItemSelector and ItemProcessor. */
  readonly Map?: {
    readonly Item: {
      readonly Index: number;
      readonly Value: Value | null;
      /** Of a dataset that is a JSON object. */
      readonly Key?: string;
      /** `STATE_DATA`, or the S3 URI of what an ItemReader read. */
      readonly Source?: string;
    };
  };

  /** The variables that Assign has set, outer scopes included. */
  readonly Variables: Members;

  /** Enters a control state: what was the current state exits with `input` as its output. */
  enter<Input>(type: StateType, name: string, input: Input): View<Input>;
  /** The time, in milliseconds since 1970. */
  now(): number;
  /** A number from 0 to below 1, reproducible where the host is given a source of them. */
  random(): number;
  /** Sets variables, for the states after this one (Assign). */
  assign(variables: { readonly [name: string]: unknown }): void;
}

/** `$$` in an ItemSelector, where there is an item. */
export type ItemContext<Item> = Omit<Context, "Map"> & {
  readonly Map: {
    readonly Item: Omit<NonNullable<Context["Map"]>["Item"], "Value"> & {
      readonly Value: View<Item>;
    };
  };
};

/** Enters a state with its input: a control state does its work at once, a Task is handed over. */
export type Enter = EnterMethod["enter"];
/** A method's parameters are bivariant: a state whose input type is proven fits too. */
interface EnterMethod {
  enter($: unknown, $$: Context): Transition;
}

/** Where an execution goes next. */
export type Transition =
  | InvokeTransition
  | WaitTransition
  | WakeTransition
  | ParallelTransition
  | MapTransition
  | SucceedTransition
  | FailTransition
  | AgainTransition;

/** Hands over to a Task: to the Lambda function that embeds it (`Resource`, by name or ARN), or in this process (`task`). */
export interface InvokeTransition {
  readonly kind: "invoke";
  readonly Name: string;
  readonly Resource: string;
  readonly $: unknown;
  readonly task?: AnyTask;
}
/** Enters a control state, but not on this stack, which cycles would make grow. */
export interface AgainTransition {
  readonly kind: "again";
  readonly enter: Enter;
  readonly $: unknown;
}
export interface WaitTransition {
  readonly kind: "wait";
  /** Seconds from now, or an RFC 3339 date-time. */
  readonly until: { readonly Seconds: number } | { readonly Timestamp: string };
  readonly next: Transition;
}
/** Enters a control state later, where a Wait ends. */
export interface WakeTransition {
  readonly kind: "wake";
  /** Of the Wait. */
  readonly Name: string;
  readonly enter: Enter;
  readonly $: unknown;
}
export interface ParallelTransition {
  readonly kind: "parallel";
  readonly join: AnyParallel;
  /** The state input, for ResultPath and Catch. */
  readonly $: unknown;
  /** What each branch gets; a function computes it, so that what it throws meets the Parallel's Retry and Catch. */
  readonly input: unknown;
  readonly branches: readonly Enter[];
}
export interface MapTransition {
  readonly kind: "map";
  readonly join: AnyMap;
  readonly $: unknown;
  /** The effective input, which ItemSelector reads. */
  readonly input: unknown;
  /** Absent when an ItemReader reads them. A function computes them, so that what it throws meets Retry and Catch. */
  readonly items?: readonly unknown[] | (() => readonly unknown[]);
}
/** The end of the scope: of the execution, or of a branch or iteration. */
export interface SucceedTransition {
  readonly kind: "succeed";
  readonly output: unknown;
}
export interface FailTransition {
  readonly kind: "fail";
  readonly error?: string;
  readonly cause?: string;
}

/** One entry of a `Retry` array (ASL, "Retrying after error"). Seconds; absent fields take the ASL's defaults. */
export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: "FULL" | "NONE";
}

/** Checks a value against a JSON Schema; `errors` tells what was wrong the last time. */
export interface Validator<T> {
  (value: unknown): value is T;
  errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
}

/** A number, or what computes it from the effective input when the state runs. */
export type Computed<Input> = number | (($: View<Input>, $$: Context) => number);

/** What Task, Parallel and Map have in common. Exactly one of Next and End is there. */
interface Working<Input, Result> {
  readonly Name: string;
  /** The Parallel or Map whose branch this state is in. */
  readonly Parent?: AnyParallel | AnyMap;
  readonly Retry?: readonly Retrier[] | (() => readonly Retrier[]);
  /** The transition of the first catcher that matches, or `undefined`. Never asked about what nobody can catch. */
  Catch?($: View<Input>, error: ErrorOutput, $$: Context): Transition | undefined;
  /** ResultSelector, ResultPath, OutputPath, Assign, and the transition. */
  Next?($: View<Input>, result: View<Result>, $$: Context): Transition;
  /** The same, for the output of a state that ends its scope. */
  End?($: View<Input>, result: View<Result>, $$: Context): unknown;
}

/** What the function of a Task, or whoever starts a machine, has to know of the executions that come to it and go on. */
export interface Resuming {
  /** Of the definition and the machine's name: what a carrier is compared with. */
  readonly Version?: string;
  /** What the function can be woken for beside its Task. */
  Wakes?(): Wakes;
  /** What of the Context Object is read by the states that something is sent to from here. */
  readonly Reads?: readonly Reads[];
  /** The variables that go no further: nobody can read them any more. */
  readonly Drops?: readonly string[];
}

export interface TaskState<Input, Result> extends Working<Input, Result>, Resuming {
  /** Absent where the hand-over names it: a Lambda function by its ARN. */
  readonly Resource?: string | (() => string);
  /** InputPath and Parameters: what the Task is called with. Absent: the state input. */
  Parameters?($: View<Input>, $$: Context): unknown;
  readonly TimeoutSeconds?: Computed<Input>;
  readonly HeartbeatSeconds?: Computed<Input>;
  Credentials?($: View<Input>, $$: Context): unknown;
  readonly Result?: Validator<Result>;
}

/**
 * What a function goes on with when time has passed, by name. After a Wait, and by its name, the state that follows it; a Parallel or
 * Map with Retry; a Task without a function after a Wait, with Retry, or whose result comes later. Inside a branch an entry names
 * what is around it, and without `Enter` the branch ends: its Wait was the last state.
 */
export interface Wakes {
  readonly [name: string]: Enter | Woken | AnyTask;
}
export interface Woken {
  readonly Enter?: Enter;
  readonly Parent: AnyParallel | AnyMap;
}

/** What of the Context Object travels only where it is read: `$$.Execution.Input`, `$$.Map.Item`. */
export type Reads = "Execution.Input" | "Map.Item";

export interface ParallelState<Input, Results> extends Working<Input, Results> {
  readonly Parent?: AnyParallel | AnyMap;
}

export interface MapState<Input, Item, Result, Results = Result[]> extends Working<Input, Results> {
  /** Starts one iteration. */
  readonly ItemProcessor: Enter;
  /** What an iteration gets instead of the item, `$$.Map.Item.Value`. */
  ItemSelector?($: View<Input>, $$: ItemContext<Item>): unknown;
  readonly MaxConcurrency?: Computed<Input>;
  readonly ToleratedFailureCount?: Computed<Input>;
  readonly ToleratedFailurePercentage?: Computed<Input>;
  /** Present for a distributed Map. */
  readonly ProcessorConfig?: { readonly Mode: "DISTRIBUTED"; readonly ExecutionType?: string };
  readonly Label?: string;
  readonly ItemReader?: ItemReader<Input>;
  readonly ItemBatcher?: ItemBatcher<Input>;
  readonly ResultWriter?: ResultWriter<Input>;
}
export interface ItemReader<Input> {
  readonly Resource: string | (() => string);
  Parameters?($: View<Input>, $$: Context): unknown;
  /** ReaderConfig as written, without MaxItems. */
  readonly ReaderConfig?: Constants | (() => Constants);
  readonly MaxItems?: Computed<Input>;
}
export interface ItemBatcher<Input> {
  BatchInput?($: View<Input>, $$: Context): unknown;
  readonly MaxItemsPerBatch?: Computed<Input>;
  readonly MaxInputBytesPerBatch?: Computed<Input>;
}
export interface ResultWriter<Input> {
  readonly Resource?: string | (() => string);
  Parameters?($: View<Input>, $$: Context): unknown;
  readonly WriterConfig?: Constants | (() => Constants);
}
interface Constants {
  readonly [field: string]: unknown;
}

// Joins and Tasks whatever their types: `never` where they take data, `unknown` where they vouch for it.
export type AnyTask = Omit<TaskState<never, never>, "Result"> & {
  readonly Result?: Validator<unknown>;
};
export type AnyParallel = ParallelState<never, never>;
export type AnyMap = Omit<MapState<never, never, never, never>, "ItemSelector"> & {
  ItemSelector?($: never, $$: never): unknown;
};

/** A compiled machine. */
export interface Machine<Input = unknown> extends Resuming {
  readonly Name: string;
  /** Enters the first state. */
  StartAt($: Input, $$: Context): Transition;
  readonly TimeoutSeconds?: number | (() => number);
  readonly Input?: Validator<Input>;
  /** Every Task by its name in the ASL: what can be handed over to. */
  Tasks(): { readonly [name: string]: AnyTask };
}
