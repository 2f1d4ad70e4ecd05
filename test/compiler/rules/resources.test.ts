import { describe, expect, test } from "vitest";
import { checked, found, one } from "../checked.js";

const task = (Resource: string, fields: object = {}) => one({ Type: "Task", Resource, ...fields });
const states = "arn:aws:states:::";
const at = "/States/S/Resource";

describe("Resources", () => {
  test.each([
    "arn:aws:lambda:eu-west-1:123456789012:function:f:live",
    "arn:aws:states:eu-west-1:123456789012:activity:a",
    `${states}lambda:invoke`,
    `${states}dynamodb:putItem`,
    `${states}states:startExecution.sync:2`,
    `${states}ecs:runTask.sync`,
    `${states}aws-sdk:dynamodb:query`,
    "arn:aws-cn:states:::sns:publish",
    "arn:aws-us-gov:states:::sqs:sendMessage",
    "module:work",
  ])("%s", (resource) => {
    expect(found(task(resource))).toEqual([]);
  });

  test.each([
    `${states}dynamodb:query`,
    `${states}dynamo:putItem`,
    `${states}dynamodb:putItem.sync`,
    `${states}lambda:invoke.sync`,
    `${states}lambda:invoke.sync:2`,
    `${states}s3:getObject`,
    `${states}aws-sdk:s3:putObject.sync`,
    `${states}aws-sdk:s3`,
    `${states}constructor:toString`,
    states,
  ])("%s is unknown", (resource) => {
    expect(found(task(resource))).toEqual([`unknown-resource ${at}`]);
  });

  test("the help names what was meant, or the SDK integration", () => {
    expect(checked(task(`${states}dynamodb:putitem`))[0]?.help).toContain('"putItem"');
    expect(checked(task(`${states}dynamodb:query`))[0]?.help).toContain(
      "arn:aws:states:::aws-sdk:dynamodb:query",
    );
  });

  test("Credentials need a role where AWS runs the task", () => {
    const invoke = `${states}lambda:invoke`;
    expect(found(task(invoke, { Credentials: {} }))).toEqual([
      "missing-field /States/S/Credentials",
    ]);
    expect(found(task(invoke, { Credentials: { "RoleArn.$": "$.role" } }))).toEqual([]);
    expect(found(task("module:work", { Credentials: { token: "t" } }))).toEqual([]);
  });

  test("a token that nobody gets", () => {
    const wait = `${states}sqs:sendMessage.waitForTaskToken`;
    expect(found(task(wait, { Parameters: { QueueUrl: "q" } }))).toEqual([
      `token-not-passed ${at}`,
    ]);
    const MessageBody = { "Token.$": "$$.Task.Token" };
    expect(found(task(wait, { Parameters: { MessageBody } }))).toEqual([]);
  });

  test("a heartbeat after the timeout", () => {
    const fields = { TimeoutSeconds: 10, HeartbeatSeconds: 10 };
    expect(found(task("a:b", fields))).toEqual(["heartbeat-too-long /States/S/HeartbeatSeconds"]);
  });

  test("Express workflows", () => {
    const sync = task(`${states}batch:submitJob.sync`);
    const activity = task("arn:aws:states:eu-west-1:123456789012:activity:a");
    for (const machine of [sync, activity]) {
      expect(found(machine)).toEqual([]);
      expect(found(machine, { type: "EXPRESS" })).toEqual([`not-for-express ${at}`]);
    }
    const map = one({
      Type: "Map",
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" },
        StartAt: "T",
        States: {
          T: { Type: "Task", Resource: `${states}batch:submitJob.sync`, End: true },
        },
      },
    });
    expect(found(map)).toEqual(["not-for-express /States/S/ItemProcessor/States/T/Resource"]);
  });
});
