import { randomUUID } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

// Functions that know nothing of heaviside: what the tests of the stack run.

interface Context {
  readonly awsRequestId: string;
  readonly functionVersion: string;
  readonly memoryLimitInMB: string;
  readonly clientContext?: unknown;
  getRemainingTimeInMillis(): number;
}

interface Records {
  readonly Records: readonly {
    readonly messageId: string;
    readonly body: string;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
}

export async function echo(event: unknown, context: Context): Promise<unknown> {
  console.log("said", JSON.stringify(event));
  const { clientContext, awsRequestId, functionVersion, memoryLimitInMB } = context;
  const remaining = context.getRemainingTimeInMillis();
  const { GREETING: greeting } = process.env;
  return {
    event,
    clientContext,
    awsRequestId,
    functionVersion,
    memoryLimitInMB,
    remaining,
    greeting,
  };
}

export async function decline(order: { readonly id: number }): Promise<never> {
  const error = new Error(`Order ${order.id} is declined.`);
  error.name = "Declined";
  throw error;
}

export async function leave({ code }: { readonly code: number }): Promise<never> {
  process.exit(code);
}

export async function fill(): Promise<unknown> {
  const all: unknown[] = [];
  for (;;) all.push(Array.from({ length: 10_000 }, () => ({})));
}

export async function hang(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60_000));
}

export async function pause({ ms }: { readonly ms: number }): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return process.pid;
}

/** Waits until so many invocations have met in a folder. */
export async function meet({ folder, count }: { readonly folder: string; readonly count: number }) {
  await writeFile(join(folder, randomUUID()), "");
  while ((await readdir(folder)).length < count) await new Promise((go) => setTimeout(go, 10));
  return process.pid;
}

let ticks = 0;
/** Starts something that it does not wait for, and tells how far it got. */
export async function tick(): Promise<number> {
  if (ticks === 0) setInterval(() => ticks++, 5);
  return ticks++;
}

/** Invokes itself as often as it is told. */
export async function chain({ left }: { readonly left: number }): Promise<void> {
  if (left === 0) return;
  const { AWS_LAMBDA_FUNCTION_NAME: FunctionName } = process.env;
  const Payload = JSON.stringify({ left: left - 1 });
  await new LambdaClient({}).send(
    new InvokeCommand({ FunctionName, InvocationType: "Event", Payload }),
  );
}

/** Sends the message that it got to the queue again. */
export async function resend({ Records: [record] }: Records): Promise<void> {
  const { QUEUE: QueueUrl } = process.env;
  await new SQSClient({}).send(new SendMessageCommand({ QueueUrl, MessageBody: record?.body }));
}

/** Fails the messages that say so. */
export async function sort({ Records: records }: Records): Promise<unknown> {
  const failed = records.filter(({ body }) => body === "bad");
  console.log("batch", records.map(({ body }) => body).join());
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}
