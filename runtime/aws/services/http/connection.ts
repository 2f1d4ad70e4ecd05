import { StatesError } from "../../../errors.js";
import type { Clock } from "../../../ports/ports.js";
import { assumedRole } from "../../credentials.js";
import { commandOf, type Sdk } from "../../sdk.js";
import type { Call } from "../call.js";
import { formOf } from "./form.js";
import { keeping, type Kept, type Lasting } from "./kept.js";
import { sent, type Header } from "./request.js";

/** What a connection of EventBridge adds to a request. */
export interface Authorised {
  readonly headers: readonly Header[];
  readonly query: readonly Header[];
  readonly body: readonly Header[];
  /** Forgets it, where any of it was asked for earlier: it may be out of date. */
  readonly forget?: () => void;
}

/** The connections of EventBridge that Tasks name. */
export interface Connections {
  /**
   * What a connection adds to a request, of the secret that EventBridge keeps for it. Rejects by `States.Runtime` where there is no such
   * connection, or it may not be read.
   */
  authorised(arn: string, call: Call): Promise<Authorised>;
}

/** As long as AWS's extension for Lambda functions keeps secrets. */
const secretSeconds = 300;

/**
 * Connections that are read once in five minutes for each role, as long as this process lives. A token of OAuth is used until shortly
 * before it expires.
 */
export function connectionsOn(sdk: Sdk, clock: Pick<Clock, "now">): Connections {
  const secrets = keeping<Secret>(clock);
  const tokens = keeping<string>(clock);
  return {
    async authorised(arn, call) {
      const key = `${call.credentials?.RoleArn ?? ""} ${arn}`;
      const { isKept, value: secret } = await secrets.get(key, async () => ({
        value: await secretOf(sdk, arn, call),
        seconds: secretSeconds,
      }));
      const own = await ownHeaders(secret, tokens, call);
      const parameters = (kind: string) =>
        pairsIn(field(secret, "invocation_http_parameters"), kind);
      return {
        headers: [...own.headers, ...parameters("header_parameters")],
        query: parameters("query_string_parameters"),
        body: parameters("body_parameters"),
        ...((isKept || own.isKept) && {
          forget() {
            secrets.forget(key);
            tokens.forget(tokenKey(secret));
          },
        }),
      };
    },
  };
}

interface Secret {
  readonly [name: string]: unknown;
}

async function secretOf(sdk: Sdk, arn: string, { credentials }: Call): Promise<Secret> {
  const role = credentials && { arn: credentials.RoleArn, credentialsOf: assumedRole };
  const asked = async (service: string, action: string, given: object): Promise<Secret> => {
    const connection = await sdk.connect(service, role);
    const Command = commandOf(connection, action);
    return (await connection.client.send(new Command(given))) as Secret;
  };
  // `arn:aws:events:region:account:connection/name/id`
  const [, name = arn] = /:connection\/([^/]+)/.exec(arn) ?? [];
  try {
    const { SecretArn } = await asked("eventbridge", "describeConnection", { Name: name });
    const { SecretString } = await asked("secrets-manager", "getSecretValue", {
      SecretId: SecretArn,
    });
    return JSON.parse(String(SecretString)) as Secret;
  } catch (error) {
    if (error instanceof StatesError || !(error instanceof Error)) throw error;
    const cause = `The connection '${arn}' cannot be read: ${error.message}`;
    throw new StatesError("States.Runtime", cause, { cause: error });
  }
}

/** Basic, an API key, or a token that an OAuth server gives for it. */
async function ownHeaders(
  secret: Secret,
  tokens: Kept<string>,
  call: Call,
): Promise<{ readonly headers: readonly Header[]; readonly isKept?: boolean }> {
  const { api_key_name, api_key_value, username, password } = secret;
  if (typeof api_key_name === "string") return { headers: [[api_key_name, String(api_key_value)]] };
  if (typeof username === "string")
    return { headers: [["Authorization", basic(username, String(password))]] };
  if (typeof secret["authorization_endpoint"] !== "string") return { headers: [] };
  const { isKept, value } = await tokens.get(tokenKey(secret), () => token(secret, call));
  return { headers: [["Authorization", `Bearer ${value}`]], isKept };
}

/** Another secret gets another token. */
function tokenKey(secret: Secret): string {
  return JSON.stringify(secret);
}

/** The client credentials of OAuth (RFC 6749, 4.4). */
async function token(secret: Secret, { signal }: Call): Promise<Lasting<string>> {
  const more = field(secret, "oauth_http_parameters");
  const url = new URL(String(secret["authorization_endpoint"]));
  for (const [name, value] of pairsIn(more, "query_string_parameters"))
    url.searchParams.append(name, value);
  const form = {
    grant_type: "client_credentials",
    ...Object.fromEntries(pairsIn(more, "body_parameters")),
  };
  const method = String(secret["http_method"] ?? "POST");
  const headers: readonly Header[] = [
    ["Authorization", basic(String(secret["client_id"]), String(secret["client_secret"]))],
    ["Content-Type", "application/x-www-form-urlencoded"],
    ...pairsIn(more, "header_parameters"),
  ];
  if (method === "GET")
    for (const [name, value] of Object.entries(form)) url.searchParams.append(name, value);
  const body = method === "GET" ? undefined : formOf(form);
  const answer = await sent({ method, url, headers, body, signal });
  const { access_token, expires_in } = JSON.parse(answer.body || "{}") as Secret;
  if (answer.status === 200 && typeof access_token === "string")
    return { value: access_token, seconds: lifetime(expires_in) };
  throw new StatesError(
    `States.Http.StatusCode.${answer.status}`,
    `The authorization endpoint of the connection gave no token: ${answer.body}`,
  );
}

/** Of a token: what the server says (RFC 6749, 5.1) without the last minute; where it says nothing, that of a secret. */
function lifetime(expiresIn: unknown): number {
  const seconds = Number(expiresIn ?? NaN);
  return Number.isNaN(seconds) ? secretSeconds : seconds - 60;
}

function basic(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`;
}

function field(value: unknown, name: string): unknown {
  return (Object(value) as Secret)[name];
}

/** `[{"key": …, "value": …}]` */
function pairsIn(value: unknown, kind: string): readonly Header[] {
  const list = field(value, kind);
  if (!Array.isArray(list)) return [];
  return list.map((each): Header => [String(field(each, "key")), String(field(each, "value"))]);
}
