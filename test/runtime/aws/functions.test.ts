import { afterEach, describe, expect, test } from "vitest";
import { awsServices } from "../../../runtime/aws/services/index.js";
import { answering, type Answer, type AnsweringServer } from "./answering.js";
import { sdkAt } from "./stand-ins.js";

describe("Lambda functions", () => {
  let lambda: AnsweringServer;
  afterEach(() => lambda.stop());

  const arn = "arn:aws:lambda:us-east-1:123456789012:function:pay";
  const begin = async (resource: string, given: unknown, answer: Answer) => {
    lambda = await answering(() => answer);
    return awsServices(sdkAt(lambda.url)).begin({ resource, given });
  };
  const invoke = (given: unknown, answer: Answer) =>
    begin("arn:aws:states:::lambda:invoke", given, answer);
  const answered: Answer = {
    headers: { "X-Amz-Executed-Version": "$LATEST", "content-type": "application/json" },
    body: '{"receipt": "r-1"}',
  };
  const thrown: Answer = {
    headers: { "X-Amz-Function-Error": "Unhandled" },
    body: '{"errorMessage": "no", "errorType": "Refused", "stackTrace": []}',
  };

  test("by an ARN: the result is the function's own", async () => {
    expect(await begin(arn, { total: 5 }, answered)).toEqual({
      kind: "done",
      result: { receipt: "r-1" },
    });
    const [request] = lambda.requests;
    expect(request?.path).toBe(`/2015-03-31/functions/${encodeURIComponent(arn)}/invocations`);
    expect(request?.headers["x-amz-invocation-type"]).toBeUndefined();
    expect(request?.body).toBe('{"total":5}');
  });

  test("a text is given as JSON by an ARN", async () => {
    await begin(arn, "5", answered);
    expect(lambda.requests[0]?.body).toBe('"5"');
  });

  test("what one throws is the cause as it stands", async () => {
    await expect(begin(arn, {}, thrown)).rejects.toMatchObject({
      Error: "Refused",
      Cause: thrown.body,
    });
  });

  test("lambda:invoke: the result is wrapped", async () => {
    const given = { FunctionName: "pay", Payload: { total: 5 } };
    expect(await invoke(given, answered)).toEqual({
      kind: "done",
      result: {
        ExecutedVersion: "$LATEST",
        Payload: { receipt: "r-1" },
        SdkHttpMetadata: {
          AllHttpHeaders: expect.objectContaining({ "X-Amz-Executed-Version": ["$LATEST"] }),
          HttpHeaders: expect.objectContaining({
            "Content-Type": "application/json",
            "X-Amz-Executed-Version": "$LATEST",
          }),
          HttpStatusCode: 200,
        },
        SdkResponseMetadata: { RequestId: "request-1" },
        StatusCode: 200,
      },
    });
    expect(lambda.requests[0]?.body).toBe('{"total":5}');
  });

  test.each([
    ["a text is JSON already", { Payload: '{"total":6}' }, '{"total":6}'],
    ["without a Payload it is an empty object", {}, "{}"],
    ["a null is a payload", { Payload: null }, "null"],
  ])("lambda:invoke: %s", async (_, payload, body) => {
    await invoke({ FunctionName: "pay", ...payload }, answered);
    expect(lambda.requests[0]?.body).toBe(body);
  });

  test("lambda:invoke: what a function throws is compact", async () => {
    await expect(invoke({ FunctionName: "pay" }, thrown)).rejects.toMatchObject({
      Error: "Refused",
      Cause: '{"errorMessage":"no","errorType":"Refused","stackTrace":[]}',
    });
  });

  test("a function that dies without a type", async () => {
    const body = '{"errorMessage":"Task timed out after 3.00 seconds"}';
    const headers = { "X-Amz-Function-Error": "Unhandled" };
    await expect(invoke({ FunctionName: "pay" }, { headers, body })).rejects.toMatchObject({
      Error: "Lambda.Unknown",
      Cause: `The cause could not be determined because Lambda did not return an error type. Returned payload: ${body}`,
    });
  });

  test("an event that was only accepted", async () => {
    const given = { FunctionName: "pay", InvocationType: "Event", Payload: {} };
    expect(await invoke(given, { status: 202 })).toMatchObject({
      result: { Payload: "", StatusCode: 202 },
    });
    expect(lambda.requests[0]?.headers["x-amz-invocation-type"]).toBe("Event");
  });

  test("the SDK integration does not look into the payload", async () => {
    const given = { FunctionName: "pay", Payload: { total: 5 } };
    expect(await begin("arn:aws:states:::aws-sdk:lambda:invoke", given, thrown)).toEqual({
      kind: "done",
      result: { FunctionError: "Unhandled", Payload: thrown.body, StatusCode: 200 },
    });
  });

  test.each([arn, "arn:aws:states:::lambda:invoke"])("there is none: %s", async (resource) => {
    const answer = {
      status: 404,
      headers: { "x-amzn-ErrorType": "ResourceNotFoundException" },
      body: { Type: "User", Message: `Function not found: ${arn}` },
    };
    await expect(begin(resource, { FunctionName: "pay" }, answer)).rejects.toMatchObject({
      Error: "Lambda.ResourceNotFoundException",
      Cause: `Function not found: ${arn} (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: request-1; Proxy: null)`,
    });
  });
});
