import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { CallRecorder } from "./calls.js";
import { bodyOf, closed, listening, urlOf } from "./server.js";
import {
  headerOf,
  jsonReply,
  type Service,
  type ServiceReply,
  type ServiceRequest,
} from "./service.js";

export type ServiceName = "lambda" | "dynamodb" | "sqs" | "s3";
export type Services = Readonly<Record<ServiceName, Service>>;

/** What no service of the stack knows. */
const unknownService: Service = async ({ method, url }, operation) =>
  jsonReply(400, {
    __type: "UnknownOperationException",
    message: `The stack has no service for "${operation}" (${method} ${url}).`,
  });

/** The one endpoint of all services, for `AWS_ENDPOINT_URL`. */
export interface Gateway {
  readonly url: string;
  /** To be called once, before anybody knows the address. */
  serve(services: Services): void;
  stop(): Promise<void>;
}

/** Listens on this computer only. Requests are counted by operation. */
export async function startGateway(calls: CallRecorder): Promise<Gateway> {
  // A frozen process may come back to its connection at any time.
  const server = createServer({ keepAliveTimeout: 0 });
  await listening(server);
  return {
    url: urlOf(server),
    serve(services) {
      server.on("request", (request: IncomingMessage, response: ServerResponse) => {
        void answer(services, calls, request, response);
      });
    },
    stop: () => closed(server),
  };
}

async function answer(
  services: Services,
  calls: CallRecorder,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  try {
    const request = await received(incoming, gone.signal);
    const { service, operation } = addressee(request);
    const serve = service === "unknown" ? unknownService : services[service];
    const reply = await serve(request, operation).catch(internalError);
    calls.record(`${service}:${operation}`, {
      requestBytes: request.body.length + clientContextLength(request),
      responseBytes: reply.body.length,
      readUnits: reply.readUnits ?? 0,
      writeUnits: reply.writeUnits ?? 0,
    });
    // Functions may have another time. By it the SDK finds that its clock is wrong, and repeats what was refused.
    response.sendDate = false;
    response.writeHead(reply.status, { ...reply.headers, "content-length": reply.body.length });
    response.end(incoming.method === "HEAD" ? undefined : reply.body);
  } catch {
    response.destroy();
  }
}

async function received(incoming: IncomingMessage, signal: AbortSignal): Promise<ServiceRequest> {
  const { method = "GET", url = "/", headers } = incoming;
  return { method, url, headers, body: await bodyOf(incoming), signal };
}

const lambdaOperations: readonly (readonly [string, RegExp, string])[] = [
  ["POST", /^\/2015-03-31\/functions\/[^/]+\/invocations/, "Invoke"],
  ["GET", /^\/2024-08-31\/functions\/[^/]+\/recursion-config/, "GetFunctionRecursionConfig"],
  ["PUT", /^\/2024-08-31\/functions\/[^/]+\/recursion-config/, "PutFunctionRecursionConfig"],
];

function addressee({ method, url, headers }: ServiceRequest): {
  readonly service: ServiceName | "unknown";
  readonly operation: string;
} {
  const [target = "", operation = ""] = headerOf(headers, "x-amz-target")?.split(".") ?? [];
  if (target.startsWith("DynamoDB")) return { service: "dynamodb", operation };
  if (target === "AmazonSQS") return { service: "sqs", operation };
  if (target !== "") return { service: "unknown", operation: `${target}.${operation}` };
  if (/^\/20\d\d-\d\d-\d\d\//.test(url)) {
    const known = lambdaOperations.find(([verb, path]) => verb === method && path.test(url));
    return { service: "lambda", operation: known?.[2] ?? "Unknown" };
  }
  // The SDK names the operation in the query.
  const named = new URL(url, "http://s3").searchParams.get("x-id");
  return { service: "s3", operation: named ?? method };
}

function clientContextLength({ headers }: ServiceRequest): number {
  return headerOf(headers, "x-amz-client-context")?.length ?? 0;
}

function internalError(error: unknown): ServiceReply {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return jsonReply(500, { __type: "InternalFailure", message: text });
}
