import { describe, expect, test } from "vitest";

import { deployed, summary, task } from "./deployed.js";

const own = "${AWS::Region}:${AWS::AccountId}";
const arn = (service: string, rest: string) => `arn:\${AWS::Partition}:${service}:${own}:${rest}`;
const topic = "arn:aws:sns:eu-west-1:123456789012:told";
const child = "arn:aws:states:eu-west-1:123456789012:stateMachine:child";

interface Row {
  readonly resource: string;
  readonly given: object;
  /** Actions and what they are on. */
  readonly may: readonly string[];
  readonly wide?: true;
}

const connection = "arn:aws:events:eu-west-1:123456789012:connection/Shop/0d0a";

const rows: readonly Row[] = [
  {
    resource: "http:invoke",
    given: {
      ApiEndpoint: "https://shop.example",
      Method: "GET",
      Authentication: { ConnectionArn: connection },
    },
    may: [
      `events:DescribeConnection ${connection}`,
      `secretsmanager:GetSecretValue ${arn("secretsmanager", "secret:events!connection/Shop/*")}`,
    ],
  },
  {
    resource: "http:invoke",
    given: {
      ApiEndpoint: "https://shop.example",
      Method: "GET",
      InvocationConfig: { "ConnectionArn.$": "$.c" },
    },
    may: [
      `events:DescribeConnection ${arn("events", "connection/*")}`,
      `secretsmanager:GetSecretValue ${arn("secretsmanager", "secret:events!connection/*/*")}`,
    ],
    wide: true,
  },
  {
    resource: "apigateway:invoke",
    given: { ApiEndpoint: "abc.execute-api.eu-west-1.amazonaws.com", Method: "GET" },
    may: [],
  },
  {
    resource: "apigateway:invoke",
    given: {
      ApiEndpoint: "abc.execute-api.eu-west-1.amazonaws.com",
      Method: "GET",
      Stage: "prod",
      Path: "/orders",
      AuthType: "IAM_ROLE",
    },
    may: [`execute-api:Invoke ${arn("execute-api", "abc/prod/GET/orders")}`],
  },
  {
    resource: "sagemaker:createTrainingJob.sync",
    given: { TrainingJobName: "n", RoleArn: "arn:aws:iam::123456789012:role/train" },
    may: [
      "sagemaker:CreateTrainingJob,sagemaker:DescribeTrainingJob,sagemaker:StopTrainingJob *",
      "iam:PassRole arn:aws:iam::123456789012:role/train",
    ],
    wide: true,
  },
  {
    resource: "elasticmapreduce:addStep.sync",
    given: { ClusterId: "c", Step: {} },
    may: [
      "elasticmapreduce:AddJobFlowSteps,elasticmapreduce:DescribeStep,elasticmapreduce:CancelSteps *",
    ],
    wide: true,
  },
  {
    resource: "dynamodb:getItem",
    given: { TableName: "t" },
    may: [`dynamodb:GetItem ${arn("dynamodb", "table/t")}`],
  },
  {
    resource: "dynamodb:updateItem",
    given: { TableName: "arn:aws:dynamodb:eu-west-1:123456789012:table/t" },
    may: ["dynamodb:UpdateItem arn:aws:dynamodb:eu-west-1:123456789012:table/t"],
  },
  {
    resource: "aws-sdk:dynamodb:query",
    given: { TableName: "t", IndexName: "i" },
    may: [
      `dynamodb:Query ${arn("dynamodb", "table/t")}`,
      `dynamodb:Query ${arn("dynamodb", "table/t/index/*")}`,
    ],
  },
  {
    resource: "aws-sdk:dynamodb:transactGetItems",
    given: { TransactItems: [] },
    may: [`dynamodb:GetItem ${arn("dynamodb", "table/*")}`],
    wide: true,
  },
  {
    resource: "sqs:sendMessage",
    given: { QueueUrl: "https://sqs.eu-central-1.amazonaws.com/123456789012/q", MessageBody: "x" },
    may: ["sqs:SendMessage arn:${AWS::Partition}:sqs:eu-central-1:123456789012:q"],
  },
  {
    resource: "sqs:sendMessage",
    given: { QueueUrl: "${QueueUrl}", MessageBody: "x" },
    may: [`sqs:SendMessage ${arn("sqs", "*")}`],
    wide: true,
  },
  {
    resource: "sns:publish",
    given: { TopicArn: topic, Message: "x" },
    may: [`sns:Publish ${topic}`],
  },
  {
    resource: "sns:publish",
    given: { TopicArn: "${TopicArn}", Message: "x" },
    may: ["sns:Publish ${TopicArn}"],
  },
  {
    resource: "sns:publish",
    given: { PhoneNumber: "+49123", Message: "x" },
    may: ["sns:Publish *"],
  },
  {
    resource: "events:putEvents",
    given: {
      Entries: [
        { EventBusName: "orders", Source: "a" },
        { Source: "b" },
        { EventBusName: "orders" },
      ],
    },
    may: [
      `events:PutEvents ${arn("events", "event-bus/orders")}`,
      `events:PutEvents ${arn("events", "event-bus/default")}`,
    ],
  },
  {
    resource: "lambda:invoke.waitForTaskToken",
    given: { FunctionName: "f", Payload: { t: "x" } },
    may: [`lambda:InvokeFunction ${arn("lambda", "function:f")}`],
  },
  {
    resource: "states:startExecution",
    given: { StateMachineArn: child },
    may: [`states:StartExecution ${child}`],
  },
  {
    resource: "states:startExecution.sync:2",
    given: { StateMachineArn: child },
    may: [
      `states:StartExecution ${child}`,
      `states:DescribeExecution,states:StopExecution ${child.replace("stateMachine", "execution")}:*`,
    ],
  },
  {
    resource: "states:startExecution.sync",
    given: { StateMachineArn: "${ChildArn}" },
    may: [
      "states:StartExecution ${ChildArn}",
      `states:DescribeExecution,states:StopExecution ${arn("states", "execution:*")}`,
    ],
  },
  {
    resource: "aws-sdk:s3:getObject",
    given: { Bucket: "b", Key: "k.json" },
    may: ["s3:GetObject arn:${AWS::Partition}:s3:::b/k.json"],
  },
  {
    resource: "aws-sdk:s3:listObjectsV2",
    given: { Bucket: "b-${Stage}" },
    may: ["s3:ListBucket arn:${AWS::Partition}:s3:::b-${Stage}"],
  },
  {
    resource: "aws-sdk:s3:copyObject",
    given: { Bucket: "to", CopySource: "/from/k", Key: "k" },
    may: [
      "s3:GetObject arn:${AWS::Partition}:s3:::from/k",
      "s3:PutObject arn:${AWS::Partition}:s3:::to/k",
    ],
  },
  {
    resource: "glue:startJobRun.sync",
    given: { JobName: "j" },
    may: [
      `glue:StartJobRun ${arn("glue", "job/j")}`,
      `glue:GetJobRun,glue:BatchStopJobRun ${arn("glue", "job/j")}`,
    ],
  },
  {
    resource: "batch:submitJob",
    given: { JobName: "n", JobQueue: "q", JobDefinition: "d" },
    may: [
      `batch:SubmitJob ${arn("batch", "job-queue/q")}`,
      `batch:SubmitJob ${arn("batch", "job-definition/d")}`,
    ],
  },
  {
    resource: "bedrock:invokeModel",
    given: { ModelId: "some.model-v1", Body: {} },
    may: [
      "bedrock:InvokeModel arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/some.model-v1",
    ],
  },
  {
    resource: "aws-sdk:secretsmanager:getSecretValue",
    given: { SecretId: "s" },
    may: [`secretsmanager:GetSecretValue ${arn("secretsmanager", "secret:s-??????")}`],
  },
  {
    resource: "aws-sdk:ssm:getParameter",
    given: { Name: "/a/b" },
    may: [`ssm:GetParameter ${arn("ssm", "parameter/a/b")}`],
  },
  {
    resource: "aws-sdk:sfn:listExecutions",
    given: { StateMachineArn: child },
    may: [`states:ListExecutions ${child}`],
  },
  {
    resource: "aws-sdk:eventbridge:putEvents",
    given: { Entries: [{ Source: "a" }] },
    may: [`events:PutEvents ${arn("events", "event-bus/default")}`],
  },
  { resource: "aws-sdk:sesv2:sendEmail", given: { X: 1 }, may: ["ses:SendEmail *"], wide: true },
  {
    resource: "aws-sdk:rekognition:detectLabels",
    given: {},
    may: ["rekognition:DetectLabels *"],
    wide: true,
  },
];

