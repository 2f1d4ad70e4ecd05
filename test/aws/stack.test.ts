import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import {
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import {
  GetFunctionRecursionConfigCommand,
  InvokeCommand,
  LambdaClient,
  type InvokeCommandInput,
} from "@aws-sdk/client-lambda";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startReaper } from "./stack/lambda/reaper.js";
import { isInstalled, randomFaults, stackTitle, startStack, type Stack } from "./stack/index.js";
import type { FunctionOptions } from "./stack/lambda/settings.js";

const entry = `${import.meta.dirname}/bare-handlers.ts`;

let stack: Stack;
let lambda: LambdaClient;
let sqs: SQSClient;

/** A function on one of the bare handlers, called like it unless it has another name. */
function deploy(handler: string, options: Partial<FunctionOptions> = {}) {
  return stack.deploy({ name: handler, ...options, handler, entry });
}

function send(input: InvokeCommandInput) {
  return lambda.send(new InvokeCommand(input));
}

/** The bodies of all messages of a queue, as JSON. */
async function bodies(queue: string): Promise<readonly unknown[]> {
  const { ready } = await stack.messages(queue);
  return ready.map(({ body }) => JSON.parse(body) as unknown);
}

describe.skipIf(!isInstalled)(stackTitle("AWS on this computer"), () => {
  beforeAll(async () => {
    process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
    stack = await startStack({ timeScale: 600 });
    lambda = new LambdaClient({ ...stack.clientOptions, maxAttempts: 1 });
    sqs = new SQSClient({ ...stack.clientOptions, maxAttempts: 1 });
    await deploy("echo", { environment: { GREETING: "Hello" }, timeoutMs: 4000, memoryMb: 200 });
  });

  afterAll(() => stack.stop());

  describe("an invocation", () => {
    test("that is waited for answers with what the handler returned", async () => {
      const output = await send({ FunctionName: "echo", Payload: '{"a":"é"}', LogType: "Tail" });
      expect(output).toMatchObject({ StatusCode: 200, ExecutedVersion: "$LATEST" });
      expect(output.FunctionError).toBeUndefined();
      const result = JSON.parse(output.Payload?.transformToString() ?? "") as { remaining: number };
      expect(result).toMatchObject({
        event: { a: "é" },
        greeting: "Hello",
        memoryLimitInMB: "200",
        awsRequestId: output.$metadata.requestId,
      });
      expect(result.remaining).toBeLessThanOrEqual(4000);
      expect(result.remaining).toBeGreaterThan(1000);
      expect(Buffer.from(output.LogResult ?? "", "base64").toString()).toContain('said {"a":"é"}');
      expect(stack.logs("echo")).toContain('said {"a":"é"}');
    });

    test("that is not waited for is accepted", async () => {
      const { StatusCode } = await send({
        FunctionName: "echo",
        InvocationType: "Event",
        Payload: '"later"',
      });
      expect(StatusCode).toBe(202);
      await stack.idle();
      expect(stack.logs("echo")).toContain('said "later"');
    });

    test("of type DryRun runs nothing", async () => {
      const before = stack.deliveries.length;
      expect(await send({ FunctionName: "echo", InvocationType: "DryRun" })).toMatchObject({
        StatusCode: 204,
      });
      expect(stack.deliveries.length).toBe(before);
    });

    test("gives the client context to a handler that is waited for, and to no other", async () => {
      const clientContext = { custom: { step: "ünïcode ☃ 😀" } };
      const ClientContext = Buffer.from(JSON.stringify(clientContext)).toString("base64");
      const output = await send({ FunctionName: "echo", ClientContext });
      expect(JSON.parse(output.Payload?.transformToString() ?? "")).toMatchObject({
        clientContext,
      });

      const { arn } = await stack.queue("echoed");
      await deploy("echo", { name: "echo-event", onSuccess: arn });
      await send({ FunctionName: "echo-event", ClientContext, InvocationType: "Event" });
      await stack.idle();
      expect(await bodies("echoed")).toEqual([
        expect.objectContaining({
          responsePayload: expect.not.objectContaining({ clientContext }) as unknown,
        }),
      ]);
    });

    test.each([
      [
        "a client context over 3,583 bytes",
        { ClientContext: "ICAg".repeat(896) },
        "InvalidRequestContentException",
      ],
      [
        "an event over 1 MB",
        { InvocationType: "Event", Payload: JSON.stringify("x".repeat(1_048_575)) },
        "RequestTooLargeException",
      ],
      ["what is no JSON", { Payload: "{" }, "InvalidRequestContentException"],
      ["a qualifier that leads nowhere", { Qualifier: "7" }, "ResourceNotFoundException"],
      ["a function that is not there", { FunctionName: "nobody" }, "ResourceNotFoundException"],
    ] as const)("is refused with %s", async (_, input, name) => {
      await expect(send({ FunctionName: "echo", ...input })).rejects.toMatchObject({ name });
    });

    test("takes 6 MB when it is waited for, and no more", async () => {
      const payload = (bytes: number) => ({
        FunctionName: "echo",
        Payload: JSON.stringify("x".repeat(bytes - 2)),
      });
      // The echo is longer than what a function may answer.
      const { FunctionError, Payload } = await send(payload(6_291_456));
      expect(FunctionError).toBe("Unhandled");
      expect(Payload?.transformToString()).toContain('"errorType":"Function.ResponseSizeTooLarge"');
      await expect(send(payload(6_291_457))).rejects.toMatchObject({
        name: "RequestTooLargeException",
      });
    });
  });

  describe("a handler that fails", () => {
    test("with an exception answers with it", async () => {
      await deploy("decline");
      const output = await send({ FunctionName: "decline", Payload: '{"id":1}' });
      expect(output).toMatchObject({ StatusCode: 200, FunctionError: "Unhandled" });
      expect(JSON.parse(output.Payload?.transformToString() ?? "")).toMatchObject({
        errorType: "Declined",
        errorMessage: "Order 1 is declined.",
        trace: expect.any(Array) as unknown,
      });
    });

    test("by ending its process: the next invocation has another", async () => {
      await deploy("leave");
      const exits = [
        await stack.invoke("leave", { code: 3 }),
        await stack.invoke("leave", { code: 0 }),
      ];
      expect(exits.map(({ payload, functionError }) => [functionError, payload])).toEqual([
        [
          "Unhandled",
          {
            errorType: "Runtime.ExitError",
            errorMessage: `RequestId: ${exits[0]?.requestId} Error: Runtime exited with error: exit status 3`,
          },
        ],
        [
          "Unhandled",
          {
            errorType: "Runtime.ExitError",
            errorMessage: `RequestId: ${exits[1]?.requestId} Error: Runtime exited without providing a reason`,
          },
        ],
      ]);
    });

    test("by needing more memory than it has", async () => {
      await deploy("fill", { memoryMb: 16, timeoutMs: 20_000 });
      const { payload } = await stack.invoke("fill");
      expect(payload).toMatchObject({
        errorType: "Runtime.ExitError",
        errorMessage: expect.stringContaining("signal: aborted") as unknown,
      });
    });

    test("by taking too long", async () => {
      await deploy("hang", { timeoutMs: 150 });
      const { payload, requestId } = await stack.invoke("hang");
      expect(payload).toEqual({
        errorType: "Sandbox.Timedout",
        errorMessage: `RequestId: ${requestId} Error: Task timed out after 0.15 seconds`,
      });
    });

    test("before it is there", async () => {
      await stack.deploy({ name: "broken", code: 'throw new TypeError("no start"); export {};' });
      const { payload, functionError } = await stack.invoke("broken");
      expect(functionError).toBe("Unhandled");
      expect(payload).toMatchObject({ errorType: "TypeError", errorMessage: "no start" });
      await stack.deploy({ name: "nothing", code: "export const other = 1;" });
      expect((await stack.invoke("nothing")).payload).toMatchObject({
        errorType: "Runtime.HandlerNotFound",
      });
    });
  });

  describe("processes", () => {
    test("are used again, and are as many as run at a time, up to a limit", async () => {
      await deploy("meet", { maxInstances: 2, timeoutMs: 20_000 });
      const folder = await mkdtemp(join(tmpdir(), "heaviside-meet-"));
      const pid = async (count: number) => (await stack.invoke("meet", { folder, count })).payload;
      const first = await pid(0);
      await wait(50);
      expect(await pid(0)).toBe(first);
      // Two are there, and wait for another two, which need processes at the same time.
      const pids = await Promise.all([4, 4, 0, 0].map(pid));
      expect(new Set(pids).size).toBe(2);
      await rm(folder, { recursive: true });
    });

    test("stand still between invocations", async () => {
      await deploy("tick");
      await stack.invoke("tick");
      await wait(200);
      // At most a few before it stopped and after it went on; forty if it had not.
      expect((await stack.invoke("tick")).payload).toBeLessThan(8);
    });

    test("go on between invocations where freezing is off", async () => {
      const other = await startStack({ freeze: false });
      await other.deploy({ name: "tick", entry, handler: "tick" });
      await other.invoke("tick");
      await expect
        .poll(async () => (await other.invoke("tick")).payload, { interval: 200, timeout: 5000 })
        .toBeGreaterThanOrEqual(8);
      await other.stop();
    });

    test("import heaviside from its source", async () => {
      const code =
        'import { StatesError } from "heaviside/runtime"; export const handler = async () => { throw new StatesError("Busy", "c"); };';
      await stack.deploy({ name: "heaviside", code });
      expect((await stack.invoke("heaviside")).payload).toMatchObject({
        errorType: "Busy",
        errorMessage: "Busy: c",
      });
    });
  });

  describe("versions", () => {
    test("are called by alias, number, and $LATEST", async () => {
      const version = (n: number, alias: string) =>
        stack.deploy({
          name: "versions",
          alias,
          code: `export const handler = async (_, { functionVersion, invokedFunctionArn }) => [${n}, functionVersion, invokedFunctionArn.split(":")[7]];`,
        });
      await version(1, "blue");
      await version(2, "green");
      const called = async (name: string) => (await stack.invoke(name)).payload;
      expect(await called("versions")).toEqual([2, "$LATEST", null]);
      expect(await called("versions:blue")).toEqual([1, "1", "blue"]);
      expect(await called("versions:2")).toEqual([2, "2", "2"]);
      const { ExecutedVersion } = await send({ FunctionName: "versions", Qualifier: "green" });
      expect(ExecutedVersion).toBe("2");
    });

    test("that were replaced end what they are at, and what comes later meets the new one", async () => {
      const answering = (code: string) =>
        stack.deploy({
          name: "replaced",
          code: `export const handler = async (event) => ${code};`,
        });
      await answering("new Promise((resolve) => setTimeout(resolve, 300, [1, event]))");
      const running = stack.invoke("replaced", "early");
      stack.setFaults(({ type }) => (type === "Event" ? { delayMs: 100 } : undefined));
      await stack.invoke("replaced", "late", { type: "Event" });
      await answering("console.log(2, event) ?? [2, event]");
      expect((await stack.invoke("replaced", "new")).payload).toEqual([2, "new"]);
      expect((await running).payload).toEqual([1, "early"]);
      await stack.idle();
      stack.setFaults(undefined);
      expect(stack.logs("replaced")).toContain("2 late");
    });

    test("are gone with the function", async () => {
      await deploy("pause", { name: "removed" });
      const { payload: pid } = await stack.invoke("removed", { ms: 0 });
      await stack.remove("removed");
      expect(() => process.kill(Number(pid), 0)).toThrow(/ESRCH/);
      await expect(stack.invoke("removed")).rejects.toThrow(/Function not found/);
    });
  });

  describe("an event", () => {
    test("whose handler fails is tried again under the same id, and then recorded", async () => {
      const { arn } = await stack.queue("declined");
      await deploy("decline", { name: "decline-event", onFailure: arn });
      const { requestId } = await stack.invoke("decline-event", { id: 7 }, { type: "Event" });
      await stack.idle();
      const tries = stack.deliveries.filter(({ functionName }) => functionName === "decline-event");
      expect(tries.map((each) => [each.requestId, each.attempt])).toEqual(
        [1, 2, 3].map((attempt) => [requestId, attempt]),
      );
      expect(await bodies("declined")).toEqual([
        {
          version: "1.0",
          timestamp: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
          requestContext: {
            requestId,
            functionArn: "arn:aws:lambda:us-east-1:000000000000:function:decline-event:$LATEST",
            condition: "RetriesExhausted",
            approximateInvokeCount: 3,
          },
          requestPayload: { id: 7 },
          responseContext: {
            statusCode: 200,
            executedVersion: "$LATEST",
            functionError: "Unhandled",
          },
          responsePayload: expect.objectContaining({ errorType: "Declined" }) as unknown,
        },
      ]);
    });

    test("that succeeds is recorded, with another function too", async () => {
      const { arn } = await deploy("echo", { name: "recorder" });
      await deploy("pause", { name: "pause-event", onSuccess: arn, retries: 0, alias: "live" });
      await stack.invoke("pause-event:live", { ms: 0 }, { type: "Event" });
      await stack.idle();
      const [record] = stack.deliveries.filter(({ functionName }) => functionName === "recorder");
      expect(JSON.parse(record?.payload ?? "null")).toMatchObject({
        requestContext: {
          condition: "Success",
          functionArn: expect.stringMatching(/:pause-event:live$/) as unknown,
          approximateInvokeCount: 1,
        },
        requestPayload: { ms: 0 },
        responseContext: { statusCode: 200, executedVersion: "1" },
      });
    });

    test("waits where there is no concurrency left, while a client is told at once", async () => {
      await deploy("pause", { name: "single", reservedConcurrency: 1 });
      const first = stack.invoke("single", { ms: 150 });
      const { requestId } = await stack.invoke("single", { ms: 0 }, { type: "Event" });
      await expect(send({ FunctionName: "single" })).rejects.toMatchObject({
        name: "TooManyRequestsException",
        Reason: "ReservedFunctionConcurrentInvocationLimitExceeded",
        $metadata: { httpStatusCode: 429 },
      });
      await first;
      await stack.idle();
      expect(stack.deliveries.at(-1)).toMatchObject({ requestId, attempt: 1 });
    });

    test("that finds no concurrency until it is too old is recorded without an answer", async () => {
      const { arn } = await stack.queue("too-old");
      await deploy("pause", {
        name: "busy",
        reservedConcurrency: 1,
        maximumEventAge: 60,
        onFailure: arn,
      });
      const first = stack.invoke("busy", { ms: 300 });
      await stack.invoke("busy", { ms: 0 }, { type: "Event" });
      await stack.idle();
      await first;
      await deploy("pause", { name: "closed", reservedConcurrency: 0, onFailure: arn });
      await stack.invoke("closed", {}, { type: "Event" });
      await stack.idle();
      expect(await bodies("too-old")).toEqual([
        expect.objectContaining({
          requestContext: expect.objectContaining({
            condition: "EventAgeExceeded",
            approximateInvokeCount: 0,
          }) as unknown,
        }),
        expect.objectContaining({
          requestContext: expect.objectContaining({
            condition: "RetriesExhausted",
            approximateInvokeCount: 0,
          }) as unknown,
        }),
      ]);
    });
  });

  describe("a chain of invocations", () => {
    const visits = (name: string) =>
      stack.deliveries.filter(({ functionName }) => functionName === name).length;

    test("is stopped at a function's 17th visit", async () => {
      const { arn } = await stack.queue("stopped");
      await deploy("chain", { onFailure: arn });
      await stack.invoke("chain", { left: 20 }, { type: "Event" });
      await stack.idle();
      expect(visits("chain")).toBe(16);
      expect(await bodies("stopped")).toEqual([
        expect.objectContaining({ requestPayload: { left: 4 } }),
      ]);
    });

    test("goes on where the function allows it", async () => {
      await deploy("chain", { name: "allowed", recursiveLoop: "Allow" });
      const config = new GetFunctionRecursionConfigCommand({ FunctionName: "allowed" });
      expect(await lambda.send(config)).toMatchObject({ RecursiveLoop: "Allow" });
      await stack.invoke("allowed", { left: 20 }, { type: "Event" });
      await stack.idle();
      expect(visits("allowed")).toBe(21);
    });

    test("is followed through a queue, whose message goes where failed ones do", async () => {
      await stack.queue("loops");
      const redrive = { queue: "loops", maxReceiveCount: 1 };
      const { url } = await stack.queue("loop", { visibilityTimeout: 5, redrive });
      await deploy("resend", { environment: { QUEUE: url } });
      await stack.mapQueue("loop", "resend", { batchSize: 1 });
      await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: '"round"' }));
      await stack.idle();
      expect(visits("resend")).toBe(16);
      expect(await bodies("loops")).toEqual(["round"]);
    });
  });

  describe("a queue", () => {
    test("gives its messages to a function in batches; those that failed come again, and go to another queue", async () => {
      await stack.queue("dead");
      const redrive = { queue: "dead", maxReceiveCount: 2 };
      const { url } = await stack.queue("work", { visibilityTimeout: 30, redrive });
      await deploy("sort");
      for (const MessageBody of ["good", "bad", "fine"]) {
        await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody }));
      }
      await stack.mapQueue("work", "sort", { batchSize: 3 });
      await stack.idle();
      const [first, ...others] = [...stack.logs("sort").matchAll(/batch (.*)/g)].map(
        ([, each]) => each,
      );
      expect([first, ...others]).toEqual(["good,bad,fine", "bad"]);
      expect((await stack.messages("dead")).ready.map(({ body }) => body)).toEqual(["bad"]);
    });

    test("holds a message back as long as it is asked to, in its own time", async () => {
      const { url: QueueUrl } = await stack.queue("delayed");
      const start = Date.now();
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "m", DelaySeconds: 180 }));
      expect(await stack.messages("delayed")).toMatchObject({
        ready: [],
        delayed: [{ body: "m" }],
      });
      const receive = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 });
      expect((await sqs.send(receive)).Messages).toMatchObject([{ Body: "m" }]);
      expect(Date.now() - start).toBeGreaterThanOrEqual(299);
      const tooLong = new SendMessageCommand({ QueueUrl, MessageBody: "m", DelaySeconds: 901 });
      await expect(sqs.send(tooLong)).rejects.toThrow(/DelaySeconds must be >= 0 and <= 900/);
    });

    test("loses no message to a poll that was broken off", async () => {
      const { url: QueueUrl } = await stack.queue("polled");
      const receive = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 });
      const polled = sqs.send(receive, { abortSignal: AbortSignal.timeout(50) });
      await expect(polled).rejects.toMatchObject({ name: "AbortError" });
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "m" }));
      expect((await sqs.send(receive)).Messages).toMatchObject([{ Body: "m" }]);
    });
  });

  describe("a table", () => {
    let dynamoDb: DynamoDBClient;
    const key = (id: string) => ({ id: { S: id } });

    beforeAll(async () => {
      dynamoDb = new DynamoDBClient({ ...stack.clientOptions, maxAttempts: 1 });
      await stack.table({
        TableName: "table",
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        BillingMode: "PAY_PER_REQUEST",
      });
    });

    test("tells what a condition was refused for", async () => {
      const claim = (holder: string) =>
        dynamoDb.send(
          new PutItemCommand({
            TableName: "table",
            Item: { ...key("claim"), holder: { S: holder } },
            ConditionExpression: "attribute_not_exists(id)",
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        );
      const claims = await Promise.allSettled(["a", "b", "c"].map(claim));
      const [item] = await stack.items("table");
      const refused = claims.flatMap((each) =>
        each.status === "rejected" ? [each.reason as unknown] : [],
      );
      expect(refused).toHaveLength(2);
      for (const reason of refused) {
        expect(reason).toMatchObject({ name: "ConditionalCheckFailedException", Item: item });
      }
    });

    test("counts what is billed", async () => {
      stack.calls.reset();
      const filler = { S: "x".repeat(3000) };
      await dynamoDb.send(
        new PutItemCommand({ TableName: "table", Item: { ...key("big"), filler } }),
      );
      await dynamoDb.send(
        new UpdateItemCommand({
          TableName: "table",
          Key: key("big"),
          UpdateExpression: "ADD done :i",
          ExpressionAttributeValues: { ":i": { NS: ["1"] } },
        }),
      );
      const get = { TableName: "table", Key: key("big"), ConsistentRead: true };
      const { ConsumedCapacity } = await dynamoDb.send(new GetItemCommand(get));
      expect(ConsumedCapacity).toBeUndefined();
      expect(stack.calls.of("dynamodb")).toMatchObject({ calls: 3, writeUnits: 6, readUnits: 1 });
      expect(stack.calls.of("dynamodb:PutItem").requestBytes).toBeGreaterThan(3000);
      expect(Object.keys(stack.calls.all())).toHaveLength(3);
    });

    test("remembers when its items expire", async () => {
      const TimeToLiveSpecification = { Enabled: true, AttributeName: "expires" };
      const TableName = "table";
      await dynamoDb.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
      expect(await dynamoDb.send(new DescribeTimeToLiveCommand({ TableName }))).toMatchObject({
        TimeToLiveDescription: { TimeToLiveStatus: "ENABLED", AttributeName: "expires" },
      });
    });
  });

  test("a bucket keeps objects", async () => {
    await stack.bucket("results");
    const s3 = new S3Client(stack.clientOptions);
    const place = { Bucket: "results", Key: "a/ü.json" };
    stack.calls.reset();
    await s3.send(new PutObjectCommand({ ...place, Body: '["ü"]' }));
    const { Body } = await s3.send(new GetObjectCommand(place));
    expect(await Body?.transformToString()).toBe('["ü"]');
    expect(Object.keys(stack.calls.all())).toEqual(["s3:PutObject", "s3:GetObject"]);
  });

  test("a service that is not there is missed by name", async () => {
    const headers = { "x-amz-target": "AWSStepFunctions.StartExecution" };
    const response = await fetch(stack.url, { method: "POST", headers, body: "{}" });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('no service for \\"AWSStepFunctions.StartExecution\\"');
  });

  describe("faults", () => {
    const starts = (id: string) => stack.deliveries.filter(({ requestId }) => requestId === id);

    test("kill a process at its work", async () => {
      await deploy("pause", { name: "victim" });
      const running = stack.invoke("victim", { ms: 20_000 });
      await expect.poll(() => stack.deliveries.at(-1)?.functionName).toBe("victim");
      stack.kill("victim");
      expect((await running).payload).toMatchObject({
        errorType: "Runtime.ExitError",
        errorMessage: expect.stringContaining("signal: killed") as unknown,
      });
    });

    test("kill, repeat, delay and throttle deliveries", async () => {
      await deploy("pause", { name: "unlucky", retries: 1 });
      stack.setFaults(({ attempt }) =>
        attempt === 1 ? { killAfterMs: 1, duplicates: 1, delayMs: 100 } : undefined,
      );
      const start = Date.now();
      const { requestId } = await stack.invoke("unlucky", { ms: 50 }, { type: "Event" });
      expect(starts(requestId)).toEqual([]);
      await stack.idle();
      expect(Date.now() - start).toBeGreaterThanOrEqual(99);
      expect(starts(requestId).map(({ attempt }) => attempt)).toEqual([1, 1, 2, 2]);
      stack.setFaults(() => ({ isThrottled: true }));
      await expect(send({ FunctionName: "unlucky" })).rejects.toMatchObject({
        name: "TooManyRequestsException",
      });
      stack.setFaults(undefined);
    });

    test("of any kind leave one record of each event", async () => {
      const { arn } = await stack.queue("ends");
      const ends = { onSuccess: arn, onFailure: arn, retries: 1 } as const;
      await deploy("pause", { name: "chaotic", maxInstances: 3, ...ends });
      const rates = { killed: 0.3, delayed: 0.3, throttled: 0.3, killWithinMs: 10 };
      stack.setFaults(randomFaults({ seed: 1, ...rates }));
      const invoke = () => stack.invoke("chaotic", { ms: 5 }, { type: "Event" });
      const sent = await Promise.all(Array.from({ length: 20 }, invoke));
      await stack.idle();
      stack.setFaults(undefined);
      const recorded = (await bodies("ends")) as readonly {
        requestContext: { requestId: string };
      }[];
      expect(recorded.map(({ requestContext: { requestId } }) => requestId).sort()).toEqual(
        sent.map(({ requestId }) => requestId).sort(),
      );
    });

    test("come at random, and the same again from the same seed", () => {
      const rates = { killed: 0.3, duplicated: 0.3, delayed: 0.3, throttled: 0.3 };
      const delivery = {
        functionName: "f",
        type: "Event",
        payload: "{}",
        requestId: "r",
        attempt: 1,
      } as const;
      const sequence = (seed: number) => {
        const faults = randomFaults({ seed, ...rates });
        return Array.from({ length: 100 }, () => faults(delivery));
      };
      expect(sequence(1)).toEqual(sequence(1));
      expect(sequence(1)).not.toEqual(sequence(2));
      const killed = sequence(1).filter((fault) => fault?.killAfterMs !== undefined);
      expect(killed.length).toBeGreaterThan(15);
      expect(killed.length).toBeLessThan(45);
    });
  });

  describe("a stack that stops", () => {
    test("leaves no process, and does not wait for what is under way", async () => {
      const other = await startStack();
      await other.deploy({ name: "pause", entry, handler: "pause" });
      await other.queue("never");
      await other.mapQueue("never", "pause");
      const { payload: idlePid } = await other.invoke("pause", { ms: 0 });
      const hanging = other.invoke("pause", { ms: 60_000 });
      await other.invoke("pause", { ms: 60_000 }, { type: "Event" });
      const start = Date.now();
      await other.stop();
      expect(Date.now() - start).toBeLessThan(5000);
      expect((await hanging).functionError).toBe("Unhandled");
      expect(() => process.kill(Number(idlePid), 0)).toThrow(/ESRCH/);
      await expect(fetch(other.url)).rejects.toThrow();
    });

    test("has somebody who kills what is left when it could not stop", async () => {
      const folder = await mkdtemp(join(tmpdir(), "heaviside-reaper-"));
      const child = spawn("sleep", ["60"], { stdio: "ignore" });
      const ended = new Promise((resolve) => child.once("exit", (_, signal) => resolve(signal)));
      child.kill("SIGSTOP");
      const reaper = startReaper(folder);
      reaper.add(child.pid ?? 0);
      await reaper.stop();
      expect(await ended).toBe("SIGKILL");
      expect(existsSync(folder)).toBe(false);
    });
  });
});
