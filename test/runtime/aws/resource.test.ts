import { describe, expect, test } from "vitest";
import { inWords, memberName } from "../../../runtime/aws/services/names.js";
import { packageOf } from "../../../runtime/aws/services/packages.js";
import { parseResource, type ServiceResource } from "../../../runtime/aws/services/resource.js";

describe("a Resource", () => {
  test.each([
    ["arn:aws:states:::dynamodb:putItem", "dynamodb", "putItem", "", false],
    ["arn:aws-cn:states:::aws-sdk:dynamodb:putItem", "dynamodb", "putItem", "", true],
    ["arn:aws-us-gov:states:::ecs:runTask.sync", "ecs", "runTask", ".sync", false],
    ["arn:aws:states:::states:startExecution.sync:2", "states", "startExecution", ".sync:2", false],
    [
      "arn:aws:states:eu-west-1:123456789012:aws-sdk:sqs:sendMessage.waitForTaskToken",
      "sqs",
      "sendMessage",
      ".waitForTaskToken",
      true,
    ],
    ["arn:aws:states:::emr-serverless:startJobRun", "emr-serverless", "startJobRun", "", false],
  ])("%s", (text, service, action, pattern, isSdk) => {
    expect(parseResource(text)).toEqual({ kind: "service", service, action, pattern, isSdk });
  });

  test.each([
    "arn:aws:lambda:eu-west-1:123456789012:function:pay",
    "arn:aws-cn:lambda:cn-north-1:123456789012:function:pay:live",
  ])("%s", (arn) => {
    expect(parseResource(arn)).toEqual({ kind: "function", arn });
  });

  test.each([
    "arn:aws:states:eu-west-1:123456789012:activity:pack",
    "arn:aws:states:::dynamodb",
    "arn:aws:states:::dynamodb:putItem.later",
    "arn:aws:s3:::bucket",
    "pay",
  ])("%s is neither", (text) => {
    expect(parseResource(text)).toEqual({ kind: "other" });
  });
});

describe("the package of a service", () => {
  test.each([
    ["events:putEvents", "eventbridge"],
    ["states:startExecution", "sfn"],
    ["elasticmapreduce:addStep", "emr"],
    ["bedrock:invokeModel", "bedrock-runtime"],
    ["bedrock:createModelCustomizationJob", "bedrock"],
    ["glue:startJobRun", "glue"],
    ["aws-sdk:sfn:startExecution", "sfn"],
    ["aws-sdk:cloudwatchlogs:putLogEvents", "cloudwatch-logs"],
    ["aws-sdk:cognitoidentityprovider:adminGetUser", "cognito-identity-provider"],
    ["aws-sdk:databasemigration:startReplicationTask", "database-migration-service"],
    ["aws-sdk:elasticloadbalancingv2:describeRules", "elastic-load-balancing-v2"],
    ["aws-sdk:secretsmanager:getSecretValue", "secrets-manager"],
    ["aws-sdk:lexruntime:postText", "lex-runtime-service"],
    ["aws-sdk:s3:getObject", "s3"],
  ])("%s: %s", (resource, name) => {
    expect(packageOf(parseResource(`arn:aws:states:::${resource}`) as ServiceResource)).toBe(name);
  });
});

test.each([
  ["taskArn", "TaskArn", "TaskArn"],
  ["TableName", "TableName", "TableName"],
  ["DBInstanceIdentifier", "DBInstanceIdentifier", "DbInstanceIdentifier"],
  ["ETag", "ETag", "ETag"],
  ["MD5OfMessageBody", "MD5OfMessageBody", "Md5OfMessageBody"],
  ["SSEKMSKeyId", "SSEKMSKeyId", "SsekmsKeyId"],
  ["ChecksumCRC32", "ChecksumCRC32", "ChecksumCRC32"],
  ["BOOL", "BOOL", "Bool"],
])("the member %s is %s in ASL, and %s in an SDK integration", (name, optimised, sdk) => {
  expect(memberName(name, "optimised")).toBe(optimised);
  expect(memberName(name, "sdk")).toBe(sdk);
});

test.each([
  ["DynamoDB", "DynamoDb"],
  ["SFN", "Sfn"],
  ["S3", "S3"],
  ["S3 Control", "S3Control"],
  ["CloudWatch Logs", "CloudWatchLogs"],
  ["EventBridge", "EventBridge"],
  ["SESv2", "SesV2"],
  ["Route 53", "Route53"],
  ["DBInstanceNotFoundException", "DbInstanceNotFoundException"],
])("errors of %s begin with %s", (name, words) => {
  expect(inWords(name)).toBe(words);
});
