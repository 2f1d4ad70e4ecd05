/** What only the optimised integrations have: names from before the SDK had its own. */
export interface Integration {
  /** What errors begin with: `DynamoDB.`. */
  readonly prefix: string;
  /** What causes call the service: `Service: AmazonDynamoDBv2;`. */
  readonly service: string;
  /** The name of errors that the service does not declare. Default: `service` with `Exception`. */
  readonly fallback?: string;
  /** Results have no `SdkHttpMetadata`. */
  readonly isBare?: true;
}

/** By the service of an optimised integration. Those that are missing name their errors like SDK integrations. */
export const integrations: ReadonlyMap<string, Integration> = new Map(
  Object.entries<Integration>({
    athena: { prefix: "Athena", service: "AmazonAthena" },
    batch: { prefix: "Batch", service: "AWSBatch" },
    codebuild: { prefix: "CodeBuild", service: "AWSCodeBuild" },
    databrew: { prefix: "DataBrew", service: "AWSGlueDataBrew" },
    dynamodb: {
      prefix: "DynamoDB",
      service: "AmazonDynamoDBv2",
      fallback: "AmazonDynamoDBException",
    },
    ecs: { prefix: "ECS", service: "AmazonECS" },
    eks: { prefix: "EKS", service: "AmazonEKS" },
    elasticmapreduce: { prefix: "ElasticMapReduce", service: "AmazonElasticMapReduce" },
    events: { prefix: "EventBridge", service: "AmazonEventBridge", isBare: true },
    glue: { prefix: "Glue", service: "AWSGlue" },
    lambda: { prefix: "Lambda", service: "AWSLambda" },
    mediaconvert: { prefix: "MediaConvert", service: "AWSMediaConvert" },
    sagemaker: { prefix: "SageMaker", service: "AmazonSageMaker" },
    sns: { prefix: "SNS", service: "AmazonSNS" },
    sqs: { prefix: "SQS", service: "AmazonSQS" },
    states: { prefix: "StepFunctions", service: "AWSStepFunctions" },
  }),
);
