import { assumedRole } from "../credentials.js";
import { StatesError } from "../../errors.js";
import { commandOf, type Sdk } from "../sdk.js";
import { httpMetadata } from "./http-metadata.js";
import { integrations } from "./integrations.js";
import { packageOf } from "./packages.js";
import { requestOf } from "./request.js";
import type { ServiceResource } from "./resource.js";
import { resultOf, type Result } from "./result.js";
import { serviceError } from "./service-error.js";

/** What a service is called with. */
export interface Call {
  /** The Task's Parameters. */
  readonly given: unknown;
  /** The role to call it in (ASL, "Credentials"). */
  readonly credentials?: { readonly RoleArn: string } | undefined;
  /** An AbortSignal. */
  readonly signal?: unknown;
  /**
   * Names this attempt of the Task, and stays the same when it is repeated: services that recognise a repeated call are given a
   * hash of it.
   */
  readonly id?: string | undefined;
  /** The ARNs of the execution and the machine, which `events:putEvents` adds to the resources of each event. */
  readonly arns?: readonly string[] | undefined;
}

/**
 * Calls any action of any service by the AWS SDK, in the names of ASL, and gives its result as Step Functions does. Throws what
 * the service refuses by the names of Step Functions, `Heaviside.NoService` for what there is not, `Heaviside.MissingPackage`.
 */
export async function callService(
  sdk: Sdk,
  resource: ServiceResource,
  call: Call,
): Promise<Result> {
  const integration = resource.isSdk ? undefined : integrations.get(resource.service);
  const arn = call.credentials?.RoleArn;
  const role = arn ? { arn, credentialsOf: assumedRole } : undefined;
  const connection = await sdk.connect(packageOf(resource), role);
  const style = {
    spelling: resource.isSdk ? "sdk" : "optimised",
    isBase64: connection.name === "DynamoDB",
  } as const;
  const Command = commandOf(connection, resource.action);
  const [takes, gives] = operationOf(new Command({}).schema, connection.name);
  const token = call.id === undefined ? undefined : await hash(call.id);
  const command = new Command(requestOf(call.given, { ...style, schema: takes, token }));
  const isBare = integration === undefined || integration.isBare === true;
  const metadata = isBare ? undefined : httpMetadata(command);
  try {
    const answer = await connection.client.send(command, { abortSignal: call.signal });
    const result = await resultOf(answer, { ...style, schema: gives });
    return { ...result, ...metadata?.(answer) };
  } catch (error) {
    throw serviceError(error, connection, integration);
  }
}

function operationOf(schema: readonly unknown[] | undefined, name: string) {
  if (schema !== undefined) return schema.slice(4);
  const cause = `The package of ${name} is too old to describe its operations: install its latest version.`;
  throw new StatesError("Heaviside.NoService", cause);
}

/** No service wants fewer than 32 characters, or more than 64. */
export async function hash(text: string): Promise<string> {
  const { createHash } = await import("node:crypto");
  return createHash("sha256").update(text).digest("hex");
}
