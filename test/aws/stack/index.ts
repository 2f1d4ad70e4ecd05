import { mapQueue } from "./event-source.js";
import { idle } from "./idle.js";
import { killOne } from "./lambda/deployed.js";
import { functionReference } from "./lambda/names.js";
import { startParts, type Parts } from "./parts.js";
import { account, region } from "./service.js";
import type {
  InvokeOptions,
  InvokeOutput,
  Queue,
  QueueOptions,
  Stack,
  StackOptions,
} from "./stack.js";

export type { CallCount, Calls } from "./calls.js";
export type { MappingOptions } from "./event-source.js";
export { randomFaults, type Delivery, type Fault, type FaultRates, type Faults } from "./faults.js";
export type { FunctionSettings } from "./lambda/settings.js";
export { isInstalled, stackTitle } from "./packages.js";
export type { QueueContent } from "./sqs.js";
export type {
  InvokeOptions,
  InvokeOutput,
  Queue,
  QueueOptions,
  Stack,
  StackOptions,
} from "./stack.js";

/**
 * Starts AWS on this computer: empty, on an endpoint of its own. To be stopped. Throws when the packages of test/aws are not
 * installed.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const parts = await startParts(options);
  const { gateway, environment, clientOptions, calls, lambda, dynamoDb, bundles, sqs } = parts;
  const deployed = (name: string) => lambda.find(functionReference(name));
  return {
    url: gateway.url,
    environment,
    clientOptions,
    calls,
    deliveries: lambda.deliveries,
    deploy: async (settings) => lambda.deploy(settings, await bundles.bundle(settings)),
    remove: (name) => lambda.remove(name),
    queue: (name, queueOptions) => createQueue(parts, name, queueOptions ?? {}),
    async table(definition) {
      await dynamoDb.call("CreateTable", definition);
    },
    bucket: (name) => createBucket(parts, name),
    async mapQueue(queue, functionName, mappingOptions = {}) {
      parts.mappings.push(await mapQueue(parts, queue, functionName, mappingOptions));
    },
    invoke: (name, payload, invokeOptions) => invoke(parts, name, payload, invokeOptions ?? {}),
    logs: (name) => deployed(name).log,
    kill: (name) => killOne(deployed(name)),
    setFaults: (faults) => lambda.setFaults(faults),
    messages: (queue) => sqs.content(queue),
    items: (table) => scan(parts, table),
    idle: (timeoutMs = 30_000) => idle(parts, timeoutMs),
    stop: () => parts.stop(),
  };
}

async function createQueue(
  { gateway, sqs }: Parts,
  name: string,
  { visibilityTimeout = 30, redrive }: QueueOptions,
): Promise<Queue> {
  const policy = redrive && {
    deadLetterTargetArn: queueArn(redrive.queue),
    maxReceiveCount: redrive.maxReceiveCount,
  };
  const Attributes = {
    VisibilityTimeout: String(visibilityTimeout),
    ...(policy !== undefined && { RedrivePolicy: JSON.stringify(policy) }),
  };
  await sqs.call("CreateQueue", name, { QueueName: name, Attributes });
  return { name, url: `${gateway.url}/${account}/${name}`, arn: queueArn(name) };
}

function queueArn(name: string): string {
  return `arn:aws:sqs:${region}:${account}:${name}`;
}

async function createBucket({ s3 }: Parts, name: string): Promise<void> {
  const request = { method: "PUT", url: `/${name}`, headers: {}, body: Buffer.alloc(0) };
  const { status, body } = await s3(request, "CreateBucket");
  if (status !== 200) throw new Error(`CreateBucket: ${body.toString()}`);
}

async function invoke(
  { lambda }: Parts,
  name: string,
  input: unknown = {},
  { type = "RequestResponse", clientContext }: InvokeOptions,
): Promise<InvokeOutput> {
  const { requestId, result } = await lambda.invoke({
    reference: functionReference(name),
    type,
    payload: JSON.stringify(input),
    ...(clientContext !== undefined && { clientContext: JSON.stringify(clientContext) }),
  });
  if (result === undefined) return { requestId, payload: undefined };
  const payload = JSON.parse(result.payload || "null") as unknown;
  const { functionError } = result;
  return { requestId, payload, ...(functionError !== undefined && { functionError }) };
}

async function scan(
  { dynamoDb }: Parts,
  TableName: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const found: Readonly<Record<string, unknown>>[] = [];
  let next: object = {};
  do {
    const page = (await dynamoDb.call("Scan", { TableName, ...next })) as {
      readonly Items: readonly Readonly<Record<string, unknown>>[];
      readonly LastEvaluatedKey?: object;
    };
    found.push(...page.Items);
    next = page.LastEvaluatedKey === undefined ? {} : { ExclusiveStartKey: page.LastEvaluatedKey };
  } while ("ExclusiveStartKey" in next);
  return found;
}
