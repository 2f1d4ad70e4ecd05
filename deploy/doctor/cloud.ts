import type { ObservedSource, ObservedTable } from "./observed.js";
import type { ObservedRole } from "./policy.js";

// What is asked of AWS: each method is one or two calls that change nothing. `undefined` means that it is not there; whatever
// else goes wrong rejects.

export interface Cloud {
  functionConfiguration(name: string): Promise<FunctionConfiguration | undefined>;
  /** The settings of asynchronous calls; those that are not set are absent. */
  invokeConfig(name: string): Promise<InvokeConfig | undefined>;
  recursion(name: string): Promise<"Allow" | "Terminate">;
  sources(queueArn: string): Promise<readonly Omit<ObservedSource, "functionTimeout">[]>;
  /** The attributes of a queue by its URL. */
  queue(url: string): Promise<QueueAttributes | undefined>;
  queueUrl(arn: string): Promise<string | undefined>;
  table(name: string): Promise<ObservedTable | undefined>;
  /** A role and its policies, by its ARN. Throws `RolesUnread` where roles cannot be read. */
  role(arn: string): Promise<ObservedRole | undefined>;
}

/** Nobody may read roles, or can: its message says why. */
export class RolesUnread extends Error {}

export interface FunctionConfiguration {
  readonly arn?: string;
  /** An ARN. */
  readonly role?: string;
  readonly runtime?: string;
  /** Seconds. */
  readonly timeout: number;
  readonly environment: { readonly [name: string]: string };
}

export interface InvokeConfig {
  readonly retryAttempts?: number;
  /** Seconds. */
  readonly eventAge?: number;
  /** An ARN. */
  readonly onFailure?: string;
}

export interface QueueAttributes {
  readonly arn: string;
  /** Seconds. */
  readonly visibilityTimeout: number;
  readonly maxReceiveCount?: number;
  readonly isFifo: boolean;
}
