import { describe, expect, it } from "vitest";
import { checkResult } from "../../local/test-state/mock-schema.js";
import * as analytics from "../../local/test-state/models/analytics.js";
import * as codebuild from "../../local/test-state/models/codebuild.js";
import * as dynamodb from "../../local/test-state/models/dynamodb.js";
import * as jobs from "../../local/test-state/models/jobs.js";
import * as keys from "../../local/test-state/models/keys.js";
import * as lambda from "../../local/test-state/models/lambda.js";
import * as messaging from "../../local/test-state/models/messaging.js";
import * as s3 from "../../local/test-state/models/s3.js";
import * as states from "../../local/test-state/models/states.js";
import type { Json } from "../../local/types.js";

const models = {
  ...analytics,
  ...codebuild,
  ...dynamodb,
  ...jobs,
  ...keys,
  ...lambda,
  ...messaging,
  ...s3,
  ...states,
};

describe("models", () => {
  it.each(Object.entries(models))("%s is complete", (_, text) => {
    const lines = text.trim().split("\n");
    const names = new Set(lines.map((line) => line.split(" ")[0]));
    expect(names.size).toBe(lines.length);
    for (const line of lines) {
      expect(line).toMatch(/^\w+( =[^ ]+|( \w+!?:[[{]*\w+(\([\d.]*\.\.[\d.]*\))?[\]}]*)*)$/);
      if (line.includes(" =")) continue;
      const types = [...line.matchAll(/:[[{]*(\w+)/g)].map(([, type]) => type);
      const unknown = types.filter(
        (type = "") => !/^(string|number|boolean|any)$/.test(type) && !names.has(type),
      );
      expect(unknown).toEqual([]);
    }
  });
});

const problem = (
  resource: string,
  result: Json,
  mode: "STRICT" | "PRESENT" | "NONE" = "STRICT",
) => {
  try {
    checkResult(`arn:aws:states:::${resource}`, result, mode);
    return undefined;
  } catch (error) {
    return String(error).replace(/^.*?: (Mock result schema validation error: )?/, "");
  }
};

const execution = { ExecutionArn: "arn:aws:states:x", StartDate: "2026-01-02T03:04:05Z" };

describe("a mocked result", () => {
  it.each<[string, Json, string | undefined]>([
    ["sqs:sendMessage", { MessageId: 1 }, "Field 'MessageId' must be a string"],
    ["aws-sdk:sqs:receiveMessage", { Messages: {} }, "Field 'Messages' must be an array"],
    [
      "aws-sdk:sqs:receiveMessage",
      { Messages: [{ Attributes: [] }] },
      "Field 'Attributes' must be an object",
    ],
    ["dynamodb:getItem", { Item: { a: { S: 1 } } }, "Field 'S' must be a string"],
    [
      "dynamodb:getItem",
      { Item: { a: { L: [{ M: { b: { BOOL: 1 } } }] } } },
      "Field 'BOOL' must be a boolean",
    ],
    ["aws-sdk:dynamodb:scan", { Count: "1" }, "Field 'Count' must be a number"],
    [
      "aws-sdk:kms:describeKey",
      { KeyMetadata: { KeyId: "" } },
      "Field 'KeyId' is smaller than the minimum length",
    ],
    [
      "aws-sdk:kms:describeKey",
      { KeyMetadata: { KeyId: "k".repeat(2049) } },
      "Field 'KeyId' exceeds the maximum length",
    ],
    [
      "aws-sdk:kms:describeKey",
      { KeyMetadata: { KeyId: "k", KeyState: "Odd" } },
      "Field 'KeyState' is not an expected value",
    ],
    ["aws-sdk:kms:describeKey", { KeyMetadata: {} }, "Required field 'KeyId' is missing"],
    [
      "aws-sdk:lambda:getFunction",
      { Configuration: { MemorySize: 64 } },
      "Field 'MemorySize' is less than the minimum value",
    ],
    [
      "aws-sdk:lambda:getFunction",
      { Configuration: [] },
      "Field 'Configuration' must be an object",
    ],
    ["aws-sdk:eventbridge:putEvents", [], "Mocked result must be a JSON object."],
    [
      "states:startExecution",
      { ...execution, ExecutionArn: 1 },
      "Field 'ExecutionArn' must be a string",
    ],
    ["aws-sdk:sfn:startExecution", {}, "Required field 'ExecutionArn' is missing"],
    ["states:startExecution.sync:2", execution, "Required field 'StateMachineArn' is missing"],
    [
      "states:startExecution.sync:2",
      { ...execution, StateMachineArn: "a", Status: "SUCCEEDED", Output: { a: 1 } },
      undefined,
    ],
    ["states:startExecution.waitForTaskToken", 7, undefined],
    ["lambda:invoke", { StatusCode: 200, Payload: { any: "value" } }, undefined],
    ["lambda:invoke", { Payload: null, Unknown: 1 }, undefined],
    ["apigateway:invoke", 1, undefined],
    ["glue:startJobRun.sync", 1, undefined],
    ["dynamodb:constructor", 1, undefined],
    ["constructor:getItem", 1, undefined],
  ])("of %s: %j", (resource, result, expected) => {
    expect(problem(resource, result)).toBe(expected);
  });

  it("may lack fields in PRESENT, and is not looked at in NONE", () => {
    expect(problem("states:startExecution", {}, "PRESENT")).toBeUndefined();
    expect(problem("states:startExecution", { StartDate: 1 }, "PRESENT")).toBe(
      "Field 'StartDate' must be a string",
    );
    expect(problem("states:startExecution", { StartDate: 1 }, "NONE")).toBeUndefined();
  });

  it("of a function or an activity is anything", () => {
    for (const resource of [
      "arn:aws:lambda:eu-west-1:123456789012:function:f",
      "arn:aws:states:eu-west-1:123456789012:activity:a",
    ])
      expect(() => checkResult(resource, 1, "STRICT")).not.toThrow();
  });
});
