import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteMessageBatchCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Json, Outcome } from "../../../local/index.js";
import { environment, tableLayout } from "../../../runtime/aws/environment.js";
import type { Dedupe } from "../../../runtime/ports/ports.js";
import { startStack, type Calls, type Queue, type Stack } from "../stack/index.js";
import { root } from "../stack/root.js";
import { startAnswers, type Answer, type Question } from "./answers.js";
import type { StartRequest } from "./handler.js";
import type { Prepared } from "./prepared.js";

/** Machines on a stack: all of their functions in one, the invoker, and the queues and the table between them. */
export interface Site {
  start(request: StartRequest): Promise<void>;
  sendTaskSuccess(taskToken: string, output: unknown): Promise<void>;
  sendTaskFailure(taskToken: string, error?: string, cause?: string): Promise<void>;
  /** Executions that have ended since the last time, by the names of their machines. */
  ended(): Promise<ReadonlyMap<string, Outcome>>;
  readonly calls: Calls;
  /** When nothing moves any more. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Where the function of all machines is. */
export const functionArn = "arn:aws:lambda:us-east-1:000000000000:function:machines";

/** Deploys machines; `answer` says what their Tasks come to. */
export async function deploySite(
  machines: readonly Pick<Prepared, "files" | "name" | "s3">[],
  answer: (question: Question) => Answer,
  dedupe: Dedupe = "none",
): Promise<Site> {
  const [stack, answers, folder] = await Promise.all([
    startStack(),
    startAnswers(answer),
    mkdtemp(join(tmpdir(), "heaviside-conformance-")),
  ]);
  const entry = await writeModules(folder, machines);
  const outcomes = await deploy(stack, entry, {
    ANSWERS: answers.url,
    [environment.dedupe]: dedupe,
  });
  const client = new SQSClient(stack.clientOptions);
  const ask = async (name: string, request: object): Promise<void> => {
    const { functionError, payload } = await stack.invoke(name, request);
    if (functionError !== undefined) throw new Error(JSON.stringify(payload));
  };
  return {
    start: (request) => ask("machines", request),
    sendTaskSuccess: (taskToken, output) =>
      ask("invoker", { sendTaskSuccess: { taskToken, output: JSON.stringify(output) } }),
    sendTaskFailure: (taskToken, error, cause) =>
      ask("invoker", { sendTaskFailure: { taskToken, error, cause } }),
    calls: stack.calls,
    idle: () => stack.idle(),
    ended: () => received(client, outcomes.url),
    async stop() {
      client.destroy();
      answers.stop();
      await stack.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** One module that holds every machine; its path. */
async function writeModules(
  folder: string,
  machines: readonly Pick<Prepared, "files" | "name" | "s3">[],
): Promise<string> {
  for (const { files, name } of machines) {
    await mkdir(join(folder, name));
    for (const [file, text] of Object.entries(files))
      await writeFile(join(folder, name, file), text);
  }
  const handler = join(root, "test/aws/conformance/handler.ts");
  const names = machines.map(({ name }) => name);
  const objects = Object.fromEntries(machines.map(({ name, s3 = {} }) => [name, s3]));
  const index = [
    `import { handlerOf } from ${JSON.stringify(handler)};`,
    ...names.map((name) => `import * as ${name} from "./${name}/machine.ts";`),
    `export const handler = handlerOf({ ${names.join(", ")} }, ${JSON.stringify(objects)});`,
  ];
  const entry = join(folder, "index.ts");
  await writeFile(entry, index.join("\n"));
  return entry;
}

async function deploy(
  stack: Stack,
  entry: string,
  more: Readonly<Record<string, string>>,
): Promise<Queue> {
  const { key } = tableLayout;
  await stack.table({
    TableName: "executions",
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: key, AttributeType: "S" }],
    KeySchema: [{ AttributeName: key, KeyType: "HASH" }],
  });
  const [delays, failures, outcomes] = await Promise.all(
    ["delays", "failures", "outcomes"].map((name) => stack.queue(name)),
  );
  if (!delays || !failures || !outcomes) throw new Error("A queue is missing.");
  const common = {
    environment: {
      [environment.table]: "executions",
      [environment.delays]: delays.url,
      [environment.failures]: failures.arn,
      [environment.outcomes]: outcomes.url,
      ...more,
    },
    ...({ retries: 0, recursiveLoop: "Allow", timeoutMs: 20_000, memoryMb: 512 } as const),
    onFailure: failures.arn,
  };
  await stack.deploy({ ...common, name: "machines", entry, maxInstances: 6 });
  await stack.deploy({ ...common, name: "invoker", entry: join(root, "runtime/aws/invoker.ts") });
  await stack.mapQueue("delays", "invoker");
  await stack.mapQueue("failures", "invoker");
  return outcomes;
}

async function received(
  client: SQSClient,
  QueueUrl: string,
): Promise<ReadonlyMap<string, Outcome>> {
  const ended = new Map<string, Outcome>();
  const batch = { QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 };
  const { Messages = [] } = await client.send(new ReceiveMessageCommand(batch));
  for (const { Body = "" } of Messages) {
    const { detail } = JSON.parse(Body) as { readonly detail: Detail };
    const name = detail.stateMachineArn.split(":").at(-1) ?? "";
    if (!ended.has(name)) ended.set(name, outcomeOf(detail));
  }
  const Entries = Messages.map(({ ReceiptHandle }, index) => ({
    Id: String(index),
    ReceiptHandle,
  }));
  if (Entries.length > 0) await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  return ended;
}

/** Of the event that tells how an execution ended. */
interface Detail {
  readonly stateMachineArn: string;
  readonly status: "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

function outcomeOf({ status, output = "", error, cause }: Detail): Outcome {
  if (status === "SUCCEEDED") return { status, output: JSON.parse(output) as Json };
  return { status, ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}
