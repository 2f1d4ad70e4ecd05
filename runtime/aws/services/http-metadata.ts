import type { Command } from "../sdk.js";

/** What an optimised integration adds to its result. */
export interface HttpMetadata {
  readonly SdkHttpMetadata: {
    readonly AllHttpHeaders: { readonly [name: string]: readonly string[] };
    readonly HttpHeaders: { readonly [name: string]: string };
    readonly HttpStatusCode: number;
  };
  readonly SdkResponseMetadata: { readonly RequestId: string };
}

/** Listens to the answer of a command that is yet to be sent; the function tells what it was. */
export function httpMetadata(command: Command): (answer: object) => HttpMetadata {
  let headers: readonly (readonly [string, string])[] = [];
  command.middlewareStack.add(
    (next) => async (given) => {
      const result = await next(given);
      const response = result.response as {
        readonly headers?: { readonly [name: string]: string };
      };
      headers = Object.entries(response.headers ?? {});
      return result;
    },
    { step: "deserialize", priority: "high", name: "heavisideHttpMetadata" },
  );
  return (answer) => {
    const { $metadata } = answer as { readonly $metadata?: Metadata };
    const spelt = headers.map(
      ([name, value]) => [spelling.get(name.toLowerCase()) ?? name, value] as const,
    );
    return {
      SdkHttpMetadata: {
        AllHttpHeaders: Object.fromEntries(spelt.map(([name, value]) => [name, [value]])),
        HttpHeaders: Object.fromEntries(spelt),
        HttpStatusCode: $metadata?.httpStatusCode ?? 200,
      },
      SdkResponseMetadata: { RequestId: $metadata?.requestId ?? "" },
    };
  };
}

interface Metadata {
  readonly httpStatusCode?: number;
  readonly requestId?: string;
}

/** Node.js gives the names of headers in small letters, which a path of a machine may not expect. */
const spelling: ReadonlyMap<string, string> = new Map(
  [
    "Connection",
    "Content-Length",
    "Content-Type",
    "Date",
    "Server",
    "X-Amz-Executed-Version",
    "X-Amzn-Trace-Id",
    "x-amzn-Remapped-Content-Length",
    "x-amzn-RequestId",
  ].map((name) => [name.toLowerCase(), name] as const),
);