async function permissions(state: object) {
  const States = { ...task("a", { Next: "call" }), call: { ...state, End: true } };
  const { needs, findings } = await deployed({ StartAt: "a", States }, { ours: ["a"] });
  const { other = [] } = summary(needs)["A"] as { readonly other?: readonly string[] };
  return { may: other, isWide: findings.some(({ code }) => code === "wide-permission") };
}

describe("a service is allowed what a Task asks of it, on what it names", () => {
  test.each(rows)("$resource $given", async ({ resource, given, may, wide = false }) => {
    const Resource = `arn:aws:states:::${resource}`;
    const token = resource.endsWith(".waitForTaskToken");
    const jsonpath = await permissions({
      Type: "Task",
      Resource,
      Parameters: token ? { ...given, Payload: { "t.$": "$$.Task.Token" } } : given,
    });
    expect(jsonpath).toEqual({ may, isWide: wide });
    const jsonata = await permissions({
      Type: "Task",
      QueryLanguage: "JSONata",
      Resource,
      Arguments: token ? { ...given, Payload: { t: "{% $states.context.Task.Token %}" } } : given,
    });
    expect(jsonata).toEqual({ may, isWide: wide });
  });
});

describe("what is computed when the state runs", () => {
  test.each([
    [
      "dynamodb:getItem",
      { "TableName.$": "$.t" },
      `dynamodb:GetItem ${arn("dynamodb", "table/*")}`,
    ],
    [
      "lambda:invoke",
      { "FunctionName.$": "$.f" },
      `lambda:InvokeFunction ${arn("lambda", "function:*")}`,
    ],
    [
      "aws-sdk:s3:putObject",
      { "Bucket.$": "$.b", Key: "k" },
      "s3:PutObject arn:${AWS::Partition}:s3:::*/*",
    ],
    ["sns:publish", { "TopicArn.$": "$.t", Message: "x" }, `sns:Publish ${arn("sns", "*")}`],
    [
      "events:putEvents",
      { "Entries.$": "$.e" },
      `events:PutEvents ${arn("events", "event-bus/*")}`,
    ],
    [
      "states:startExecution",
      { "StateMachineArn.$": "$.m" },
      `states:StartExecution ${arn("states", "stateMachine:*")}`,
    ],
  ])("%s is allowed on all of a kind, and that is said", async (resource, Parameters, allowed) => {
    const state = { Type: "Task", Resource: `arn:aws:states:::${resource}`, Parameters };
    expect(await permissions(state)).toEqual({ may: [allowed], isWide: true });
  });

  test("in JSONata too", async () => {
    const state = {
      Type: "Task",
      QueryLanguage: "JSONata",
      Resource: "arn:aws:states:::dynamodb:getItem",
      Arguments: { TableName: "{% $states.input.t %}", Key: {} },
    };
    expect(await permissions(state)).toEqual({
      may: [`dynamodb:GetItem ${arn("dynamodb", "table/*")}`],
      isWide: true,
    });
  });
});

test("a partition may be a placeholder", async () => {
  const Resource = "arn:${AWS::Partition}:states:::sns:publish";
  const state = { Type: "Task", Resource, Parameters: { TopicArn: topic, Message: "x" } };
  expect((await permissions(state)).may).toEqual([`sns:Publish ${topic}`]);
});

test("a distributed Map reads and writes the objects that it names", async () => {
  const processor = {
    ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
    StartAt: "one",
    States: { one: { Type: "Pass", End: true } },
  };
  const { may } = await permissions({
    Type: "Map",
    ItemReader: {
      Resource: "arn:aws:states:::s3:getObject",
      ReaderConfig: { InputType: "JSON" },
      Parameters: { Bucket: "in", Key: "people.json" },
    },
    ItemProcessor: processor,
    ResultWriter: {
      Resource: "arn:aws:states:::s3:putObject",
      Parameters: { Bucket: "out", Prefix: "results" },
    },
  });
  expect(may).toEqual([
    "s3:GetObject arn:${AWS::Partition}:s3:::in/people.json",
    "s3:PutObject arn:${AWS::Partition}:s3:::out/results/*",
  ]);
});
