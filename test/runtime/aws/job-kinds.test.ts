import { describe, expect, test } from "vitest";
import { jobKinds } from "../../../runtime/aws/services/job-kinds.js";
import type { Members } from "../../../runtime/types.js";

// What each service says of its jobs; `jobs.test.ts` asks some of them over the wire.

const rows = [
  {
    resource: "athena:startQueryExecution",
    running: "QUEUED RUNNING",
    succeeded: "SUCCEEDED",
    failed: "FAILED CANCELLED",
    description: (State: string) => ({ QueryExecution: { Status: { State } } }),
  },
  {
    resource: "batch:submitJob",
    running: "SUBMITTED PENDING RUNNABLE STARTING RUNNING",
    succeeded: "SUCCEEDED",
    failed: "FAILED",
    description: (Status: string) => ({ Jobs: [{ Status }] }),
  },
  {
    resource: "codebuild:startBuild",
    running: "IN_PROGRESS",
    succeeded: "SUCCEEDED",
    failed: "FAILED FAULT TIMED_OUT STOPPED",
    description: (BuildStatus: string) => ({ Builds: [{ BuildStatus }] }),
  },
  {
    resource: "glue:startJobRun",
    running: "STARTING RUNNING STOPPING WAITING",
    succeeded: "SUCCEEDED",
    failed: "STOPPED FAILED TIMEOUT ERROR EXPIRED",
    description: (JobRunState: string) => ({ JobRun: { JobRunState } }),
  },
  {
    resource: "mediaconvert:createJob",
    running: "SUBMITTED PROGRESSING",
    succeeded: "COMPLETE",
    failed: "CANCELED ERROR",
    description: (Status: string) => ({ Job: { Status } }),
  },
  {
    resource: "sagemaker:createTrainingJob",
    running: "InProgress Stopping",
    succeeded: "Completed",
    failed: "Failed Stopped",
    description: (TrainingJobStatus: string) => ({ TrainingJobStatus }),
  },
  {
    resource: "sagemaker:createLabelingJob",
    running: "Initializing InProgress Stopping",
    succeeded: "Completed",
    failed: "Failed Stopped",
    description: (LabelingJobStatus: string) => ({ LabelingJobStatus }),
  },
  {
    resource: "states:startExecution",
    running: "RUNNING PENDING_REDRIVE",
    succeeded: "SUCCEEDED",
    failed: "FAILED TIMED_OUT ABORTED",
    description: (Status: string) => ({ Status }),
  },
  {
    resource: "codebuild:startBuildBatch",
    running: "IN_PROGRESS",
    succeeded: "SUCCEEDED",
    failed: "FAILED FAULT TIMED_OUT STOPPED",
    description: (BuildBatchStatus: string) => ({ BuildBatches: [{ BuildBatchStatus }] }),
  },
  {
    resource: "databrew:startJobRun",
    running: "STARTING RUNNING STOPPING",
    succeeded: "SUCCEEDED",
    failed: "STOPPED FAILED TIMEOUT",
    description: (State: string) => ({ State }),
  },
  {
    resource: "bedrock:createModelCustomizationJob",
    running: "InProgress Stopping",
    succeeded: "Completed",
    failed: "Failed Stopped",
    description: (Status: string) => ({ Status }),
  },
  {
    resource: "elasticmapreduce:createCluster",
    running: "STARTING BOOTSTRAPPING RUNNING TERMINATING",
    succeeded: "WAITING TERMINATED",
    failed: "TERMINATED_WITH_ERRORS",
    description: (State: string) => ({ Cluster: { Status: { State } } }),
  },
  {
    resource: "elasticmapreduce:addStep",
    running: "PENDING CANCEL_PENDING RUNNING",
    succeeded: "COMPLETED",
    failed: "CANCELLED FAILED INTERRUPTED",
    description: (State: string) => ({ Step: { Status: { State } } }),
  },
  {
    resource: "emr-serverless:startJobRun",
    running: "SUBMITTED PENDING SCHEDULED RUNNING CANCELLING QUEUED",
    succeeded: "SUCCESS",
    failed: "FAILED CANCELLED",
    description: (State: string) => ({ JobRun: { State } }),
  },
  {
    resource: "emr-containers:startJobRun",
    running: "PENDING SUBMITTED RUNNING CANCEL_PENDING",
    succeeded: "COMPLETED",
    failed: "FAILED CANCELLED",
    description: (State: string) => ({ JobRun: { State } }),
  },
  {
    resource: "eks:createNodegroup",
    running: "CREATING UPDATING",
    succeeded: "ACTIVE",
    failed: "CREATE_FAILED DEGRADED",
    description: (Status: string) => ({ Nodegroup: { Status } }),
  },
  {
    resource: "ecs:runTask",
    running: "PROVISIONING PENDING ACTIVATING RUNNING DEACTIVATING STOPPING DEPROVISIONING",
    succeeded: "STOPPED",
    failed: "",
    description: (LastStatus: string) => ({
      Tasks: [{ LastStatus, Containers: [{ ExitCode: 0 }] }],
    }),
  },
];

describe.each(rows)("$resource", ({ resource, description, ...statuses }) => {
  test.each(["running", "succeeded", "failed"] as const)("%s", (status) => {
    const names = statuses[status].split(" ").filter((name) => name !== "");
    const told = names.map(
      (name) =>
        jobKinds.get(resource)?.stateOf(description(name) as unknown as Members, {} as Members)
          .status,
    );
    expect(told).toEqual(names.map(() => status));
  });
});

test.each([
  [
    "sagemaker:createTransformJob",
    { TransformJobArn: "arn" },
    { TransformJobName: "n", ModelName: "m" },
    "describeTransformJob",
    { TransformJobName: "n" },
    "stopTransformJob",
    { TransformJobName: "n" },
  ],
  [
    "mediaconvert:createJob",
    { Job: { Id: "1" } },
    {},
    "getJob",
    { Id: "1" },
    "cancelJob",
    { Id: "1" },
  ],
  [
    "glue:startJobRun",
    { JobRunId: "1" },
    { JobName: "n" },
    "getJobRun",
    { JobName: "n", RunId: "1" },
    "batchStopJobRun",
    { JobName: "n", JobRunIds: ["1"] },
  ],
  [
    "elasticmapreduce:addStep",
    { StepId: "s" },
    { ClusterId: "c", Step: {} },
    "describeStep",
    { ClusterId: "c", StepId: "s" },
    "cancelSteps",
    { ClusterId: "c", StepIds: ["s"] },
  ],
  [
    "databrew:startJobRun",
    { RunId: "r" },
    { Name: "n" },
    "describeJobRun",
    { Name: "n", RunId: "r" },
    "stopJobRun",
    { Name: "n", RunId: "r" },
  ],
  [
    "ecs:runTask",
    { Tasks: [{ TaskArn: "t" }] },
    { Cluster: "c" },
    "describeTasks",
    { Cluster: "c", Tasks: ["t"] },
    "stopTask",
    { Cluster: "c", Task: "t" },
  ],
])("%s is described, and stopped", (resource, started, given, describing, ask, stopping, stop) => {
  const kind = jobKinds.get(resource);
  const members = (value: object) => value as unknown as Members;
  expect(kind?.describe).toBe(describing);
  expect(kind?.ask(members(started), members(given))).toEqual(ask);
  expect(kind?.stop?.[0]).toBe(stopping);
  expect(kind?.stop?.[1](members(ask))).toEqual(stop);
});
