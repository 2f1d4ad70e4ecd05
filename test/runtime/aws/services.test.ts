import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { awsServices, type Services } from "../../../runtime/aws/services/index.js";
import {
  isInstalled,
  needed,
  sdkAt,
  startDynalite,
  startFauxqs,
  type Dynalite,
  type Fauxqs,
} from "./stand-ins.js";

// The real SDK, with its real wire formats, against what stands in for the services.

describe.skipIf(!isInstalled)(`services${needed}`, () => {
  let dynalite: Dynalite;
  let fauxqs: Fauxqs;
  let queueUrl: string;
  let topicArn: string;
  let dynamodb: Services;
  let others: Services;

  beforeAll(async () => {
    [dynalite, fauxqs] = await Promise.all([startDynalite(), startFauxqs()]);
    const sdk = sdkAt(dynalite.url);
    const { client, module } = await sdk.connect("dynamodb");
    await client.send(
      new module.CreateTableCommand({
        TableName: "orders",
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      }),
    );
    dynamodb = awsServices(sdk);
    others = awsServices(sdkAt(fauxqs.url));
    ({ queueUrl } = fauxqs.createQueue("queue"));
    ({ topicArn } = fauxqs.createTopic("topic"));
    fauxqs.createBucket("bucket");
  });
  afterAll(async () => {
    await Promise.all([dynalite.stop(), fauxqs.stop()]);
  });

  const done = async (services: Services, resource: string, given: object) => {
    const progress = await services.begin({ resource: `arn:aws:states:::${resource}`, given });
    expect(progress.kind).toBe("done");
    return (progress as { readonly result: unknown }).result;
  };
  const failure = (services: Services, resource: string, given: object) =>
    services.begin({ resource: `arn:aws:states:::${resource}`, given }).then(
      (progress) => expect.fail(JSON.stringify(progress)),
      ({ Error: error, Cause: cause }) => ({ error, cause }),
    );

  describe("DynamoDB", () => {
    const Item = {
      id: { S: "1" },
      bytes: { B: "AAH/" },
      paid: { BOOL: true },
      // Keys are the user's, whatever they look like.
      lines: { L: [{ M: { taskArn: { N: "12.5" } } }] },
    };

    test("an item is put, updated, got and deleted", async () => {
      expect(await done(dynamodb, "dynamodb:putItem", { TableName: "orders", Item })).toEqual({
        SdkHttpMetadata: {
          AllHttpHeaders: expect.objectContaining({ "Content-Length": ["2"] }),
          HttpHeaders: expect.objectContaining({
            "Content-Type": "application/x-amz-json-1.0",
            "x-amzn-RequestId": expect.any(String),
          }),
          HttpStatusCode: 200,
        },
        SdkResponseMetadata: { RequestId: expect.any(String) },
      });
      const Key = { id: { S: "1" } };
      const got = await done(dynamodb, "dynamodb:getItem", { TableName: "orders", Key });
      expect(got).toMatchObject({ Item, SdkHttpMetadata: { HttpStatusCode: 200 } });
      const updated = await done(dynamodb, "dynamodb:updateItem", {
        TableName: "orders",
        Key,
        UpdateExpression: "SET cents = :cents",
        ExpressionAttributeValues: { ":cents": { N: "3" } },
        ReturnValues: "UPDATED_NEW",
      });
      expect(updated).toMatchObject({ Attributes: { cents: { N: "3" } } });
      const given = { TableName: "orders", Key, ReturnValues: "ALL_OLD" };
      const deleted = await done(dynamodb, "dynamodb:deleteItem", given);
      expect(deleted).toMatchObject({ Attributes: { ...Item, cents: { N: "3" } } });
    });

    test("the SDK integration adds nothing, and spells acronyms as words", async () => {
      const put = { TableName: "orders", Item: { id: { S: "2" }, paid: { Bool: true } } };
      expect(await done(dynamodb, "aws-sdk:dynamodb:putItem", put)).toEqual({});
      const query = {
        TableName: "orders",
        KeyConditionExpression: "id = :id",
        ExpressionAttributeValues: { ":id": { S: "2" } },
      };
      expect(await done(dynamodb, "aws-sdk:dynamodb:query", query)).toEqual({
        Count: 1,
        Items: [{ id: { S: "2" }, paid: { Bool: true } }],
        ScannedCount: 1,
      });
    });

    test("times are ISO 8601", async () => {
      expect(
        await done(dynamodb, "aws-sdk:dynamodb:describeTable", { TableName: "orders" }),
      ).toMatchObject({
        Table: { CreationDateTime: expect.stringMatching(/^20\d\d-.*T.*:\d\d(\.\d{3})?Z$/) },
      });
    });

    test("errors", async () => {
      const absent = { TableName: "no-such-table", Key: { id: { S: "1" } } };
      expect(await failure(dynamodb, "dynamodb:getItem", absent)).toEqual({
        error: "DynamoDB.ResourceNotFoundException",
        cause: expect.stringMatching(
          /^Requested resource not found \(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException; Request ID: \w+; Proxy: null\)$/,
        ),
      });
      expect(await failure(dynamodb, "aws-sdk:dynamodb:getItem", absent)).toEqual({
        error: "DynamoDb.ResourceNotFoundException",
        cause: expect.stringMatching(
          /^Requested resource not found \(Service: DynamoDb, Status Code: 400, Request ID: \w+\) \(SDK Attempt Count: 1\)$/,
        ),
      });
      const exists = {
        TableName: "orders",
        Item: { id: { S: "3" } },
        ConditionExpression: "attribute_exists(id)",
      };
      expect(await failure(dynamodb, "dynamodb:putItem", exists)).toMatchObject({
        error: "DynamoDB.ConditionalCheckFailedException",
      });
      // What the service does not declare has the name of all its errors; a null is as good as absent.
      const none = { TableName: "orders", Item: null };
      expect(await failure(dynamodb, "dynamodb:putItem", none)).toEqual({
        error: "DynamoDB.AmazonDynamoDBException",
        cause: expect.stringMatching(/^1 validation error .*Error Code: ValidationException;/),
      });
      expect(await failure(dynamodb, "aws-sdk:dynamodb:putItem", none)).toMatchObject({
        error: "DynamoDb.DynamoDbException",
      });
    });

    test("a field that the action does not have ends the execution", async () => {
      const given = { TableName: "orders", Key: { id: { S: "1" } }, Colour: "red" };
      expect(await failure(dynamodb, "dynamodb:getItem", given)).toEqual({
        error: "States.Runtime",
        cause: `The Parameters '${JSON.stringify(given)}' could not be used to start the Task: [The field 'Colour' is not supported by Step Functions]`,
      });
    });
  });

  describe("SQS", () => {
    test("a body may be an object", async () => {
      const given = { QueueUrl: queueUrl, MessageBody: { total: 5 } };
      expect(await done(others, "sqs:sendMessage", given)).toMatchObject({
        MD5OfMessageBody: createHash("md5").update(`{"total":5}`).digest("hex"),
        MessageId: expect.any(String),
        SdkHttpMetadata: { HttpStatusCode: 200 },
      });
      expect(fauxqs.inspectQueue("queue")?.messages.ready.at(-1)?.body).toBe('{"total":5}');
    });

    test("a Task with a token is told to wait", async () => {
      const progress = await others.begin({
        resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        given: { QueueUrl: queueUrl, MessageBody: "token" },
      });
      expect(progress).toMatchObject({ kind: "token", result: { MessageId: expect.any(String) } });
    });

    test("an error has the name and the code that it always had", async () => {
      const given = { QueueUrl: `${queueUrl}-none`, MessageBody: "" };
      expect(await failure(others, "sqs:sendMessage", given)).toEqual({
        error: "SQS.QueueDoesNotExistException",
        cause: expect.stringContaining("Error Code: AWS.SimpleQueueService.NonExistentQueue;"),
      });
    });
  });

  describe("SNS", () => {
    test("a message may be an object", async () => {
      fauxqs.createQueue("of-topic");
      fauxqs.subscribe({ topic: "topic", queue: "of-topic" });
      const given = { TopicArn: topicArn, Message: { total: 5 } };
      expect(await done(others, "sns:publish", given)).toMatchObject({
        MessageId: expect.any(String),
        SdkHttpMetadata: { HttpHeaders: { "Content-Type": "text/xml" } },
      });
      const [message] = fauxqs.inspectQueue("of-topic")?.messages.ready ?? [];
      expect(JSON.parse(message?.body ?? "")).toMatchObject({ Message: '{"total":5}' });
    });

    test("errors", async () => {
      const given = { TopicArn: `${topicArn}-none`, Message: "" };
      expect(await failure(others, "sns:publish", given)).toEqual({
        error: "SNS.NotFoundException",
        cause: expect.stringMatching(
          /^Topic does not exist \(Service: AmazonSNS; Status Code: 404; Error Code: NotFound; /,
        ),
      });
      expect(await failure(others, "aws-sdk:sns:publish", given)).toMatchObject({
        error: "Sns.NotFoundException",
      });
    });
  });

  describe("S3", () => {
    // The sums are those of objects that Step Functions put on AWS.
    test.each([
      ["text data", "2b5df3712557f503a9977a8ea893b2c9"],
      [false, "68934a3e9455fa72420237eb05902327"],
      [0, "cfcd208495d565ef66e7dff9f98764da"],
      [{ Dict: "Value" }, "49e31cee5aec8faf3345893addb14346"],
      [["List", "Data"], "6b23860357f6e63a0272b7f1143a663a"],
    ])("%j is put as JSON", async (Body, sum) => {
      const put = await done(others, "aws-sdk:s3:putObject", {
        Bucket: "bucket",
        Key: "key",
        Body,
      });
      expect(put).toMatchObject({ ETag: `"${sum}"` });
      const got = await done(others, "aws-sdk:s3:getObject", { Bucket: "bucket", Key: "key" });
      expect(got).toMatchObject({
        Body: JSON.stringify(Body),
        ContentLength: JSON.stringify(Body).length,
        Metadata: {},
      });
    });

    test("an error that is not called one", async () => {
      const given = { Bucket: "bucket", Key: "none" };
      expect(await failure(others, "aws-sdk:s3:getObject", given)).toEqual({
        error: "S3.NoSuchKeyException",
        cause: expect.stringMatching(/^The specified key does not exist\. \(Service: S3, Status/),
      });
    });
  });

  test("what is not installed is named", async () => {
    expect(await failure(others, "aws-sdk:cognitoidentityprovider:adminGetUser", {})).toEqual({
      error: "Heaviside.MissingPackage",
      cause: expect.stringContaining("npm install @aws-sdk/client-cognito-identity-provider"),
    });
  });

  test.each([
    ["sns:shout", /^SNS has no action "shout"/],
    [
      "constructor:toString.sync",
      /^heaviside cannot follow what "constructor:toString.sync" starts/,
    ],
    ["eks:call", /^heaviside cannot do the work of "arn:aws:states:::eks:call"/],
    ["sqs:sendMessage.sync", /^heaviside cannot follow what "sqs:sendMessage.sync" starts/],
    ["aws-sdk:sqs:sendMessage.sync", /^heaviside cannot follow/],
  ])("%s is refused", async (resource, cause) => {
    expect(await failure(others, resource, { QueueUrl: queueUrl, MessageBody: "" })).toEqual({
      error: "Heaviside.NoService",
      cause: expect.stringMatching(cause),
    });
  });

  test("a service that nobody answers for", async () => {
    const services = awsServices(sdkAt("http://127.0.0.1:9", { maxAttempts: 1 }));
    expect(await failure(services, "sqs:sendMessage", { QueueUrl: "", MessageBody: "" })).toEqual({
      error: "SQS.SdkClientException",
      cause: expect.stringContaining("127.0.0.1:9"),
    });
  });

  test("a call that is aborted says so", async () => {
    const resource = "arn:aws:states:::sqs:sendMessage";
    const given = { QueueUrl: queueUrl, MessageBody: "" };
    await expect(
      others.begin({ resource, given, signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: "AbortError" });
  });
});
