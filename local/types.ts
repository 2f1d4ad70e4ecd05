import type { HistoryEvent } from "../runtime/history/event.js";
import type { Clock } from "../runtime/ports/ports.js";
import type { Context } from "../runtime/types.js";

export type { EventData, EventDetails, HistoryEvent } from "../runtime/history/event.js";

/** A JSON value. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** The Context Object as plain data (ASL, "The Context Object"). */
export type ContextObject = Pick<Context, "Execution" | "StateMachine" | "State" | "Task" | "Map">;

/** One attempt of a Task. */
export interface TaskCall {
  /** The state's name. */
  readonly state: string;
  /** Its Resource. */
  readonly resource: string;
  /** What it is called with: the value of Parameters or Arguments, else the state input. */
  readonly arguments: unknown;
  /** 1 for the first attempt of this visit, 2 for its first retry, … */
  readonly attempt: number;
  /** The task token of a `.waitForTaskToken` Task. */
  readonly token?: string;
  readonly context: ContextObject;
}

/** What a Task came to, as Step Functions sees it: its raw result, its failure, or nothing ever. */
export type ScriptedResult =
  | { readonly output: unknown }
  | { readonly error?: string | undefined; readonly cause?: string | undefined }
  | { readonly hang: true };

/** What a handler is told besides its input. */
export interface HandlerContext {
  readonly call: TaskCall;
  /** Fires when the attempt has timed out, or nobody waits for it any more. */
  readonly signal: AbortSignal;
  /** Begins HeartbeatSeconds anew. */
  heartbeat(): void;
}

/**
 * Does a Task's work: the input is the function's payload, or the Task's arguments where no Lambda function is called. It
 * fails by `throw new StatesError(error, cause)`; anything else that it throws becomes what Lambda makes of it. A
 * `.waitForTaskToken` Task ends when `sendTaskSuccess` or `sendTaskFailure` is called with its token.
 */
export type Handler = HandlerMethod["handle"];
/** A method's parameters are bivariant: a handler may say of what type its input is. */
interface HandlerMethod {
  handle(input: unknown, context: HandlerContext): unknown;
}

export interface RunOptions {
  /** Handlers by state name, function name or ARN, or Resource; of one that is a placeholder without a value, by its name. */
  readonly tasks?: { readonly [name: string]: Handler };
  /**
   * Raw results, instead of calling anything. By state name: one entry per attempt, the last one repeats; states that are
   * not in it go to `tasks`.
   */
  readonly mock?:
    | { readonly [state: string]: readonly ScriptedResult[] }
    | ((call: TaskCall) => ScriptedResult | Promise<ScriptedResult>);
  /** Default: "virtual", on which Wait, Retry and timeouts take no time. It stands still while a handler works. */
  readonly clock?: "virtual" | "real" | Clock;
  /** When the virtual clock starts. Default: now. */
  readonly now?: Date;
  /** Jitter, and the ids that are made up. Default: Math.random. */
  readonly random?: () => number;
  /** S3 objects: what ItemReader reads and ResultWriter writes. */
  readonly objects?: Record<string, string>;
  /** Told of every event of the execution, in order. */
  readonly onEvent?: (event: HistoryEvent) => void;
  /**
   * How many events the execution may have, and each child execution of a distributed Map: where that is too few it ends FAILED, as on
   * Step Functions, which has 25,000 for standard workflows. Default: no limit.
   */
  readonly historyLimit?: number;
  readonly context?: PartialContext;
  /** Stops the execution: it ends ABORTED. */
  readonly signal?: AbortSignal;
}

/** Fields of the Context Object to use instead of made-up ones. */
export interface PartialContext {
  readonly Execution?: Partial<Omit<Context["Execution"], "Input">>;
  readonly StateMachine?: Partial<Context["StateMachine"]>;
}

/** How an execution ended. */
export type Outcome =
  | { readonly status: "SUCCEEDED"; readonly output: Json }
  | {
      readonly status: "FAILED" | "TIMED_OUT" | "ABORTED";
      readonly error?: string;
      readonly cause?: string;
    };
