import { assumedRole } from "../../credentials.js";
import type { Sdk } from "../../sdk.js";
import type { Call } from "../call.js";
import type { Result } from "../result.js";
import { bodyText, hasHeader, pairsOf, textField, type Given } from "./fields.js";
import { exchanged, type Header, type HttpRequest } from "./request.js";
import { signed, type SigningKey } from "./sign.js";

/**
 * `apigateway:invoke` (AWS, "Call API Gateway with Step Functions"): calls an endpoint, unsigned or by the credentials of this
 * process. Throws `ApiGateway.<status>` with the body as the cause for all but 2xx, and `ApiGateway.SdkClientException` where there
 * was no answer.
 */
export async function callApi({ sdk }: { readonly sdk: Sdk }, call: Call): Promise<Result> {
  const given = Object(call.given) as Given;
  const request = requestOf(given, call);
  const isSigned = /^(IAM_ROLE|RESOURCE_POLICY)$/.test(String(given["AuthType"]));
  const headers = isSigned ? await signedHeaders(sdk, request, call) : request.headers;
  const errors = { status: "ApiGateway", socket: "ApiGateway.SdkClientException" };
  return exchanged({ ...request, headers }, errors);
}

function requestOf(given: Given, { signal }: Call): HttpRequest {
  const endpoint = textField(given, "ApiEndpoint");
  const method = textField(given, "Method");
  const parts = [given["Stage"], given["Path"]].flatMap((part) =>
    typeof part === "string" ? part.split("/").filter((each) => each !== "") : [],
  );
  const url = new URL(`${/^https?:\/\//.test(endpoint) ? "" : "https://"}${endpoint}`);
  url.pathname = [url.pathname.replace(/\/$/, ""), ...parts].join("/");
  for (const [name, value] of pairsOf(given["QueryParameters"]))
    url.searchParams.append(name, value);
  const headers = pairsOf(given["Headers"]);
  const body = bodyText(given["RequestBody"], false);
  const typed: readonly Header[] =
    body === undefined || hasHeader(headers, "Content-Type")
      ? headers
      : [...headers, ["Content-Type", "application/json"]];
  return { method, url, headers: typed, body, signal };
}

/** By a role of the Task's Credentials, or those that this process has. */
async function signedHeaders(
  sdk: Sdk,
  request: HttpRequest,
  { credentials }: Call,
): Promise<readonly Header[]> {
  const { client } = await sdk.connect("lambda");
  const given = credentials
    ? assumedRole(sdk, credentials.RoleArn)
    : (client.config.credentials as () => Promise<SigningKey>);
  // `<id>.execute-api.<region>.amazonaws.com`
  const [, region = await client.config.region()] =
    /\.execute-api\.([\w-]+)\./.exec(request.url.host) ?? [];
  return signed(request, { key: await given(), region, service: "execute-api", now: new Date() });
}
