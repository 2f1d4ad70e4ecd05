import type { Members } from "../../types.js";
import { eksJobs } from "./eks.js";
import { emrJobs } from "./emr.js";
import type { JobKind, JobState } from "./jobs.js";
import { statusOf } from "./status.js";

const buildBatch: JobKind = {
  describe: "batchGetBuildBatches",
  ask: ({ BuildBatch }) => ({ Ids: [BuildBatch?.Id] }),
  stateOf: ({ BuildBatches }) => ({
    status: statusOf(BuildBatches?.[0]?.BuildBatchStatus, ["IN_PROGRESS"], ["SUCCEEDED"]),
    result: { BuildBatch: BuildBatches?.[0] },
  }),
  stop: ["stopBuildBatch", ({ Ids }) => ({ Id: Ids?.[0] })],
};

/** By the optimised integration that starts it. */
export const jobKinds: ReadonlyMap<string, JobKind> = new Map(
  Object.entries<JobKind>({
    ...eksJobs,
    ...emrJobs,
    "athena:startQueryExecution": {
      describe: "getQueryExecution",
      ask: ({ QueryExecutionId }) => ({ QueryExecutionId }),
      stateOf: ({ QueryExecution }) => ({
        status: statusOf(QueryExecution?.Status?.State, ["QUEUED", "RUNNING"], ["SUCCEEDED"]),
        result: { QueryExecution },
      }),
      stop: ["stopQueryExecution", ({ QueryExecutionId }) => ({ QueryExecutionId })],
    },
    "batch:submitJob": {
      describe: "describeJobs",
      ask: ({ JobId }) => ({ Jobs: [JobId] }),
      stateOf: ({ Jobs }) => ({
        status: statusOf(
          Jobs?.[0]?.Status,
          ["SUBMITTED", "PENDING", "RUNNABLE", "STARTING", "RUNNING"],
          ["SUCCEEDED"],
        ),
        result: Jobs?.[0],
      }),
      stop: ["terminateJob", ({ Jobs }) => ({ JobId: Jobs?.[0], Reason: "The Task was aborted." })],
    },
    "codebuild:startBuild": {
      describe: "batchGetBuilds",
      ask: ({ Build }) => ({ Ids: [Build?.Id] }),
      stateOf: ({ Builds }) => ({
        status: statusOf(Builds?.[0]?.BuildStatus, ["IN_PROGRESS"], ["SUCCEEDED"]),
        result: { Build: Builds?.[0] },
      }),
      stop: ["stopBuild", ({ Ids }) => ({ Id: Ids?.[0] })],
    },
    "codebuild:startBuildBatch": buildBatch,
    "codebuild:retryBuildBatch": buildBatch,
    "bedrock:createModelCustomizationJob": {
      describe: "getModelCustomizationJob",
      ask: ({ JobArn }) => ({ JobIdentifier: JobArn }),
      stateOf: (job) => ({
        status: statusOf(job.Status, ["InProgress", "Stopping"], ["Completed"]),
        result: job,
      }),
      stop: ["stopModelCustomizationJob", (asked) => asked],
    },
    "databrew:startJobRun": {
      describe: "describeJobRun",
      ask: ({ RunId }, { Name }) => ({ Name, RunId }),
      stateOf: (run) => ({
        status: statusOf(run.State, ["STARTING", "RUNNING", "STOPPING"], ["SUCCEEDED"]),
        result: run,
      }),
      stop: ["stopJobRun", (asked) => asked],
    },
    "ecs:runTask": {
      describe: "describeTasks",
      ask: ({ Tasks }, { Cluster }) => ({ Cluster, Tasks: [Tasks?.[0]?.TaskArn] }),
      stateOf: ({ Tasks }) => ({ status: taskStatus(Tasks?.[0] ?? {}), result: Tasks?.[0] }),
      stop: ["stopTask", ({ Cluster, Tasks }) => ({ Cluster, Task: Tasks?.[0] })],
    },
    "glue:startJobRun": {
      describe: "getJobRun",
      ask: ({ JobRunId }, { JobName }) => ({ JobName, RunId: JobRunId }),
      stateOf: ({ JobRun }) => ({
        status: statusOf(
          JobRun?.JobRunState,
          ["STARTING", "RUNNING", "STOPPING", "WAITING"],
          ["SUCCEEDED"],
        ),
        result: JobRun,
      }),
      stop: ["batchStopJobRun", ({ JobName, RunId }) => ({ JobName, JobRunIds: [RunId] })],
    },
    "mediaconvert:createJob": {
      describe: "getJob",
      ask: ({ Job }) => ({ Id: Job?.Id }),
      stateOf: ({ Job }) => ({
        status: statusOf(Job?.Status, ["SUBMITTED", "PROGRESSING"], ["COMPLETE"]),
        result: { Job },
      }),
      stop: ["cancelJob", ({ Id }) => ({ Id })],
    },
    "sagemaker:createHyperParameterTuningJob": sageMaker("HyperParameterTuningJob"),
    "sagemaker:createLabelingJob": sageMaker("LabelingJob"),
    "sagemaker:createProcessingJob": sageMaker("ProcessingJob"),
    "sagemaker:createTrainingJob": sageMaker("TrainingJob"),
    "sagemaker:createTransformJob": sageMaker("TransformJob"),
    "states:startExecution": {
      describe: "describeExecution",
      ask: ({ ExecutionArn }) => ({ ExecutionArn }),
      stateOf: (execution) => ({
        status: statusOf(execution.Status, ["RUNNING", "PENDING_REDRIVE"], ["SUCCEEDED"]),
        result: execution,
      }),
      stop: ["stopExecution", ({ ExecutionArn }) => ({ ExecutionArn })],
    },
  }),
);

/** SageMaker's jobs go by the names that they are given. */
function sageMaker(job: string): JobKind {
  const named = (given: Members) => ({ [`${job}Name`]: given[`${job}Name`] });
  return {
    describe: `describe${job}`,
    ask: (_, given) => named(given),
    stateOf: (description) => ({
      status: statusOf(
        description[`${job}Status`],
        ["Initializing", "InProgress", "Stopping"],
        ["Completed"],
      ),
      result: description,
    }),
    stop: [`stop${job}`, named],
  };
}

/** A task that has stopped has failed unless all its containers ended with 0. */
function taskStatus(task: Members): JobState["status"] {
  if (task.LastStatus !== "STOPPED") return "running";
  const containers = Object.values(task.Containers ?? {}) as readonly Members[];
  const isDone = containers.every((container) => container.ExitCode === 0);
  return isDone && containers.length > 0 ? "succeeded" : "failed";
}
