import type { Fauxqs } from "./packages.js";
import { replyOf } from "./s3.js";
import {
  account,
  headerOf,
  jsonReply,
  region,
  type Service,
  type ServiceReply,
} from "./service.js";

type Fields = Readonly<Record<string, unknown>>;

/** A message that was received, as SQS answers. */
export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly MD5OfMessageAttributes?: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
}

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** In base64. */
  readonly BinaryValue?: string;
}

/** A message that nobody has deleted yet. */
export interface StoredMessage {
  readonly messageId: string;
  readonly body: string;
  readonly approximateReceiveCount: number;
}

/** The messages of a queue: those that can be received, that wait, and that somebody has received. */
export interface QueueContent {
  readonly ready: readonly StoredMessage[];
  readonly delayed: readonly StoredMessage[];
  readonly inflight: readonly StoredMessage[];
}

/** SQS on fauxqs, whose delays pass `scale` times as fast. */
export interface Sqs {
  readonly service: Service;
  /** Calls an operation on the queue of that name: not counted. Throws what SQS answers with. */
  call(operation: string, queueName: string, input: object): Promise<Fields>;
  content(queueName: string): Promise<QueueContent>;
  /** The trace header that a message was sent with, by which loops are found. */
  traceOf(messageId: string): string | undefined;
}

interface State {
  readonly fauxqs: Fauxqs;
  readonly scale: number;
  readonly traces: Map<string, string>;
}

// Where fauxqs believes its queues to be when a request's host has no port.
const inner = `http://sqs.${region}.localhost/${account}/`;

export function sqs(fauxqs: Fauxqs, scale: number): Sqs {
  const state: State = { fauxqs, scale, traces: new Map() };
  return {
    async service(request, operation) {
      const input = JSON.parse(request.body.toString() || "{}") as Fields;
      const reply = await send(state, operation, input);
      if (reply.status !== 200) return reply;
      if (/^SendMessage/.test(operation)) {
        remember(state, reply, headerOf(request.headers, "x-amzn-trace-id"));
      }
      if (operation === "ReceiveMessage" && request.signal?.aborted === true) {
        await putBack(state, input, reply);
      }
      return outward(reply, `http://${request.headers.host ?? ""}/${account}/`);
    },
    async call(operation, queueName, input) {
      const reply = await send(state, operation, { ...input, QueueUrl: inner + queueName });
      if (reply.status !== 200) throw new Error(`${operation}: ${reply.body.toString()}`);
      return fieldsOf(reply);
    },
    async content(queueName) {
      const url = `/_fauxqs/queues/${queueName}`;
      const reply = replyOf(await fauxqs.inject({ method: "GET", url, headers: {} }));
      if (reply.status !== 200) throw new Error(`There is no queue "${queueName}".`);
      return contentOf(fieldsOf(reply)["messages"] as Stored);
    },
    traceOf: (messageId) => state.traces.get(messageId),
  };
}

async function send(state: State, operation: string, input: Fields): Promise<ServiceReply> {
  const messages = [input, ...((input["Entries"] ?? []) as readonly Fields[])];
  const unfit = messages.map(({ DelaySeconds }) => DelaySeconds).find((delay) => !isDelay(delay));
  if (unfit !== undefined) return refusedDelay(unfit);
  const name =
    String(input["QueueUrl"] ?? "")
      .split("/")
      .at(-1) ?? "";
  const sent = {
    ...delayed(input, state.scale),
    ...(input["QueueUrl"] !== undefined && { QueueUrl: inner + name }),
    ...(input["Entries"] !== undefined && {
      Entries: messages.slice(1).map((entry) => delayed(entry, state.scale)),
    }),
  };
  const headers = {
    host: "localhost",
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": `AmazonSQS.${operation}`,
  };
  const payload = JSON.stringify(sent);
  return replyOf(await state.fauxqs.inject({ method: "POST", url: "/", headers, payload }));
}

function isDelay(value: unknown): boolean {
  return (
    value === undefined || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 900)
  );
}

function refusedDelay(value: unknown): ServiceReply {
  const message = `Value ${String(value)} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`;
  return jsonReply(
    400,
    { __type: "com.amazonaws.sqs#InvalidParameterValue", message },
    { "x-amzn-query-error": "InvalidParameterValue;Sender" },
  );
}

function delayed(message: Fields, scale: number): Fields {
  const { DelaySeconds: delay } = message;
  return typeof delay === "number" ? { ...message, DelaySeconds: delay / scale } : message;
}

function remember({ traces }: State, reply: ServiceReply, trace: string | undefined): void {
  if (trace === undefined) return;
  const sent = fieldsOf(reply) as { MessageId?: string; Successful?: { MessageId: string }[] };
  for (const { MessageId } of sent.Successful ?? [sent]) {
    if (MessageId !== undefined) traces.set(MessageId, trace);
  }
}

/** Messages that arrived for a client that is gone are not lost to the others until their visibility ends. */
async function putBack(state: State, { QueueUrl }: Fields, reply: ServiceReply): Promise<void> {
  const { Messages = [] } = fieldsOf(reply) as { Messages?: readonly ReceivedMessage[] };
  for (const { ReceiptHandle } of Messages) {
    await send(state, "ChangeMessageVisibility", { QueueUrl, ReceiptHandle, VisibilityTimeout: 0 });
  }
}

/** Addresses of queues lead to our endpoint. */
function outward(reply: ServiceReply, outer: string): ServiceReply {
  const { QueueUrl, QueueUrls, ...fields } = fieldsOf(reply) as {
    QueueUrl?: string;
    QueueUrls?: string[];
  };
  if (QueueUrl === undefined && QueueUrls === undefined) return reply;
  const turned = (url: string) => url.replace(inner, outer);
  return jsonReply(200, {
    ...fields,
    ...(QueueUrl !== undefined && { QueueUrl: turned(QueueUrl) }),
    ...(QueueUrls !== undefined && { QueueUrls: QueueUrls.map(turned) }),
  });
}

interface Stored {
  readonly ready: readonly StoredMessage[];
  readonly delayed: readonly StoredMessage[];
  readonly inflight: readonly { readonly message: StoredMessage }[];
}

function contentOf({ ready, delayed: waiting, inflight }: Stored): QueueContent {
  return { ready, delayed: waiting, inflight: inflight.map(({ message }) => message) };
}

function fieldsOf({ body }: ServiceReply): Fields {
  return JSON.parse(body.toString() || "{}") as Fields;
}
