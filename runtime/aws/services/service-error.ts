import { StatesError } from "../../errors.js";
import type { Connection } from "../sdk.js";
import type { Integration } from "./integrations.js";
import { inWords } from "./names.js";

/**
 * What the SDK threw, as the service names it (AWS, "Handling errors in Step Functions workflows"):
 * `DynamoDb.ResourceNotFoundException`, in an optimised integration `DynamoDB.ResourceNotFoundException`. What no service
 * answered is an `SdkClientException`. An abort is thrown as it is.
 */
export function serviceError(
  error: unknown,
  connection: Connection,
  integration?: Integration,
): StatesError {
  if (error instanceof StatesError || !(error instanceof Error) || error.name === "AbortError")
    throw error;
  const service = inWords(connection.client.config.serviceId);
  const prefix = integration?.prefix ?? service;
  const answer = answerOf(error);
  if (answer === undefined)
    return new StatesError(`${prefix}.SdkClientException`, error.message, { cause: error });
  const fallback =
    integration === undefined
      ? `${service}Exception`
      : (integration.fallback ?? `${integration.service}Exception`);
  const name = isDeclared(error, connection) ? exceptionName(error.name, integration) : fallback;
  const cause = `${error.message || "null"} ${details(answer, service, integration)}`;
  return new StatesError(`${prefix}.${name}`, cause, { cause: error });
}

/** Whether the same call may go well later: the service was too busy, or not well. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof StatesError) || !(error.cause instanceof Error)) return false;
  const status = answerOf(error.cause)?.status ?? 0;
  return status === 429 || status >= 500 || /throttl|TooManyRequests/i.test(error.cause.name);
}

interface Answer {
  readonly code: string;
  readonly status: number;
  readonly requestId: string;
  readonly extendedRequestId: string | undefined;
  readonly attempts: number;
}

function answerOf(error: Error): Answer | undefined {
  // As the SDK documents its errors.
  const { $metadata, Code } = error as SdkError;
  if ($metadata?.httpStatusCode === undefined) return undefined;
  const { httpStatusCode, requestId = "null", extendedRequestId, attempts = 1 } = $metadata;
  return {
    code: Code ?? error.name,
    status: httpStatusCode,
    requestId,
    extendedRequestId,
    attempts,
  };
}

interface SdkError extends Error {
  readonly Code?: string;
  readonly $metadata?: {
    readonly httpStatusCode?: number;
    readonly requestId?: string;
    readonly extendedRequestId?: string;
    readonly attempts?: number;
  };
}

/** The two wordings are those of the AWS SDK for Java, 2 and 1. */
function details(answer: Answer, service: string, integration?: Integration): string {
  const { code, status, requestId, extendedRequestId, attempts } = answer;
  if (integration !== undefined)
    return `(Service: ${integration.service}; Status Code: ${status}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`;
  const extended =
    extendedRequestId === undefined ? "" : `, Extended Request ID: ${extendedRequestId}`;
  return `(Service: ${service}, Status Code: ${status}, Request ID: ${requestId}${extended}) (SDK Attempt Count: ${attempts})`;
}

/** An error that the service does not declare is of the base class of its package, or of none of its classes. */
function isDeclared(error: Error, { module, name }: Connection): boolean {
  const base = module[`${name}ServiceException`];
  return typeof base === "function" && error instanceof base && error.constructor !== base;
}

/** `NoSuchKey` is `NoSuchKeyException`, and `DBInstanceNotFoundFault` `DbInstanceNotFoundException`. */
function exceptionName(name: string, integration?: Integration): string {
  const ended = name.replace(/(Exception|Fault)$/, "") + "Exception";
  return integration === undefined ? inWords(ended) : ended;
}
