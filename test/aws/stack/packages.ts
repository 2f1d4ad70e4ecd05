import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./root.js";

// The packages of test/aws, which a checkout need not have. They are imported by names that the type checker does not
// follow, so the types say what the stack uses of them.

const folder = join(root, "test/aws/node_modules");

/** Whether the packages of test/aws are installed, without which no stack starts. */
export const isInstalled = ["aws-lambda-ric", "dynalite", "fauxqs"].every((name) =>
  existsSync(join(folder, name, "package.json")),
);

/** What to call tests that need a stack: says so when they are skipped. */
export function stackTitle(title: string): string {
  return isInstalled ? title : `skipped: ${title} (needs "npm ci --prefix test/aws")`;
}

/** AWS's runtime client: what a function's process runs. */
export const runtimeClient = join(folder, "aws-lambda-ric/index.mjs");

/** SQS and S3: a Fastify application, which takes requests without listening anywhere. */
export interface Fauxqs {
  inject(request: FauxqsRequest): Promise<FauxqsResponse>;
  ready(): PromiseLike<unknown>;
  close(): PromiseLike<unknown>;
}

export interface FauxqsRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

export interface FauxqsResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly rawPayload: Buffer;
}

export async function createFauxqs(region: string): Promise<Fauxqs> {
  const { buildApp } = (await load("fauxqs")) as {
    buildApp(options: { logger: boolean; defaultRegion: string }): Fauxqs;
  };
  const app = buildApp({ logger: false, defaultRegion: region });
  await app.ready();
  return app;
}

/** DynamoDB, in memory, whose tables are there at once. */
export async function createDynalite(): Promise<Server> {
  const { default: dynalite } = (await load("dynalite")) as {
    default(options: Readonly<Record<string, number>>): Server;
  };
  return dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
}

async function load(name: string): Promise<unknown> {
  if (!isInstalled) throw new Error('The stack needs its packages: "npm ci --prefix test/aws".');
  // What imports this may be bundled, into another folder.
  const file = pathToFileURL(join(root, "test/aws/stack/imported.mjs")).href;
  const { imported } = (await import(file)) as { imported(name: string): Promise<unknown> };
  return imported(name);
}
