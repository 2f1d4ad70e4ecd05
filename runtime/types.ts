/**
 * The vocabulary of generated modules. Fields in PascalCase are the ASL's; `$` is a state input and `$$` the Context Object.
 */

import type { Context, ItemContext } from "./context-type.js";
import type { View } from "./view.js";

export type * from "./context-type.js";
export type * from "./view.js";

/** What a Catch gets: error and cause as the ASL's Error Output. Both are null where a callback failed without them. */
export type ErrorOutput = {
  readonly Error: string | null;
  readonly Cause: string | null;
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
  readonly items?: Items | (() => Items);
}
/** What a Map iterates over: a list, or an object of which a distributed Map takes the members. */
export type Items = readonly unknown[] | object;

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
export type Computed<Input, Variables = {}> =
  number | (($: View<Input>, $$: Context<Variables>) => number);

/** What Task, Parallel and Map have in common. Exactly one of Next and End is there. */
interface Working<Input, Result, Variables> {
  readonly Name: string;
  /** The Parallel or Map whose branch this state is in. */
  readonly Parent?: AnyParallel | AnyMap;
  readonly Retry?: readonly Retrier[] | (() => readonly Retrier[]);
  /** The transition of the first catcher that matches, or `undefined`. Never asked about what nobody can catch. */
  Catch?($: View<Input>, error: ErrorOutput, $$: Context<Variables>): Transition | undefined;
  /** ResultSelector, ResultPath, OutputPath, Assign, and the transition. */
  Next?($: View<Input>, result: View<Result>, $$: Context<Variables>): Transition;
  /** The same, for the output of a state that ends its scope. */
  End?($: View<Input>, result: View<Result>, $$: Context<Variables>): unknown;
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

export interface TaskState<Input = unknown, Result = unknown, Variables = {}>
  extends Working<Input, Result, Variables>, Resuming {
  /** Absent where the hand-over names it: a Lambda function by its ARN. */
  readonly Resource?: string | (() => string);
  /** InputPath and Parameters: what the Task is called with. Absent: the state input. */
  Parameters?($: View<Input>, $$: Context<Variables>): unknown;
  readonly TimeoutSeconds?: Computed<Input, Variables>;
  readonly HeartbeatSeconds?: Computed<Input, Variables>;
  Credentials?($: View<Input>, $$: Context<Variables>): unknown;
  /** What does the work of a Task without a function: `heaviside/runtime/services`, which no other bundle has to hold. */
  readonly services?: unknown;
  /** `lambdaInvoke`, where the definition calls the function by `lambda:invoke`: what its handler is given, and what its answer is. */
  Invoke?(
    handle: (given: unknown, context: unknown) => unknown,
  ): (given: unknown, context: unknown) => unknown;
  readonly Result?: Validator<Result>;
}

/**
 * What a function goes on with in another call, by name. After a Wait, and by its name, the state that follows it; a Parallel or
 * Map with Retry, or whose branches may leave; a Task without a function. Inside a branch an entry names
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

export interface ParallelState<Input = unknown, Results = unknown, Variables = {}> extends Working<
  Input,
  Results,
  Variables
> {
  readonly Parent?: AnyParallel | AnyMap;
}

export interface MapState<
  Input = unknown,
  Item = unknown,
  Result = unknown,
  Results = Result[],
  Variables = {},
> extends Working<Input, Results, Variables> {
  /** Starts one iteration. */
  readonly ItemProcessor: Enter;
  /** What an iteration gets instead of the item, `$$.Map.Item.Value`. */
  ItemSelector?($: View<Input>, $$: ItemContext<Item, Variables>): unknown;
  readonly MaxConcurrency?: Computed<Input, Variables>;
  readonly ToleratedFailureCount?: Computed<Input, Variables>;
  readonly ToleratedFailurePercentage?: Computed<Input, Variables>;
  /** Present for a distributed Map. */
  readonly ProcessorConfig?: {
    /** The runtime's `distributed`: what reads, batches and writes. As a word alone it serves in one process only. */
    readonly Mode: object | "DISTRIBUTED";
    readonly ExecutionType?: string;
  };
  readonly Label?: string;
  readonly ItemReader?: ItemReader<Input, Variables>;
  readonly ItemBatcher?: ItemBatcher<Input, Variables>;
  readonly ResultWriter?: ResultWriter<Input, Variables>;
}
export interface ItemReader<Input, Variables = {}> {
  readonly Resource: string | (() => string);
  Parameters?($: View<Input>, $$: Context<Variables>): unknown;
  /** ReaderConfig as written, without MaxItems. */
  readonly ReaderConfig?: Constants | (() => Constants);
  readonly MaxItems?: Computed<Input, Variables>;
}
export interface ItemBatcher<Input, Variables = {}> {
  BatchInput?($: View<Input>, $$: Context<Variables>): unknown;
  readonly MaxItemsPerBatch?: Computed<Input, Variables>;
  readonly MaxInputBytesPerBatch?: Computed<Input, Variables>;
}
export interface ResultWriter<Input, Variables = {}> {
  readonly Resource?: string | (() => string);
  Parameters?($: View<Input>, $$: Context<Variables>): unknown;
  readonly WriterConfig?: Constants | (() => Constants);
}
interface Constants {
  readonly [field: string]: unknown;
}

// Joins and Tasks whatever their types: `never` where they take data, `unknown` where they vouch for it.
export type AnyTask = Omit<TaskState<never, never, never>, "Result"> & {
  readonly Result?: Validator<unknown>;
  /** A Machine is no Task, though it has a Name. */
  readonly StartAt?: never;
};
export type AnyParallel = ParallelState<never, never, never>;
export type AnyMap = Omit<MapState<never, never, never, never, never>, "ItemSelector"> & {
  ItemSelector?($: never, $$: never): unknown;
};

/** A compiled machine. */
export interface Machine<Input = unknown> extends Resuming {
  readonly Name: string;
  /** Enters the first state. */
  StartAt($: Input, $$: Context): Transition;
  readonly TimeoutSeconds?: number | (() => number);
  readonly Input?: Validator<Input>;
  /** Every Task by its name in the ASL: what can be handed over to. Who starts the machine is woken for those without a function. */
  Tasks(): { readonly [name: string]: AnyTask };
}
