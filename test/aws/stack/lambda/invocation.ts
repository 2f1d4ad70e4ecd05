export type InvocationType = "RequestResponse" | "Event";

/** One run of a handler. */
export interface Invocation {
  /** The same for all attempts at an event. */
  readonly requestId: string;
  readonly type: InvocationType;
  /** JSON text. */
  readonly payload: string;
  /** JSON text. */
  readonly clientContext?: string;
  readonly traceHeader: string;
  /** As it was called, with the qualifier if there was one. */
  readonly functionArn: string;
  /** Milliseconds after its start at which the process is killed. */
  readonly killAfterMs?: number;
}

export interface InvocationResult {
  /** JSON text: the result, or what failed. */
  readonly payload: string;
  readonly functionError?: "Unhandled";
  /** What the process wrote meanwhile. */
  readonly log: string;
}

/** How AWS describes a failure that the handler did not throw. */
export function platformError(errorType: string, errorMessage: string): string {
  return JSON.stringify({ errorType, errorMessage });
}
