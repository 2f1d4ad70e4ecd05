import { StatesError } from "../../../errors.js";
import type { Call } from "../call.js";
import type { Result } from "../result.js";
import type { Authorised, Connections } from "./connection.js";
import { bodyText, hasHeader, merged, pairsOf, textField, type Given } from "./fields.js";
import { formOf } from "./form.js";
import { exchanged, type HttpRequest } from "./request.js";

/**
 * `http:invoke` (AWS, "Call HTTPS APIs in Step Functions workflows"), with what a connection of EventBridge adds. Where that was
 * read earlier and is refused by 401, it is read anew, and the request sent again. Throws `States.Http.StatusCode.<status>` with the body as the
 * cause for all but 2xx, and `States.Http.Socket` where there was no answer.
 */
export async function callHttp(
  { connections }: { readonly connections: Connections },
  call: Call,
): Promise<Result> {
  const given = Object(call.given) as Given;
  const { ConnectionArn } = {
    ...(Object(given["InvocationConfig"]) as Given),
    ...(Object(given["Authentication"]) as Given),
  } as Given;
  const url = endpoint(given);
  const method = textField(given, "Method");
  const arn = textField({ ...given, ConnectionArn }, "ConnectionArn");
  const sentWith = (added: Authorised): Promise<Result> =>
    exchanged({ ...requestOf(given, url, added), method, signal: call.signal }, errors);
  const added = await connections.authorised(arn, call);
  try {
    return await sentWith(added);
  } catch (error) {
    if (!added.forget || !isRefused(error)) throw error;
    added.forget();
    return sentWith(await connections.authorised(arn, call));
  }
}

const errors = { status: "States.Http.StatusCode", socket: "States.Http.Socket" };

function isRefused(error: unknown): boolean {
  return error instanceof StatesError && error.Error === `${errors.status}.401`;
}

/** Credentials go to no address but one of HTTPS, or this computer's own. */
function endpoint(given: Given): URL {
  const text = textField(given, "ApiEndpoint");
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url?.hostname ?? "");
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isHere)) return url;
  throw new StatesError("States.Runtime", `The ApiEndpoint '${text}' is no address of HTTPS.`);
}

/** What the connection has takes the place of what the Task says. */
function requestOf(given: Given, url: URL, added: Authorised): Omit<HttpRequest, "method"> {
  const query = merged(pairsOf(given["QueryParameters"]), added.query);
  const whole = new URL(url);
  for (const [name] of query) whole.searchParams.delete(name);
  for (const [name, value] of query) whole.searchParams.append(name, value);
  const own = pairsOf(given["Headers"]);
  const typed = hasHeader(own, "Content-Type")
    ? own
    : [...own, ["Content-Type", "application/json"] as const];
  const headers = merged(typed, added.headers);
  const body =
    added.body.length === 0 ? given["RequestBody"] : withAdded(given["RequestBody"], added);
  return { url: whole, headers, body: encodedBody(given, body) };
}

/** Only an object can have parameters added. */
function withAdded(body: unknown, { body: added }: Authorised): unknown {
  if (body === undefined || body === null) return Object.fromEntries(added);
  if (typeof body !== "object" || Array.isArray(body)) return body;
  return { ...body, ...Object.fromEntries(added) };
}

function encodedBody(given: Given, body: unknown): string | undefined {
  const { RequestBodyEncoding, RequestEncodingOptions } = Object(given["Transform"]) as Given;
  if (RequestBodyEncoding !== "URL_ENCODED") return bodyText(body, true);
  const { ArrayFormat } = Object(RequestEncodingOptions) as Given;
  return formOf(body, typeof ArrayFormat === "string" ? ArrayFormat : undefined);
}
