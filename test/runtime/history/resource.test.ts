import { expect, test } from "vitest";
import { functionName, parseResource } from "../../../runtime/history/resource.js";

test.each([
  ["arn:aws:lambda:eu-west-1:123456789012:function:f:live", { kind: "lambda", functionName: "f" }],
  ["arn:aws:states:us-east-1:123456789012:activity:a", { kind: "activity" }],
  [
    "arn:aws:states:::lambda:invoke",
    { resourceType: "lambda", resource: "invoke", pattern: "request" },
  ],
  [
    "arn:aws-cn:states:::sqs:sendMessage.waitForTaskToken",
    { resourceType: "sqs", pattern: "token" },
  ],
  [
    "arn:aws:states:::states:startExecution.sync:2",
    { resourceType: "states", resource: "startExecution.sync:2", pattern: "sync" },
  ],
  [
    "arn:aws:states:::aws-sdk:dynamodb:putItem",
    { resourceType: "aws-sdk:dynamodb", resource: "putItem" },
  ],
])("%s", (text, expected) => {
  expect(parseResource(text)).toMatchObject(expected);
});

test.each(["f", "f:1", "123456789012:function:f", "arn:aws:lambda:eu-west-1:1:function:f:$LATEST"])(
  "%s is the function f",
  (text) => {
    expect(functionName(text)).toBe("f");
  },
);
