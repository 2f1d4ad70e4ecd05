import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { awsSdk, type Sdk } from "../../../runtime/aws/sdk.js";

/** What stands in for AWS is a package of its own: `npm ci --prefix test/aws`. */
const folder = resolve(import.meta.dirname, "../../aws");

const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
  readonly dependencies: object;
};

/** Whether all of it is installed; the titles of tests that need it say so. */
export const isInstalled = Object.keys(dependencies).every((name) =>
  existsSync(join(folder, "node_modules", name)),
);
export const needed = isInstalled ? "" : " (skipped: needs npm ci --prefix test/aws)";

const require = createRequire(join(folder, "package.json"));

/** An SDK whose clients all go to one address; those that are not dependencies are of test/aws. */
export function sdkAt(endpoint: string, settings: object = {}): Sdk {
  return awsSdk({
    load: (name) => import(/-(dynamodb|lambda|sqs)$/.test(name) ? name : installed(name)),
    client: {
      endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      // For S3: buckets are no hosts here.
      forcePathStyle: true,
      ...settings,
    },
  });
}

/** SQS, SNS, S3 and STS. */
export async function startFauxqs(): Promise<Fauxqs> {
  const { startFauxqs: start } = (await import(
    pathToFileURL(join(folder, "node_modules/fauxqs/dist/app.js")).href
  )) as {
    startFauxqs(options: object): Promise<Omit<Fauxqs, "url">>;
  };
  const server = await start({ port: 0, logger: false });
  return Object.assign(server, { url: `http://127.0.0.1:${server.port}` });
}

export interface Fauxqs {
  readonly port: number;
  readonly url: string;
  createQueue(name: string): { readonly queueUrl: string; readonly queueArn: string };
  createTopic(name: string): { readonly topicArn: string };
  createBucket(name: string): unknown;
  subscribe(options: { readonly topic: string; readonly queue: string }): void;
  inspectQueue(name: string): { readonly messages: QueueMessages } | undefined;
  stop(): Promise<void>;
}

interface QueueMessages {
  readonly ready: readonly { readonly body: string }[];
  readonly delayed: readonly { readonly body: string; readonly delayUntil?: number }[];
}

/** A table as deployments have it, in DynamoDB at the address of the SDK. */
export function createTable(sdk: Sdk, name: string): Promise<void> {
  return createKeyed(sdk, name, { pk: "HASH" });
}

/** The same for a table of histories. */
export function createHistoryTable(sdk: Sdk, name: string): Promise<void> {
  return createKeyed(sdk, name, { pk: "HASH", sk: "RANGE" });
}

async function createKeyed(
  sdk: Sdk,
  name: string,
  keys: { readonly [name: string]: "HASH" | "RANGE" },
): Promise<void> {
  const { client, module } = await sdk.connect("dynamodb");
  await client.send(
    new module.CreateTableCommand({
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: Object.keys(keys).map((key) => ({
        AttributeName: key,
        AttributeType: "S",
      })),
      KeySchema: Object.entries(keys).map(([key, KeyType]) => ({ AttributeName: key, KeyType })),
    }),
  );
}

/** DynamoDB. */
export async function startDynalite(): Promise<Dynalite> {
  const dynalite = require("dynalite") as (options: object) => DynaliteServer;
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => void server.close(() => done()));
    },
  };
}

export interface Dynalite {
  readonly url: string;
  stop(): Promise<void>;
}

interface DynaliteServer {
  listen(port: number, host: string, done: () => void): void;
  address(): { readonly port: number };
  closeAllConnections(): void;
  close(done: () => void): void;
}

function installed(name: string): string {
  return pathToFileURL(require.resolve(name)).href;
}
