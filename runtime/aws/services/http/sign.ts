import type { Header, HttpRequest } from "./request.js";

/** What a request is signed with. */
export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** The headers of a request with a signature of AWS (Signature Version 4). `service` is such as `execute-api`. */
export async function signed(
  { method, url, headers, body = "" }: HttpRequest,
  {
    key,
    region,
    service,
    now,
  }: {
    readonly key: SigningKey;
    readonly region: string;
    readonly service: string;
    readonly now: Date;
  },
): Promise<readonly Header[]> {
  const { createHash, createHmac } = await import("node:crypto");
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const mac = (secret: string | Buffer, text: string) =>
    createHmac("sha256", secret).update(text).digest();
  const time = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const day = time.slice(0, 8);
  const all: readonly Header[] = [
    ...headers.filter(([name]) => name.toLowerCase() !== "host"),
    ["X-Amz-Date", time],
    ...(key.sessionToken === undefined
      ? []
      : [["X-Amz-Security-Token", key.sessionToken] as const]),
  ];
  // The client sends that by itself.
  const canonical = canonicalHeaders([["Host", url.host], ...all]);
  const names = canonical.map(([name]) => name).join(";");
  const request = [
    method,
    // Whatever is encoded in a path is encoded again.
    url.pathname.split("/").map(encoded).join("/"),
    [...url.searchParams]
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .sort()
      .join("&"),
    ...canonical.map(([name, value]) => `${name}:${value}`),
    "",
    names,
    sha256(body),
  ].join("\n");
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", time, scope, sha256(request)].join("\n");
  const secret = [day, region, service, "aws4_request"].reduce<string | Buffer>(
    (before, part) => mac(before, part),
    `AWS4${key.secretAccessKey}`,
  );
  const signature = mac(secret, text).toString("hex");
  const value = `AWS4-HMAC-SHA256 Credential=${key.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  return [...all, ["Authorization", value]];
}

/** In small letters and in order; values of the same name are one. */
function canonicalHeaders(headers: readonly Header[]): readonly Header[] {
  const found = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    found.set(key, [...(found.get(key) ?? []), value.trim().replace(/\s+/g, " ")]);
  }
  return [...found]
    .map(([name, values]) => [name, values.join(",")] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
