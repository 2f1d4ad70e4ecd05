/** What a function is deployed with. Defaults are AWS's, but for `maxInstances`. */
export type FunctionSettings = FunctionOptions & FunctionSource;

export type FunctionSource =
  /** A module in TypeScript or JavaScript, bundled as it would be for Lambda. */
  | { readonly entry: string; readonly code?: never }
  /** The text of such a module; what it imports is looked for from the root of the project. */
  | { readonly code: string; readonly entry?: never };

export interface FunctionOptions {
  readonly name: string;
  /** The export that is the handler. Default: `handler`. */
  readonly handler?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Default: 3,000. */
  readonly timeoutMs?: number;
  /** 90% of it may be filled with objects, beyond which the process dies; buffers are not counted. Default: 128. */
  readonly memoryMb?: number;
  /** `MaximumRetryAttempts` of Event invocations. Default: 2. */
  readonly retries?: 0 | 1 | 2;
  /** `MaximumEventAgeInSeconds` of Event invocations. Default: 21,600. */
  readonly maximumEventAge?: number;
  /** ARN of the queue or function that gets the record of an Event invocation that succeeded. */
  readonly onSuccess?: string;
  /** The same of one that failed. */
  readonly onFailure?: string;
  /** More invocations than that at a time are refused. Default: no limit. */
  readonly reservedConcurrency?: number;
  /** Processes at a time; further invocations wait. Default: 10. */
  readonly maxInstances?: number;
  /** A qualifier that leads to this version from now on. Its number and `$LATEST` do anyway. */
  readonly alias?: string;
  /** What is done about a chain that visits the function more than 16 times. Default: `Terminate`. */
  readonly recursiveLoop?: RecursiveLoop;
}

export type RecursiveLoop = "Allow" | "Terminate";
