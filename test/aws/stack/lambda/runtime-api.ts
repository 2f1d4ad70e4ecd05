import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { bodyOf, closed, listening, urlOf } from "../server.js";
import type { Invocation } from "./invocation.js";
import { responseLimit } from "./limits.js";

/** The Runtime API of one process: what AWS's runtime client talks to. */
export interface RuntimeApi {
  /** For `AWS_LAMBDA_RUNTIME_API`. */
  readonly address: string;
  close(): Promise<void>;
}

export interface RuntimeEvents {
  /** The process wants something to do, which is to be given once. */
  onNext(give: (invocation: Invocation, deadline: number) => void): void;
  /** What the process is at, by request id. */
  current(): string | undefined;
  onResult(result: RuntimeResult): void;
  /** The module failed to load, or has no such handler. */
  onInitError(error: string): void;
}

export type RuntimeResult =
  | { readonly kind: "response" | "error"; readonly payload: string }
  | { readonly kind: "too large" };

/** https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html */
export async function startRuntimeApi(events: RuntimeEvents): Promise<RuntimeApi> {
  // A process may be frozen for long with its question open.
  const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
    answer(events, request, response).catch(() => response.destroy());
  });
  await listening(server);
  return {
    address: urlOf(server).replace("http://", ""),
    close: () => closed(server),
  };
}

async function answer(
  events: RuntimeEvents,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url?.replace("/2018-06-01/runtime/", "") ?? "";
  if (path === "invocation/next") {
    events.onNext((invocation, deadline) => give(response, invocation, deadline));
    return;
  }
  const body = await bodyOf(request);
  if (path === "init/error") {
    events.onInitError(body.toString());
    return reply(response, 202, { status: "OK" });
  }
  const [, id = "", kind] = path.split("/");
  if (decodeURIComponent(id) !== events.current() || (kind !== "response" && kind !== "error")) {
    return reply(response, 400, {
      errorType: "InvalidRequestID",
      errorMessage: "Invalid request ID",
    });
  }
  if (body.length > responseLimit) {
    const errorMessage = `Exceeded maximum allowed payload size (${responseLimit} bytes).`;
    reply(response, 413, { errorType: "RequestEntityTooLarge", errorMessage });
    return events.onResult({ kind: "too large" });
  }
  reply(response, 202, { status: "OK" });
  events.onResult({ kind, payload: body.toString() });
}

function give(response: ServerResponse, invocation: Invocation, deadline: number): void {
  const { payload, requestId, functionArn, traceHeader, clientContext } = invocation;
  const body = Buffer.from(payload);
  response.writeHead(200, {
    "content-type": "application/json",
    "content-length": body.length,
    "Lambda-Runtime-Aws-Request-Id": requestId,
    "Lambda-Runtime-Deadline-Ms": deadline,
    "Lambda-Runtime-Invoked-Function-Arn": functionArn,
    "Lambda-Runtime-Trace-Id": traceHeader,
    ...(clientContext !== undefined && {
      "Lambda-Runtime-Client-Context": inAscii(clientContext),
    }),
  });
  response.end(body);
}

/** The same JSON for a header, which Node writes in Latin-1. */
function inAscii(json: string): string {
  return json.replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function reply(response: ServerResponse, status: number, value: object): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { "content-type": "application/json", "content-length": body.length });
  response.end(body);
}
