import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import type { Plugin } from "esbuild";
import type { Calls } from "./calls.js";
import type { MappingOptions } from "./event-source.js";
import type { Delivery, Faults } from "./faults.js";
import type { FunctionSettings } from "./lambda/settings.js";
import type { QueueContent } from "./sqs.js";

/** AWS on this computer: Lambda, DynamoDB, SQS and S3 behind one endpoint. */
export interface Stack {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  /** What a process needs so that AWS's SDK calls this stack. Functions have it. */
  readonly environment: Readonly<Record<string, string>>;
  /** What a client of AWS's SDK is made with: `new SQSClient(stack.clientOptions)`. */
  readonly clientOptions: ClientOptions;
  /** Bundles a function and makes it callable, or another version of it. Throws what esbuild finds wrong. */
  deploy(settings: FunctionSettings): Promise<{ readonly name: string; readonly arn: string }>;
  /** Ends a function's processes and forgets it: one that was used keeps its frozen processes otherwise. */
  remove(functionName: string): Promise<void>;
  queue(name: string, options?: QueueOptions): Promise<Queue>;
  table(definition: CreateTableCommandInput): Promise<void>;
  bucket(name: string): Promise<void>;
  /** Lets the messages of a queue call a function, or a version of it (`name:alias`). Both have to be there. */
  mapQueue(queue: string, functionName: string, options?: MappingOptions): Promise<void>;
  /** Calls a function as the tests' own client, which is not counted. Throws when it is refused. */
  invoke(functionName: string, payload?: unknown, options?: InvokeOptions): Promise<InvokeOutput>;
  /** What was called at the endpoint, and by event source mappings. */
  readonly calls: Calls;
  /** Every time that a handler was started, in order. */
  readonly deliveries: readonly Delivery[];
  /** What the processes of a function have written, and which of its records could not be delivered. */
  logs(functionName: string): string;
  /** Kills a process of the function, one at work if there is one. False when there is none. */
  kill(functionName: string): boolean;
  /** What goes wrong from now on; undefined for nothing. */
  setFaults(faults: Faults | undefined): void;
  messages(queue: string): Promise<QueueContent>;
  /** All items of a table, as DynamoDB writes them (`{ S: "a" }`). */
  items(table: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /**
   * When nothing moves any more: no handler runs, no event waits, and no queue with a mapping holds a message. Throws
   * after `timeoutMs` (default: 30,000), with what still moves.
   */
  idle(timeoutMs?: number): Promise<void>;
  /** Ends all processes and forgets everything. */
  stop(): Promise<void>;
}

export interface StackOptions {
  /** How many times faster than the clock AWS lets time pass: delays of messages, repeated events. Default: 1. */
  readonly timeScale?: number;
  /** Whether processes are stopped between invocations, as Lambda does. Default: true. */
  readonly freeze?: boolean;
  readonly faults?: Faults;
  /** Of esbuild, for the functions' bundles. */
  readonly plugins?: readonly Plugin[];
}

export interface ClientOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export interface QueueOptions {
  /** How long a message that was received is hidden, in seconds. Default: 30. */
  readonly visibilityTimeout?: number;
  /** Where a message goes that was received more often than that. The queue has to be there. */
  readonly redrive?: { readonly queue: string; readonly maxReceiveCount: number };
}

export interface Queue {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
}

export interface InvokeOptions {
  /** Default: `RequestResponse`. */
  readonly type?: "RequestResponse" | "Event";
  readonly clientContext?: unknown;
}

export interface InvokeOutput {
  readonly requestId: string;
  /** What the handler returned, or what failed (`errorType`, `errorMessage`). Undefined of an Event invocation. */
  readonly payload: unknown;
  readonly functionError?: "Unhandled";
}
