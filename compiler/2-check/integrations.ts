/** How a Task waits for a service: not at all, for the end of the job, or for its token to come back. */
export type Pattern = "" | ".sync" | ".sync:2" | ".waitForTaskToken";

/** The resource of a service integration, taken apart. */
export interface Integration {
  /** `dynamodb`, or `aws-sdk:dynamodb`. */
  readonly service: string;
  readonly action: string;
  readonly pattern: string;
}

/** `arn:aws:states:::dynamodb:putItem` and the like; `undefined` for every other resource. */
export function integrationOf(resource: string): Integration | undefined {
  const [, rest] = /^arn:aws[\w-]*:states:::(.*)$/s.exec(resource) ?? [];
  if (rest === undefined) return undefined;
  const [, service = "", action = "", pattern = ""] =
    /^((?:aws-sdk:)?[^:]*):?([^.:]*)(.*)$/s.exec(rest) ?? [];
  return { service, action, pattern };
}

const request: readonly Pattern[] = [""];
const job: readonly Pattern[] = ["", ".sync"];
const token: readonly Pattern[] = ["", ".waitForTaskToken"];
const all: readonly Pattern[] = ["", ".sync", ".waitForTaskToken"];

interface Service {
  readonly [action: string]: readonly Pattern[];
}

/** What AWS integrates in an optimised way (AWS, "Integrating optimized services"), with the patterns of each action. */
export const optimised: { readonly [service: string]: Service } = {
  apigateway: { invoke: token },
  athena: {
    startQueryExecution: job,
    stopQueryExecution: request,
    getQueryExecution: request,
    getQueryResults: request,
  },
  batch: { submitJob: job },
  bedrock: { invokeModel: all, createModelCustomizationJob: job },
  bedrockagentcore: { invokeHarness: request },
  codebuild: {
    startBuild: job,
    stopBuild: request,
    batchDeleteBuilds: request,
    batchGetReports: request,
    startBuildBatch: job,
    stopBuildBatch: request,
    retryBuildBatch: job,
    deleteBuildBatch: request,
  },
  databrew: { startJobRun: job },
  dynamodb: { getItem: request, putItem: request, updateItem: request, deleteItem: request },
  ecs: { runTask: all },
  eks: {
    call: request,
    runJob: all,
    createCluster: job,
    deleteCluster: job,
    createFargateProfile: job,
    deleteFargateProfile: job,
    createNodegroup: job,
    deleteNodegroup: job,
  },
  elasticmapreduce: {
    createCluster: job,
    terminateCluster: job,
    addStep: job,
    cancelStep: request,
    setClusterTerminationProtection: request,
    modifyInstanceFleetByName: request,
    modifyInstanceGroupByName: request,
  },
  "emr-containers": { createVirtualCluster: request, deleteVirtualCluster: job, startJobRun: job },
  "emr-serverless": {
    createApplication: job,
    startApplication: job,
    stopApplication: job,
    deleteApplication: job,
    startJobRun: job,
    cancelJobRun: job,
  },
  events: { putEvents: token },
  glue: { startJobRun: job },
  http: { invoke: request },
  // listFunctions is in no documentation, and AWS was seen to accept it.
  lambda: { invoke: token, listFunctions: request },
  mediaconvert: { createJob: job },
  sagemaker: {
    createEndpoint: request,
    createEndpointConfig: request,
    createHyperParameterTuningJob: job,
    createLabelingJob: job,
    createModel: request,
    createProcessingJob: job,
    createTrainingJob: job,
    createTransformJob: job,
    updateEndpoint: request,
  },
  sns: { publish: token },
  sqs: { sendMessage: token },
  states: { startExecution: ["", ".sync", ".sync:2", ".waitForTaskToken"] },
};

/** What an ItemReader may read with, and what a ResultWriter may write with. */
export const readers: readonly string[] = ["s3:getObject", "s3:listObjectsV2"];
export const writers: readonly string[] = ["s3:putObject"];

/** The patterns of an SDK integration, of whatever service and action. */
export const sdkPatterns: readonly string[] = token;
