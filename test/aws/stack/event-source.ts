import type { CallRecorder } from "./calls.js";
import { LambdaError } from "./lambda/errors.js";
import type { InvocationResult } from "./lambda/invocation.js";
import { functionReference } from "./lambda/names.js";
import type { Lambda } from "./lambda/service.js";
import { account, region } from "./service.js";
import type { ReceivedMessage, Sqs } from "./sqs.js";
import type { Time } from "./time.js";

/** An event source mapping: messages of a queue call a function. */
export interface MappingOptions {
  /** Messages at a time, 1 to 10. Default: 10. */
  readonly batchSize?: number;
  /** Batches at a time. Default: 5. */
  readonly maximumConcurrency?: number;
  /** Whether the function's answer says which messages of the batch failed. Default: true. */
  readonly reportBatchItemFailures?: boolean;
}

export interface MappingWorld {
  readonly sqs: Sqs;
  readonly lambda: Lambda;
  readonly time: Time;
  readonly calls: CallRecorder;
}

/** A mapping at work: it polls until the stack stops. */
export interface Mapping {
  readonly queueName: string;
  /** When nothing of it is under way any more. */
  readonly ended: Promise<void>;
}

interface State extends MappingWorld, Required<MappingOptions> {
  readonly queueName: string;
  readonly functionName: string;
  /** How long a message is hidden from others, in seconds. */
  readonly visibility: number;
}

/** Throws when there is no such queue or function. */
export async function mapQueue(
  world: MappingWorld,
  queueName: string,
  functionName: string,
  options: MappingOptions,
): Promise<Mapping> {
  const { batchSize = 10, maximumConcurrency = 5, reportBatchItemFailures = true } = options;
  world.lambda.find(functionReference(functionName));
  const visibility = await visibilityOf(world.sqs, queueName);
  const own = { queueName, functionName, batchSize, maximumConcurrency, reportBatchItemFailures };
  return { queueName, ended: poll({ ...world, ...own, visibility }) };
}

async function poll(state: State): Promise<void> {
  const batches = new Set<Promise<void>>();
  while (!state.time.stopped.aborted) {
    // Polls and batches fail when the stack stops.
    const received = await receive(state).catch(() => []);
    if (received.length === 0) continue;
    const batch = handle(state, received)
      .catch(() => undefined)
      .finally(() => batches.delete(batch));
    batches.add(batch);
    if (batches.size >= state.maximumConcurrency) await Promise.race(batches);
  }
  await Promise.all(batches);
}

async function visibilityOf(sqs: Sqs, queueName: string): Promise<number> {
  const AttributeNames = ["VisibilityTimeout"];
  const { Attributes } = await sqs.call("GetQueueAttributes", queueName, { AttributeNames });
  return Number((Attributes as { readonly VisibilityTimeout: string }).VisibilityTimeout);
}

/** A poll ends by itself, or when SQS stops: one that is broken off would swallow a message. */
async function receive(state: State): Promise<readonly ReceivedMessage[]> {
  const { Messages = [] } = (await call(state, "ReceiveMessage", {
    MaxNumberOfMessages: state.batchSize,
    WaitTimeSeconds: 20,
    MessageSystemAttributeNames: ["All"],
    MessageAttributeNames: ["All"],
  })) as { readonly Messages?: readonly ReceivedMessage[] };
  return Messages;
}

async function handle(state: State, received: readonly ReceivedMessage[]): Promise<void> {
  const start = Date.now();
  const failed = await failedOf(state, received);
  const done = received.filter(({ MessageId }) => !failed.has(MessageId));
  if (done.length > 0) {
    const Entries = done.map(({ ReceiptHandle }, Id) => ({ Id: String(Id), ReceiptHandle }));
    await call(state, "DeleteMessageBatch", { Entries });
  }
  const { visibility, sqs, time, queueName } = state;
  const left = Math.max(0, visibility - (Date.now() - start) / 1000) / time.scale;
  for (const { MessageId, ReceiptHandle } of received) {
    // It comes back when its visibility ends. That wait, after the handler, is AWS's time.
    const input = { ReceiptHandle, VisibilityTimeout: left };
    if (failed.has(MessageId)) await sqs.call("ChangeMessageVisibility", queueName, input);
  }
}

async function failedOf(
  state: State,
  received: readonly ReceivedMessage[],
): Promise<ReadonlySet<string>> {
  const all = new Set(received.map(({ MessageId }) => MessageId));
  const result = await invoke(state, received);
  if (result === undefined || result.functionError !== undefined) return all;
  if (!state.reportBatchItemFailures) return new Set();
  const answer = JSON.parse(result.payload || "null") as BatchAnswer;
  const ids = (answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  // An answer that names no message of the batch fails all of it.
  return ids.every((id) => all.has(id)) ? new Set(ids) : all;
}

type BatchAnswer =
  | { readonly batchItemFailures?: readonly { readonly itemIdentifier: string }[] }
  | null
  | undefined;

/** Undefined when it was throttled, or stopped as a loop. */
async function invoke(
  { lambda, sqs, queueName, functionName }: State,
  received: readonly ReceivedMessage[],
): Promise<InvocationResult | undefined> {
  const traceHeader = received.map(({ MessageId }) => sqs.traceOf(MessageId)).find(Boolean);
  const Records = received.map((message) => recordOf(queueName, message, sqs));
  try {
    const reference = functionReference(functionName);
    const payload = JSON.stringify({ Records });
    const { result } = await lambda.invoke({ reference, type: "SQS", payload, traceHeader });
    return result;
  } catch (error) {
    if (error instanceof LambdaError) return undefined;
    throw error;
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
function recordOf(queueName: string, message: ReceivedMessage, sqs: Sqs): object {
  const attributes = Object.entries(message.MessageAttributes ?? {});
  const trace = sqs.traceOf(message.MessageId);
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: { ...message.Attributes, ...(trace !== undefined && { AWSTraceHeader: trace }) },
    messageAttributes: Object.fromEntries(
      attributes.map(([name, { DataType, StringValue, BinaryValue }]) => [
        name,
        {
          ...(StringValue !== undefined && { stringValue: StringValue }),
          ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
          stringListValues: [],
          binaryListValues: [],
          dataType: DataType,
        },
      ]),
    ),
    md5OfBody: message.MD5OfBody,
    ...(message.MD5OfMessageAttributes !== undefined && {
      md5OfMessageAttributes: message.MD5OfMessageAttributes,
    }),
    eventSource: "aws:sqs",
    eventSourceARN: `arn:aws:sqs:${region}:${account}:${queueName}`,
    awsRegion: region,
  };
}

/** Polls are billed like other requests; those that found nothing are left out, as they tell nothing about an execution. */
async function call(
  { sqs, calls, queueName }: State,
  operation: string,
  input: object,
): Promise<object> {
  const output = await sqs.call(operation, queueName, input);
  const responseBytes = Buffer.byteLength(JSON.stringify(output));
  const isEmpty = operation === "ReceiveMessage" && output["Messages"] === undefined;
  if (!isEmpty) {
    calls.record(`sqs:${operation}`, {
      requestBytes: Buffer.byteLength(JSON.stringify(input)),
      responseBytes,
    });
  }
  return output;
}
