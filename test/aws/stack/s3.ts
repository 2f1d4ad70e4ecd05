import type { Fauxqs, FauxqsResponse } from "./packages.js";
import type { Service, ServiceReply } from "./service.js";

/** S3 on fauxqs. Buckets are addressed by path, as the SDK does when the endpoint is an address of numbers. */
export function s3(fauxqs: Fauxqs): Service {
  return async ({ method, url, headers, body }) => {
    const single = Object.entries(headers).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as const] : [],
    );
    return replyOf(
      await fauxqs.inject({
        method,
        url,
        headers: Object.fromEntries(single),
        ...(body.length > 0 && { payload: body }),
      }),
    );
  };
}

/** What fauxqs answered. The length is set, and the connection cared for, by the gateway. */
export function replyOf({ statusCode, headers, rawPayload }: FauxqsResponse): ServiceReply {
  const own = ["content-length", "connection", "transfer-encoding"];
  const kept = Object.entries(headers).filter(
    ([name, value]) => value !== undefined && !own.includes(name),
  );
  return {
    status: statusCode,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    body: rawPayload,
  };
}
