import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { onTestFinished, vi } from "vitest";

/** What is deployed, as AWS's own answers say it. What is not there is answered with AWS's errors. */
export interface Deployed {
  /** By function name. */
  readonly functions: { readonly [name: string]: FunctionAnswers };
  /** Attributes by the queue's name. */
  readonly queues: { readonly [name: string]: { readonly [attribute: string]: string } };
  /** Event source mappings by the ARN of their queue. */
  readonly sources: { readonly [arn: string]: readonly object[] };
  readonly tables: { readonly [name: string]: { readonly table: object; readonly ttl: object } };
}
export interface FunctionAnswers {
  readonly configuration: object;
  readonly invokeConfig?: object;
  readonly recursion?: object;
}

/** AWS's read calls of Lambda, SQS and DynamoDB for one test, where the SDK looks for them. Gives the calls that were made. */
export async function standIn(deployed: Deployed): Promise<readonly string[]> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const target = String(request.headers["x-amz-target"] ?? "").replace(/^.*\./, "");
      const url = new URL(request.url ?? "/", `http://${request.headers.host ?? ""}`);
      const body = Buffer.concat(chunks).toString();
      calls.push(target || `${request.method} ${url.pathname}`);
      const answer = target
        ? jsonAnswer(target, JSON.parse(body) as Given, deployed, url.origin)
        : lambdaAnswer(url, deployed);
      const { status = 200, type, ...rest } = answer ?? { ...missing, ...typeOf(target) };
      response.statusCode = status;
      response.setHeader("content-type", "application/x-amz-json-1.0");
      if (type !== undefined) response.setHeader("x-amzn-errortype", type);
      response.end(
        JSON.stringify(type === undefined ? rest["body"] : { __type: type, message: "" }),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
  });
  // An AddressInfo, since it listens on a port.
  vi.stubEnv("AWS_ENDPOINT_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv("AWS_REGION", "eu-west-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  return calls;
}

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body?: object;
}
interface Given {
  readonly QueueName?: string;
  readonly QueueUrl?: string;
  readonly TableName?: string;
}

const missing = { status: 404 };

function typeOf(target: string): { readonly type: string } {
  return { type: /Queue/.test(target) ? "QueueDoesNotExist" : "ResourceNotFoundException" };
}

function lambdaAnswer(url: URL, { functions, sources }: Deployed): Answer | undefined {
  if (
    url.pathname.endsWith("/event-source-mappings/") ||
    url.pathname.endsWith("/event-source-mappings")
  )
    return {
      body: { EventSourceMappings: sources[url.searchParams.get("EventSourceArn") ?? ""] ?? [] },
    };
  const [, name = "", what = ""] = /\/functions\/([^/]+)\/([\w-]+)$/.exec(url.pathname) ?? [];
  const there = functions[decodeURIComponent(name).replace(/^.*:/, "")];
  const found =
    there &&
    {
      configuration: there.configuration,
      "event-invoke-config": there.invokeConfig,
      "recursion-config": there.recursion ?? { RecursiveLoop: "Terminate" },
    }[what];
  return found && { body: found };
}

function jsonAnswer(
  target: string,
  given: Given,
  deployed: Deployed,
  origin: string,
): Answer | undefined {
  const { QueueName, QueueUrl = "", TableName = "" } = given;
  const queue = QueueName ?? QueueUrl.replace(/^.*\//, "");
  const attributes = deployed.queues[queue];
  const table = deployed.tables[TableName];
  switch (target) {
    case "GetQueueUrl":
      return attributes && { body: { QueueUrl: `${origin}/123456789012/${queue}` } };
    case "GetQueueAttributes":
      return attributes && { body: { Attributes: attributes } };
    case "DescribeTable":
      return table && { body: { Table: table.table } };
    case "DescribeTimeToLive":
      return table && { body: { TimeToLiveDescription: table.ttl } };
    default:
      return undefined;
  }
}
