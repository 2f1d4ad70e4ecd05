import { startBundles, type Bundles } from "./bundles.js";
import { callRecorder, type CallRecorder } from "./calls.js";
import { startDynamoDb, type DynamoDb } from "./dynamodb.js";
import type { Mapping } from "./event-source.js";
import { startGateway, type Gateway } from "./gateway.js";
import { lambdaApi } from "./lambda/api.js";
import { startReaper } from "./lambda/reaper.js";
import { startLambda, type Lambda } from "./lambda/service.js";
import { createFauxqs, isInstalled } from "./packages.js";
import { s3 } from "./s3.js";
import { region, type Service } from "./service.js";
import { sqs, type Sqs } from "./sqs.js";
import type { ClientOptions, StackOptions } from "./stack.js";
import { scaledTime, type Time } from "./time.js";

/** What a stack consists of. */
export interface Parts {
  readonly gateway: Gateway;
  readonly calls: CallRecorder;
  readonly time: Time;
  readonly dynamoDb: DynamoDb;
  readonly sqs: Sqs;
  readonly s3: Service;
  readonly lambda: Lambda;
  readonly bundles: Bundles;
  readonly clientOptions: ClientOptions;
  readonly environment: Readonly<Record<string, string>>;
  readonly mappings: Mapping[];
  stop(): Promise<void>;
}

/** Starts everything and connects it. Throws when the packages of test/aws are not installed. */
export async function startParts(options: StackOptions): Promise<Parts> {
  if (!isInstalled) throw new Error('The stack needs its packages: "npm ci --prefix test/aws".');
  const stopping = new AbortController();
  const calls = callRecorder();
  const time = scaledTime(options.timeScale ?? 1, stopping.signal);
  const [gateway, fauxqs, dynamoDb, bundles] = await Promise.all([
    startGateway(calls),
    createFauxqs(region),
    startDynamoDb(),
    startBundles(options.plugins ?? []),
  ]);
  const clientOptions = clientOptionsOf(gateway.url);
  const environment = environmentOf(clientOptions);
  const [queues, buckets] = [sqs(fauxqs, time.scale), s3(fauxqs)];
  const reaper = startReaper(bundles.folder);
  const { transport } = bundles;
  const site = { transport, environment, isFrozenBetween: options.freeze ?? true, reaper };
  const lambda = startLambda({
    site,
    time,
    async sendToQueue(arn, MessageBody) {
      await queues.call("SendMessage", arn.split(":").at(-1) ?? "", { MessageBody });
    },
  });
  lambda.setFaults(options.faults);
  gateway.serve({
    lambda: lambdaApi(lambda),
    dynamodb: dynamoDb.service,
    sqs: queues.service,
    s3: buckets,
  });
  const mappings: Mapping[] = [];
  const connected = {
    gateway,
    calls,
    time,
    dynamoDb,
    sqs: queues,
    s3: buckets,
    lambda,
    bundles,
    mappings,
  };
  return {
    ...connected,
    clientOptions,
    environment,
    async stop() {
      stopping.abort();
      // Functions first, that nobody is surprised by services that are gone. Polls end with SQS.
      await lambda.stop();
      await fauxqs.close();
      await Promise.all(mappings.map(({ ended }) => ended));
      await Promise.all([gateway.stop(), dynamoDb.stop(), reaper.stop()]);
    },
  };
}

function clientOptionsOf(endpoint: string): ClientOptions {
  return { endpoint, region, credentials: { accessKeyId: "stack", secretAccessKey: "stack" } };
}

function environmentOf({ endpoint, credentials }: ClientOptions): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}
