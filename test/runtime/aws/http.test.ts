import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { awsSdk } from "../../../runtime/aws/sdk.js";
import { formOf } from "../../../runtime/aws/services/http/form.js";
import { keeping } from "../../../runtime/aws/services/http/kept.js";
import { signed } from "../../../runtime/aws/services/http/sign.js";
import { awsServices } from "../../../runtime/aws/services/index.js";
import { answering, type Answer, type AnsweringServer, type Request } from "./answering.js";

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** A package of the SDK, of which each command is answered by a function. */
function fake(name: string, answers: { readonly [command: string]: (given: never) => unknown }) {
  const commands = Object.keys(answers).map((action) => [
    `${action}Command`,
    class {
      readonly action = action;
      readonly given: unknown;
      constructor(given: unknown) {
        this.given = given;
      }
    },
  ]);
  class Client {
    readonly config = {
      serviceId: name,
      region: async () => "eu-west-1",
      credentials: async () => ({ accessKeyId: "KEY", secretAccessKey: "SECRET" }),
    };
    async send({ action, given }: { readonly action: string; readonly given: never }) {
      return answers[action]?.(given);
    }
  }
  return { [`${name}Client`]: Client, ...(Object.fromEntries(commands) as object) };
}

/** Services with a connection of EventBridge whose secret is this, at a time of their own. */
function services(
  secret: object | undefined | (() => object),
  { asked = [], clock = Date }: { readonly asked?: unknown[]; readonly clock?: typeof time } = {},
) {
  const packages: { readonly [name: string]: object } = {
    "@aws-sdk/client-lambda": fake("Lambda", {}),
    "@aws-sdk/client-eventbridge": fake("EventBridge", {
      DescribeConnection(given: never) {
        asked.push(given);
        if (secret === undefined) throw new Error("It does not exist.");
        return { SecretArn: "arn:secret" };
      },
    }),
    "@aws-sdk/client-secrets-manager": fake("SecretsManager", {
      GetSecretValue(given: never) {
        asked.push(given);
        return { SecretString: JSON.stringify(typeof secret === "function" ? secret() : secret) };
      },
    }),
  };
  return awsServices(awsSdk({ load: async (name) => packages[name] ?? {} }), { clock });
}
const time = { now: () => 0 };

const serve = async (answer: (request: Request) => Answer): Promise<AnsweringServer> =>
  (server = await answering(answer));
const json = { "Content-Type": "application/json; charset=utf-8" };
const begin = async (given: object, resource: string, secret?: object) =>
  services(secret).begin({ resource: `arn:aws:states:::${resource}`, given });
const failure = (given: object, resource: string, secret?: object) =>
  begin(given, resource, secret).then(
    (progress) => expect.fail(JSON.stringify(progress)),
    ({ Error: error, Cause: cause }) => ({ error, cause }),
  );

describe("apigateway:invoke", () => {
  test("calls an endpoint, and gives what it answers", async () => {
    const { requests, url } = await serve(() => ({ headers: json, body: { hello: ["world"] } }));
    const progress = await begin(
      {
        ApiEndpoint: url,
        Method: "POST",
        Stage: "prod",
        Path: "/orders/o-1",
        QueryParameters: { tag: ["a b", "c"], none: null },
        Headers: { custom_header: ["one", "two"] },
        RequestBody: { n: 1 },
        AuthType: "NO_AUTH",
      },
      "apigateway:invoke",
    );
    expect(progress).toMatchObject({
      kind: "done",
      result: {
        Headers: { "Content-Type": [json["Content-Type"]] },
        ResponseBody: { hello: ["world"] },
        StatusCode: 200,
        StatusText: "OK",
      },
    });
    expect(requests).toMatchObject([
      { method: "POST", path: "/prod/orders/o-1?tag=a+b&tag=c", body: '{"n":1}' },
    ]);
    expect(requests[0]?.headers).toMatchObject({
      custom_header: "one, two",
      "content-type": "application/json",
    });
    expect(requests[0]?.headers).not.toHaveProperty("authorization");
  });

  test("gives a token away, and waits for it", async () => {
    const { url } = await serve(() => ({ body: "taken" }));
    const given = { ApiEndpoint: url, Method: "GET" };
    expect(await begin(given, "apigateway:invoke.waitForTaskToken")).toMatchObject({
      kind: "token",
      result: { ResponseBody: "taken" },
    });
  });

  test("signs what it asks where that is asked for", async () => {
    const { requests, url } = await serve(() => ({}));
    await begin({ ApiEndpoint: url, Method: "GET", AuthType: "IAM_ROLE" }, "apigateway:invoke");
    expect(requests[0]?.headers["authorization"]).toMatch(
      /^AWS4-HMAC-SHA256 Credential=KEY\/\d{8}\/eu-west-1\/execute-api\/aws4_request, SignedHeaders=host;x-amz-date, Signature=[\da-f]{64}$/,
    );
  });

  test("fails by the status, with the body as the cause", async () => {
    const { url } = await serve(() => ({ status: 403, headers: json, body: { message: "No" } }));
    expect(await failure({ ApiEndpoint: url, Method: "GET" }, "apigateway:invoke")).toEqual({
      error: "ApiGateway.403",
      cause: '{"message":"No"}',
    });
    const nowhere = { ApiEndpoint: "http://127.0.0.1:1", Method: "GET" };
    expect(await failure(nowhere, "apigateway:invoke")).toMatchObject({
      error: "ApiGateway.SdkClientException",
    });
    expect(await failure({ ApiEndpoint: url }, "apigateway:invoke")).toMatchObject({
      error: "States.Runtime",
      cause: expect.stringContaining("The field 'Method' is required but was missing") as string,
    });
  });
});

