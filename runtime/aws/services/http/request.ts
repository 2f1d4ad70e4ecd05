import { StatesError } from "../../../errors.js";
import type { Result } from "../result.js";

/** A request of HTTP. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: readonly Header[];
  readonly body?: string | undefined;
  /** An AbortSignal. */
  readonly signal?: unknown;
}

export type Header = readonly [name: string, value: string];

export interface HttpAnswer {
  readonly status: number;
  readonly statusText: string;
  /** As the server spells them. */
  readonly headers: readonly Header[];
  readonly body: string;
}

/** What Step Functions takes of a body at most. */
const longestBody = 262_144;

/**
 * Sends a request, follows no redirect, and gives what comes back, whatever its status. Rejects with the socket's error; throws
 * `States.DataLimitExceeded` for a body of more than 256 KiB.
 */
export async function sent({
  method,
  url,
  headers,
  body,
  signal,
}: HttpRequest): Promise<HttpAnswer> {
  const { request } = await (url.protocol === "http:" ? import("node:http") : import("node:https"));
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers: grouped(headers),
      // An AbortSignal, or nothing.
      ...(signal !== undefined && { signal: signal as AbortSignal }),
    };
    const outgoing = request(url, options, (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on("error", reject);
      incoming.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > longestBody) incoming.destroy(tooLong());
      });
      incoming.on("end", () =>
        resolve({
          status: incoming.statusCode ?? 0,
          statusText: incoming.statusMessage ?? "",
          headers: paired(incoming.rawHeaders),
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/**
 * Sends a request, and gives what a Task has of the answer. Throws `<status>.<number>` with the body as the cause for all but 2xx,
 * and `<socket>` where there was no answer.
 */
export async function exchanged(
  request: HttpRequest,
  errors: { readonly status: string; readonly socket: string },
): Promise<Result> {
  const answer = await answered(request, errors.socket);
  const { body, headers, status, statusText } = answer;
  if (status < 200 || status > 299) throw new StatesError(`${errors.status}.${status}`, body);
  // Headers have a list of values for each name.
  return {
    Headers: grouped(headers),
    ResponseBody: valueOf(answer),
    StatusCode: status,
    StatusText: statusText,
  };
}

async function answered(request: HttpRequest, socket: string): Promise<HttpAnswer> {
  try {
    return await sent(request);
  } catch (error) {
    if (error instanceof StatesError || !(error instanceof Error) || error.name === "AbortError")
      throw error;
    throw new StatesError(socket, error.message, { cause: error });
  }
}

/** JSON as a value, where the answer says that it is some; any other text as it is. */
function valueOf({ headers, body }: HttpAnswer): unknown {
  const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  if (!/json/i.test(type)) return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function grouped(headers: readonly Header[]): { [name: string]: string[] } {
  const found: { [name: string]: string[] } = Object.create(null) as { [name: string]: string[] };
  for (const [name, value] of headers) (found[name] ??= []).push(value);
  return { ...found };
}

function paired(raw: readonly string[]): readonly Header[] {
  return raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ""] as const] : []));
}

function tooLong(): StatesError {
  return new StatesError(
    "States.DataLimitExceeded",
    `The body of the response is larger than ${longestBody} bytes.`,
  );
}
