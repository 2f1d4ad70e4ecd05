import type { IncomingHttpHeaders } from "node:http";

/** A request that arrived at the endpoint. */
export interface ServiceRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Fires when the client is gone before it was answered. */
  readonly signal?: AbortSignal;
}

export interface ServiceReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Capacity units that DynamoDB bills. */
  readonly readUnits?: number;
  readonly writeUnits?: number;
}

/** One of AWS's services. */
export type Service = (request: ServiceRequest, operation: string) => Promise<ServiceReply>;

export const region = "us-east-1";
export const account = "000000000000";

export function jsonReply(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): ServiceReply {
  const contentType = { "content-type": "application/x-amz-json-1.0" };
  return {
    status,
    headers: { ...contentType, ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** A header that came at most once. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
