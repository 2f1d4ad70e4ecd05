import { joined, type Sub } from "../sub.js";
import { arn, grantOn, named, onEverything, pascal, type Call, type Grant } from "./grant.js";
import { notLookedAt } from "./jobs.js";

/** What IAM calls a service of the SDK, where it is not called the same. */
const prefixes: { readonly [service: string]: string } = {
  acmpca: "acm-pca",
  apigatewaymanagementapi: "execute-api",
  applicationautoscaling: "application-autoscaling",
  bedrockagent: "bedrock",
  bedrockagentruntime: "bedrock",
  bedrockruntime: "bedrock",
  cloudwatchlogs: "logs",
  cognitoidentity: "cognito-identity",
  cognitoidentityprovider: "cognito-idp",
  configservice: "config",
  costexplorer: "ce",
  databasemigration: "dms",
  docdb: "rds",
  efs: "elasticfilesystem",
  elasticloadbalancingv2: "elasticloadbalancing",
  emr: "elasticmapreduce",
  emrcontainers: "emr-containers",
  emrserverless: "emr-serverless",
  eventbridge: "events",
  iotdataplane: "iot",
  kinesisanalyticsv2: "kinesisanalytics",
  neptune: "rds",
  opensearch: "es",
  pinpoint: "mobiletargeting",
  rdsdata: "rds-data",
  redshiftdata: "redshift-data",
  resourcegroupstaggingapi: "tag",
  sagemakerruntime: "sagemaker",
  sesv2: "ses",
  sfn: "states",
  ssoadmin: "sso",
  timestreamquery: "timestream",
  timestreamwrite: "timestream",
};

/** The IAM prefix of a service of the SDK: `sfn` → `states`. */
export function prefixOf(service: string): string {
  return prefixes[service] ?? service;
}

/** What the calls of a service are about, for those that people's machines name most. */
const resources: {
  readonly [prefix: string]: { readonly field: string; readonly arn: (name: Sub) => Sub };
} = {
  kinesis: { field: "StreamName", arn: (name) => arn("kinesis", joined("stream/", name)) },
  firehose: {
    field: "DeliveryStreamName",
    arn: (name) => arn("firehose", joined("deliverystream/", name)),
  },
  kms: { field: "KeyId", arn: (name) => arn("kms", joined("key/", name)) },
  // An ARN ends with six characters that a name lacks.
  secretsmanager: {
    field: "SecretId",
    arn: (name) => arn("secretsmanager", joined("secret:", name, "-??????")),
  },
  ssm: {
    field: "Name",
    arn: ({ text, ...rest }) =>
      arn("ssm", "parameter/", { ...rest, text: text.replace(/^\//, "") }),
  },
  logs: { field: "LogGroupName", arn: (name) => arn("logs", joined("log-group:", name, ":*")) },
  ecr: { field: "RepositoryName", arn: (name) => arn("ecr", joined("repository/", name)) },
};

/** A call of the SDK, or of a service that has no rules of its own here: its action, and what it is about if that is known. */
export function sdkGrants(service: string, call: Call): readonly Grant[] {
  const prefix = prefixOf(service);
  const actions = [`${prefix}:${pascal(call.action)}`];
  const resource = resources[prefix];
  if (!resource || !call.has(resource.field)) return [onEverything(actions, notLookedAt)];
  const { field, arn: toArn } = resource;
  return [
    grantOn(call, field, {
      actions,
      toArns: (name) => [named(name, toArn)],
      otherwise: arn(prefix, "*"),
    }),
  ];
}
