import { StatesError } from "../../../errors.js";
import type { Sdk } from "../../sdk.js";
import type { Call } from "../call.js";
import type { Result } from "../result.js";
import { authorised, type Authorised } from "./connection.js";
import { bodyText, hasHeader, merged, pairsOf, textField, type Given } from "./fields.js";
import { formOf } from "./form.js";
import { exchanged, type HttpRequest } from "./request.js";

/**
 * `http:invoke` (AWS, "Call HTTPS APIs in Step Functions workflows"), with what a connection of EventBridge adds. Throws
 * `States.Http.StatusCode.<status>` with the body as the cause for all but 2xx, and `States.Http.Socket` where there was no answer.
 */
export async function callHttp(sdk: Sdk, call: Call): Promise<Result> {
  const given = Object(call.given) as Given;
  const { ConnectionArn } = {
    ...(Object(given["InvocationConfig"]) as Given),
    ...(Object(given["Authentication"]) as Given),
  } as Given;
  const url = endpoint(given);
  const method = textField(given, "Method");
  const added = await authorised(
    sdk,
    textField({ ...given, ConnectionArn }, "ConnectionArn"),
    call,
  );
  const request = { ...requestOf(given, url, added), method, signal: call.signal };
  return exchanged(request, { status: "States.Http.StatusCode", socket: "States.Http.Socket" });
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
  for (const [name] of query) url.searchParams.delete(name);
  for (const [name, value] of query) url.searchParams.append(name, value);
  const own = pairsOf(given["Headers"]);
  const typed = hasHeader(own, "Content-Type")
    ? own
    : [...own, ["Content-Type", "application/json"] as const];
  const headers = merged(typed, added.headers);
  const body =
    added.body.length === 0 ? given["RequestBody"] : withAdded(given["RequestBody"], added);
  return { url, headers, body: encodedBody(given, body) };
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
