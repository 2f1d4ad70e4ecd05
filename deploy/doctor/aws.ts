import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import {
  GetFunctionConfigurationCommand,
  GetFunctionEventInvokeConfigCommand,
  GetFunctionRecursionConfigCommand,
  LambdaClient,
  paginateListEventSourceMappings,
} from "@aws-sdk/client-lambda";
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";

import type { SdkOptions } from "../../runtime/aws/sdk.js";
import type { Cloud } from "./cloud.js";
import { defaults, type ObservedSource, type ObservedTable } from "./observed.js";
import { rolesOn } from "./roles.js";

/** AWS, in the Region and with the credentials of the environment. `load` imports the client that is no dependency. */
export function awsCloud(load?: SdkOptions["load"]): Cloud {
  const [lambda, dynamodb] = [new LambdaClient(), new DynamoDBClient()];
  // Otherwise the host in a queue's URL would decide whom to ask.
  const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
  return {
    async functionConfiguration(FunctionName) {
      const command = new GetFunctionConfigurationCommand({ FunctionName });
      const found = await there(lambda.send(command));
      if (!found) return undefined;
      const { Environment, FunctionArn, Role, Runtime, Timeout } = found;
      return {
        ...(FunctionArn !== undefined && { arn: FunctionArn }),
        ...(Role !== undefined && { role: Role }),
        ...(Runtime !== undefined && { runtime: Runtime }),
        timeout: Timeout ?? defaults.timeout,
        environment: Environment?.Variables ?? {},
      };
    },
    async invokeConfig(FunctionName) {
      const command = new GetFunctionEventInvokeConfigCommand({ FunctionName });
      const found = await there(lambda.send(command));
      if (!found) return undefined;
      const { MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig } = found;
      const onFailure = DestinationConfig?.OnFailure?.Destination;
      return {
        ...(MaximumRetryAttempts !== undefined && { retryAttempts: MaximumRetryAttempts }),
        ...(MaximumEventAgeInSeconds !== undefined && { eventAge: MaximumEventAgeInSeconds }),
        ...(onFailure !== undefined && { onFailure }),
      };
    },
    async recursion(FunctionName) {
      const command = new GetFunctionRecursionConfigCommand({ FunctionName });
      const { RecursiveLoop } = await lambda.send(command);
      return RecursiveLoop === "Allow" ? "Allow" : "Terminate";
    },
    sources: (queue) => sourcesOf(lambda, queue),
    async queue(QueueUrl) {
      const AttributeNames = ["All" as const];
      const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames });
      const found = await there(sqs.send(command));
      return found && queueAttributes(found.Attributes ?? {});
    },
    async queueUrl(arn) {
      const [, , , , QueueOwnerAWSAccountId = "", QueueName = ""] = arn.split(":");
      const command = new GetQueueUrlCommand({ QueueName, QueueOwnerAWSAccountId });
      return (await there(sqs.send(command)))?.QueueUrl;
    },
    table: (name) => tableOf(dynamodb, name),
    role: rolesOn(load),
  };
}

async function sourcesOf(
  client: LambdaClient,
  EventSourceArn: string,
): Promise<readonly Omit<ObservedSource, "functionTimeout">[]> {
  const found: Omit<ObservedSource, "functionTimeout">[] = [];
  for await (const page of paginateListEventSourceMappings({ client }, { EventSourceArn }))
    for (const each of page.EventSourceMappings ?? [])
      found.push({
        function: each.FunctionArn ?? "",
        isEnabled: !/^Disabl/.test(each.State ?? ""),
        batchWindow: each.MaximumBatchingWindowInSeconds ?? 0,
        reportsFailures: each.FunctionResponseTypes?.includes("ReportBatchItemFailures") ?? false,
      });
  return found;
}

function queueAttributes(attributes: { readonly [name: string]: string }) {
  const redrive = attributes["RedrivePolicy"];
  const { maxReceiveCount } = JSON.parse(redrive ?? "{}") as { readonly maxReceiveCount?: unknown };
  return {
    arn: attributes["QueueArn"] ?? "",
    visibilityTimeout: Number(attributes["VisibilityTimeout"] ?? defaults.visibilityTimeout),
    ...(redrive !== undefined && { maxReceiveCount: Number(maxReceiveCount) }),
    isFifo: attributes["FifoQueue"] === "true",
  };
}

async function tableOf(
  client: DynamoDBClient,
  TableName: string,
): Promise<ObservedTable | undefined> {
  const found = await there(client.send(new DescribeTableCommand({ TableName })));
  const { KeySchema = [], AttributeDefinitions = [], BillingModeSummary } = found?.Table ?? {};
  if (!found) return undefined;
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  const isOn = /^ENABL/.test(TimeToLiveDescription?.TimeToLiveStatus ?? "");
  const expires = TimeToLiveDescription?.AttributeName;
  const typeOf = (name: string) =>
    AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType ?? "?";
  return {
    name: TableName,
    key: KeySchema.map(({ AttributeName = "?" }) => `${AttributeName} ${typeOf(AttributeName)}`),
    ...(isOn && expires !== undefined && { expires }),
    isOnDemand: BillingModeSummary?.BillingMode === "PAY_PER_REQUEST",
  };
}

/** What AWS answers; `undefined` where it says that there is no such thing. */
async function there<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (
      /^(ResourceNotFoundException|QueueDoesNotExist|AWS\.SimpleQueueService\.NonExistentQueue)$/.test(
        name,
      )
    )
      return undefined;
    throw error;
  }
}
