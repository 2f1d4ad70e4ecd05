import { afterEach, describe, expect, test } from "vitest";
import { awsSdk } from "../../../runtime/aws/sdk.js";
import { awsServices } from "../../../runtime/aws/services/index.js";
import { actionOf, answering, type Answer, type AnsweringServer } from "./answering.js";
import { isInstalled, needed, sdkAt } from "./stand-ins.js";

describe.skipIf(!isInstalled)(`any service${needed}`, () => {
  let server: AnsweringServer;
  afterEach(() => server.stop());

  const begin = async (resource: string, given: object, answer: Answer, more: object = {}) => {
    server = await answering(() => answer);
    const services = awsServices(sdkAt(server.url, { maxAttempts: 1 }));
    return services.begin({ resource: `arn:aws:states:::${resource}`, given, ...more });
  };

  const Entries = [
    { Detail: { total: 5 }, DetailType: "paid", Source: "orders", Time: "2026-01-02T03:04:05Z" },
  ];

  test("events:putEvents", async () => {
    const body = { Entries: [{ EventId: "1" }], FailedEntryCount: 0 };
    const arns = ["arn:of:execution", "arn:of:machine"];
    expect(await begin("events:putEvents", { Entries }, { body }, { arns })).toEqual({
      kind: "done",
      result: body,
    });
    const [request] = server.requests;
    expect(request && actionOf(request)).toBe("PutEvents");
    expect(JSON.parse(request?.body ?? "")).toEqual({
      Entries: [{ ...Entries[0], Detail: '{"total":5}', Resources: arns, Time: 1767323045 }],
    });
  });

  test("events:putEvents fails when one event does", async () => {
    const body = { Entries: [{ ErrorCode: "InvalidArgument" }], FailedEntryCount: 1 };
    await expect(begin("events:putEvents", { Entries }, { body })).rejects.toMatchObject({
      Error: "EventBridge.FailedEntry",
      Cause: JSON.stringify(body),
    });
  });

  test("acronyms at the beginning of a member, in an API of forms and XML", async () => {
    const body = `<DescribeDBInstancesResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBInstancesResult>
      <DBInstances><DBInstance><DBInstanceIdentifier>main</DBInstanceIdentifier><AllocatedStorage>20</AllocatedStorage></DBInstance></DBInstances>
      </DescribeDBInstancesResult></DescribeDBInstancesResponse>`;
    const answer = { headers: { "content-type": "text/xml" }, body };
    const given = { DbInstanceIdentifier: "main" };
    expect(await begin("aws-sdk:rds:describeDBInstances", given, answer)).toEqual({
      kind: "done",
      result: { DbInstances: [{ DbInstanceIdentifier: "main", AllocatedStorage: 20 }] },
    });
    expect(server.requests[0]?.body).toContain("DBInstanceIdentifier=main");
  });

  test("an error that its API calls a fault", async () => {
    const body = `<ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><Error><Type>Sender</Type><Code>DBInstanceNotFound</Code>
      <Message>DBInstance main not found.</Message></Error><RequestId>request-2</RequestId></ErrorResponse>`;
    const answer = { status: 404, headers: { "content-type": "text/xml" }, body };
    await expect(begin("aws-sdk:rds:describeDBInstances", {}, answer)).rejects.toMatchObject({
      Error: "Rds.DbInstanceNotFoundException",
      Cause: expect.stringContaining("(Service: Rds, Status Code: 404, Request ID: request-"),
    });
  });

  test.each([
    ["batch:submitJob", "Batch.AWSBatchException", "(Service: AWSBatch; Status Code: 500;"],
    ["ecs:runTask", "ECS.AmazonECSException", "(Service: AmazonECS; Status Code: 500;"],
    ["aws-sdk:ecs:runTask", "Ecs.EcsException", "(Service: Ecs, Status Code: 500,"],
    ["aws-sdk:eventbridge:putEvents", "EventBridge.EventBridgeException", "(Service: EventBridge,"],
  ])("an error that is not declared: %s", async (resource, Error, cause) => {
    const answer = { status: 500, body: { __type: "Surprise", message: "Boo" } };
    await expect(begin(resource, {}, answer)).rejects.toMatchObject({
      Error,
      Cause: expect.stringContaining(`Boo ${cause}`),
    });
  });

  test("what no service can have said", async () => {
    const answer = { status: 502, headers: { "content-type": "text/html" }, body: "<html>Bad" };
    await expect(begin("ecs:runTask", {}, answer)).rejects.toMatchObject({
      Error: "ECS.AmazonECSException",
      Cause: expect.stringContaining("Status Code: 502;"),
    });
  });

  test("a service may be called in another role", async () => {
    const body = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
      <AccessKeyId>ASSUMED</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
      <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
    server = await answering(({ headers }) =>
      headers["x-amz-target"] === undefined
        ? { headers: { "content-type": "text/xml" }, body }
        : { body: { Entries: [], FailedEntryCount: 0 } },
    );
    const services = awsServices(sdkAt(server.url));
    const RoleArn = "arn:aws:iam::123456789012:role/other";
    const resource = "arn:aws:states:::events:putEvents";
    for (const credentials of [{ RoleArn }, { RoleArn }, undefined])
      await services.begin({
        resource,
        given: { Entries: [] },
        ...(credentials && { credentials }),
      });
    const [assume, ...puts] = server.requests;
    expect(assume?.body).toContain(`RoleArn=${encodeURIComponent(RoleArn)}`);
    expect(puts.map(({ headers }) => headers.authorization?.includes("ASSUMED"))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test("a role that cannot be assumed", async () => {
    const body = `<ErrorResponse><Error><Code>AccessDenied</Code><Message>Not you</Message></Error></ErrorResponse>`;
    const answer = { status: 403, headers: { "content-type": "text/xml" }, body };
    const credentials = { RoleArn: "arn:aws:iam::123456789012:role/other" };
    await expect(
      begin("events:putEvents", { Entries: [] }, answer, { credentials }),
    ).rejects.toMatchObject({
      Error: "States.Permissions",
      Cause: `The role '${credentials.RoleArn}' cannot be assumed: Not you`,
    });
  });

  test("an SDK that does not describe its operations", async () => {
    server = await answering(() => ({}));
    class OldClient {}
    class PublishCommand {}
    const sdk = awsSdk({ load: () => Promise.resolve({ OldClient, PublishCommand }) });
    const resource = "arn:aws:states:::sns:publish";
    await expect(awsServices(sdk).begin({ resource, given: {} })).rejects.toMatchObject({
      Error: "Heaviside.NoService",
      Cause: expect.stringContaining("too old"),
    });
  });
});
