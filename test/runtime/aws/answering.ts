import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  /** A text as it is, anything else as JSON. */
  readonly body?: unknown;
}

export interface AnsweringServer {
  readonly url: string;
  /** What came, in order. */
  readonly requests: readonly Request[];
  stop(): Promise<void>;
}

/** A server that says what a service would: for those that nothing stands in for. */
export async function answering(answer: (request: Request) => Answer): Promise<AnsweringServer> {
  const requests: Request[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { method = "", url: path = "", headers } = incoming;
      const request = { method, path, headers, body: Buffer.concat(chunks).toString() };
      requests.push(request);
      const { status = 200, headers: given, body = "" } = answer(request);
      outgoing.writeHead(status, { "x-amzn-RequestId": "request-1", ...given });
      outgoing.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => void server.close(() => done()));
    },
  };
}

/** The action that a request in one of the JSON protocols names, such as `PutEvents`. */
export function actionOf({ headers }: Request): string {
  return String(headers["x-amz-target"]).replace(/^.*\./, "");
}