describe("http:invoke", () => {
  const ConnectionArn = "arn:aws:events:eu-west-1:123456789012:connection/Shop/0d0a";
  const http = (more: object) => ({ Method: "POST", Authentication: { ConnectionArn }, ...more });

  test.each([
    [{ api_key_name: "X-Key", api_key_value: "k" }, { "x-key": "k" }],
    [{ username: "ada", password: "p" }, { authorization: "Basic YWRhOnA=" }],
  ])("with the credentials of its connection: %j", async (secret, headers) => {
    const { requests, url } = await serve(() => ({ headers: json, body: "[1]" }));
    expect(
      await begin(http({ ApiEndpoint: url, RequestBody: "x" }), "http:invoke", secret),
    ).toMatchObject({
      kind: "done",
      result: { ResponseBody: [1], StatusCode: 200, StatusText: "OK" },
    });
    expect(requests).toMatchObject([{ body: "x", headers }]);
  });

  test("with a token that is asked for by them", async () => {
    const { requests, url } = await serve(({ path }) =>
      path === "/token" ? { body: { access_token: "t" } } : { body: "" },
    );
    const secret = {
      client_id: "id",
      client_secret: "s",
      authorization_endpoint: `${url}/token`,
      http_method: "POST",
      oauth_http_parameters: {
        body_parameters: [{ key: "audience", value: "a b", is_value_secret: false }],
      },
    };
    await begin(http({ ApiEndpoint: `${url}/do` }), "http:invoke", secret);
    expect(requests).toMatchObject([
      {
        path: "/token",
        body: "grant_type=client_credentials&audience=a%20b",
        headers: { authorization: "Basic aWQ6cw==" },
      },
      { path: "/do", headers: { authorization: "Bearer t" } },
    ]);
  });

  describe("reads its connection", () => {
    let now = 0;
    const clock = { now: () => now };
    let asked: unknown[] = [];
    beforeEach(() => {
      [now, asked] = [1_767_225_600_000, []];
    });
    const after = (seconds: number): void => {
      now += seconds * 1000;
    };
    const key = { api_key_name: "X-Key", api_key_value: "k" };
    const oauth = (url: string, client_secret = "s") => ({
      ...{ client_id: "id", client_secret, authorization_endpoint: `${url}/token` },
    });
    const paths = (requests: readonly Request[]) => requests.map(({ path }) => path);
    const resource = "arn:aws:states:::http:invoke";

    test("once in five minutes", async () => {
      const { requests, url } = await serve(() => ({}));
      const own = services(key, { asked, clock });
      const call = {
        resource,
        given: http({ ApiEndpoint: `${url}/?q=1`, QueryParameters: { q: 2 } }),
      };
      await own.begin(call);
      after(299);
      await own.begin(call);
      expect(asked).toEqual([{ Name: "Shop" }, { SecretId: "arn:secret" }]);
      after(1);
      await own.begin(call);
      expect(asked).toHaveLength(4);
      expect(requests).toMatchObject(Array(3).fill({ path: "/?q=2", headers: { "x-key": "k" } }));
    });

    test("for each role, and again after a failure", async () => {
      const { url } = await serve(() => ({}));
      let isThere = false;
      const secret = () => {
        if (!isThere) throw new Error("Not yet.");
        return key;
      };
      const own = services(secret, { asked, clock });
      const call = { resource, given: http({ ApiEndpoint: url }) };
      await expect(own.begin(call)).rejects.toMatchObject({ Error: "States.Runtime" });
      isThere = true;
      await own.begin(call);
      await own.begin({ ...call, credentials: { RoleArn: "arn:aws:iam::123456789012:role/r" } });
      await own.begin(call);
      expect(asked).toHaveLength(6);
    });

    test("and uses a token until a minute before it expires", async () => {
      const { requests, url } = await serve(({ path }) =>
        path === "/token" ? { body: { access_token: `t${now}`, expires_in: "3600" } } : {},
      );
      const own = services(oauth(url), { asked, clock });
      const call = { resource, given: http({ ApiEndpoint: `${url}/do` }) };
      await own.begin(call);
      after(3539);
      await own.begin(call);
      expect(paths(requests)).toEqual(["/token", "/do", "/do"]);
      expect(requests[2]?.headers).toEqual(requests[1]?.headers);
      after(1);
      await own.begin(call);
      expect(paths(requests).slice(3)).toEqual(["/token", "/do"]);
      expect(requests[4]?.headers["authorization"]).toBe(`Bearer t${now}`);
    });

    test("and uses a token for five minutes that does not say when it expires", async () => {
      const { requests, url } = await serve(() => ({ body: { access_token: "t" } }));
      const own = services(oauth(url), { asked, clock });
      const call = { resource, given: http({ ApiEndpoint: `${url}/do` }) };
      await own.begin(call);
      after(299);
      await own.begin(call);
      after(1);
      await own.begin(call);
      expect(paths(requests)).toEqual(["/token", "/do", "/do", "/token", "/do"]);
    });

    test("and asks for another token by another secret", async () => {
      const { requests, url } = await serve(() => ({
        body: { access_token: "t", expires_in: 3600 },
      }));
      let rotated = "one";
      const own = services(() => oauth(url, rotated), { asked, clock });
      const call = { resource, given: http({ ApiEndpoint: `${url}/do` }) };
      await own.begin(call);
      rotated = "two";
      after(300);
      await own.begin(call);
      expect(paths(requests)).toEqual(["/token", "/do", "/token", "/do"]);
    });

    test("anew where it was read earlier and is refused, and sends the request again, once", async () => {
      let good = "Bearer 1";
      let tokens = 0;
      const { requests, url } = await serve(({ headers, path }) => {
        if (path === "/token") return { body: { access_token: `${++tokens}`, expires_in: 3600 } };
        return { status: headers.authorization === good ? 200 : 401, body: "who?" };
      });
      const own = services(oauth(url), { asked, clock });
      const call = { resource, given: http({ ApiEndpoint: `${url}/do`, RequestBody: { a: 1 } }) };
      await own.begin(call);
      good = "Bearer 2";
      expect(await own.begin(call)).toMatchObject({ kind: "done", result: { StatusCode: 200 } });
      expect(paths(requests)).toEqual(["/token", "/do", "/do", "/token", "/do"]);
      expect(requests.at(-1)?.body).toBe('{"a":1}');
      expect(asked).toHaveLength(4);
      good = "nothing";
      await expect(own.begin(call)).rejects.toMatchObject({
        ...{ Error: "States.Http.StatusCode.401", Cause: "who?" },
      });
      expect(paths(requests).slice(5)).toEqual(["/do", "/token", "/do"]);
    });

    test("and fails by 401 at once where it has just been read", async () => {
      const { requests, url } = await serve(() => ({ status: 401, body: "who?" }));
      const call = { resource, given: http({ ApiEndpoint: url }) };
      await expect(services(key, { clock }).begin(call)).rejects.toMatchObject({
        Error: "States.Http.StatusCode.401",
      });
      expect(requests).toHaveLength(1);
    });
  });

  test("keeps no more than a hundred", async () => {
    const kept = keeping<number>(time);
    const get = async (key: number) =>
      (await kept.get(`${key}`, async () => ({ value: key, seconds: 1 }))).isKept;
    for (let key = 0; key < 101; key++) expect(await get(key)).toBe(false);
    expect([await get(1), await get(100)]).toEqual([true, true]);
    expect([await get(0), await get(1)]).toEqual([false, false]);
  });

  test("what the connection has takes the place of what the Task says", async () => {
    const { requests, url } = await serve(() => ({}));
    const given = http({
      ApiEndpoint: `${url}/a?kept=1&q=0`,
      QueryParameters: { q: ["x", "y"], tag: "t" },
      Headers: { "x-who": "task", other: 1 },
      RequestBody: { a: 1, who: "task" },
    });
    const each = (key: string) => [{ key, value: "connection", is_value_secret: true }];
    await begin(given, "http:invoke", {
      ...{ username: "u", password: "p" },
      invocation_http_parameters: {
        header_parameters: each("X-Who"),
        query_string_parameters: each("tag"),
        body_parameters: each("who"),
      },
    });
    expect(requests).toMatchObject([
      {
        path: "/a?kept=1&q=x&q=y&tag=connection",
        body: '{"a":1,"who":"connection"}',
        headers: { "x-who": "connection", other: "1" },
      },
    ]);
  });

  test("as a form", async () => {
    const { requests, url } = await serve(() => ({}));
    const given = http({
      ApiEndpoint: url,
      Headers: { "Content-Type": "application/x-www-form-urlencoded" },
      RequestBody: { a: ["x", "y"], b: { c: "&" } },
      Transform: {
        RequestBodyEncoding: "URL_ENCODED",
        RequestEncodingOptions: { ArrayFormat: "BRACKETS" },
      },
    });
    await begin(given, "http:invoke", { username: "u", password: "p" });
    expect(requests[0]?.body).toBe("a%5B%5D=x&a%5B%5D=y&b%5Bc%5D=%26");
  });

  test("fails by the status, by the socket, and without a connection", async () => {
    const { url } = await serve(() => ({ status: 404, body: "not here" }));
    const secret = { username: "u", password: "p" };
    expect(await failure(http({ ApiEndpoint: url }), "http:invoke", secret)).toEqual({
      error: "States.Http.StatusCode.404",
      cause: "not here",
    });
    const nowhere = http({ ApiEndpoint: "http://127.0.0.1:1" });
    expect(await failure(nowhere, "http:invoke", secret)).toMatchObject({
      error: "States.Http.Socket",
    });
    expect(await failure(http({ ApiEndpoint: url }), "http:invoke")).toMatchObject({
      error: "States.Runtime",
      cause: expect.stringContaining(`'${ConnectionArn}' cannot be read`) as string,
    });
    const { Authentication: _, ...without } = http({ ApiEndpoint: url });
    expect(await failure(without, "http:invoke", secret)).toMatchObject({
      error: "States.Runtime",
      cause: expect.stringContaining("ConnectionArn") as string,
    });
  });

  test("sends credentials to no address without TLS, and takes no more than 256 KiB", async () => {
    const secret = { username: "u", password: "p" };
    const open = http({ ApiEndpoint: "http://example.com/" });
    expect(await failure(open, "http:invoke", secret)).toMatchObject({ error: "States.Runtime" });
    const { url } = await serve(() => ({ body: "x".repeat(262_145) }));
    expect(await failure(http({ ApiEndpoint: url }), "http:invoke", secret)).toMatchObject({
      error: "States.DataLimitExceeded",
    });
  });
});

// Of AWS's test suite for Signature Version 4.
test.each([
  ["GET", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"],
  ["POST", "/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"],
  [
    "GET",
    "/?Param2=value2&Param1=value1",
    "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
  ],
])("the signature of %s %s", async (method, path, signature) => {
  const url = new URL(path, "https://example.amazonaws.com");
  const key = {
    accessKeyId: "AKIDEXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  };
  const now = new Date("2015-08-30T12:36:00Z");
  const how = { key, region: "us-east-1", service: "service", now };
  expect((await signed({ method, url, headers: [] }, how)).at(-1)?.[1]).toContain(
    `Signature=${signature}`,
  );
});

test.each([
  [undefined, "a[0]=1&a[1]=2"],
  ["REPEAT", "a=1&a=2"],
  ["COMMAS", "a=1,2"],
  ["BRACKETS", "a[]=1&a[]=2"],
  ["NONE", "a=[1,2]"],
])("lists in a form: %s", (format, expected) => {
  expect(decodeURIComponent(formOf({ a: [1, 2] }, format))).toBe(expected);
});
