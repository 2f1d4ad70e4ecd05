import type { Members } from "../../types.js";
import type { JobKind } from "./jobs.js";
import type { ServiceResource } from "./resource.js";
import { statusOf } from "./status.js";

// Amazon EMR's actions have other names in the optimised integration than in its API (AWS, "Create and manage Amazon EMR
// clusters").

/** What an action is in the API: its name, its Parameters, and what its answer becomes. */
interface Renamed {
  readonly action: string;
  given(given: Members): object;
  result?(answer: Members): object;
}

const actions: { readonly [action: string]: Renamed } = {
  createCluster: {
    action: "runJobFlow",
    given: (given) => given,
    result: ({ JobFlowId, ...more }) => ({ ...more, ClusterId: JobFlowId }),
  },
  terminateCluster: {
    action: "terminateJobFlows",
    given: ({ ClusterId }) => ({ JobFlowIds: [ClusterId] }),
  },
  addStep: {
    action: "addJobFlowSteps",
    given: ({ ClusterId, Step, ...more }) => ({ ...more, JobFlowId: ClusterId, Steps: [Step] }),
    result: ({ StepIds, ...more }) => ({ ...more, StepId: StepIds?.[0] }),
  },
  cancelStep: {
    action: "cancelSteps",
    given: ({ StepId, ...more }) => ({ ...more, StepIds: [StepId] }),
  },
  setClusterTerminationProtection: {
    action: "setTerminationProtection",
    given: ({ ClusterId, ...more }) => ({ ...more, JobFlowIds: [ClusterId] }),
  },
};

/** The action of EMR's API for an action of the integration; `undefined` for every other. */
export function renamed({ action, isSdk, service }: ServiceResource): Renamed | undefined {
  if (isSdk || service !== "elasticmapreduce" || !Object.hasOwn(actions, action)) return undefined;
  return actions[action];
}

/** By the optimised integration that starts it. */
export const emrJobs: { readonly [action: string]: JobKind } = {
  // Over when it can take steps, or has done those that it was given.
  "elasticmapreduce:createCluster": {
    describe: "describeCluster",
    ask: ({ ClusterId }) => ({ ClusterId }),
    stateOf: ({ Cluster }, { ClusterId }) => ({
      status: statusOf(
        Cluster?.Status?.State,
        ["STARTING", "BOOTSTRAPPING", "RUNNING", "TERMINATING"],
        ["WAITING", "TERMINATED"],
      ),
      result: { Cluster, ClusterId },
    }),
    stop: ["terminateJobFlows", ({ ClusterId }) => ({ JobFlowIds: [ClusterId] })],
  },
  "elasticmapreduce:terminateCluster": {
    describe: "describeCluster",
    ask: (_, { ClusterId }) => ({ ClusterId }),
    stateOf: ({ Cluster }, { ClusterId }) => ({
      status: statusOf(
        Cluster?.Status?.State,
        ["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING", "TERMINATING"],
        ["TERMINATED", "TERMINATED_WITH_ERRORS"],
      ),
      result: { Cluster, ClusterId },
    }),
  },
  "elasticmapreduce:addStep": {
    describe: "describeStep",
    ask: ({ StepId }, { ClusterId }) => ({ ClusterId, StepId }),
    stateOf: ({ Step }) => ({
      status: statusOf(
        Step?.Status?.State,
        ["PENDING", "CANCEL_PENDING", "RUNNING"],
        ["COMPLETED"],
      ),
      result: { Step },
    }),
    stop: ["cancelSteps", ({ ClusterId, StepId }) => ({ ClusterId, StepIds: [StepId] })],
  },
  "emr-containers:startJobRun": {
    describe: "describeJobRun",
    ask: ({ Id, VirtualClusterId }) => ({ Id, VirtualClusterId }),
    stateOf: ({ JobRun }) => ({
      status: statusOf(
        JobRun?.State,
        ["PENDING", "SUBMITTED", "RUNNING", "CANCEL_PENDING"],
        ["COMPLETED"],
      ),
      result: JobRun,
    }),
    stop: ["cancelJobRun", (asked) => asked],
  },
  "emr-containers:deleteVirtualCluster": {
    describe: "describeVirtualCluster",
    ask: ({ Id }) => ({ Id }),
    stateOf: ({ VirtualCluster }) => ({
      status: statusOf(
        VirtualCluster?.State,
        ["RUNNING", "TERMINATING", "ARRESTED"],
        ["TERMINATED"],
      ),
      result: VirtualCluster,
    }),
    isGone: true,
  },
  "emr-serverless:startJobRun": {
    describe: "getJobRun",
    ask: ({ ApplicationId, JobRunId }) => ({ ApplicationId, JobRunId }),
    stateOf: ({ JobRun }) => ({
      status: statusOf(
        JobRun?.State,
        ["SUBMITTED", "PENDING", "SCHEDULED", "RUNNING", "CANCELLING", "QUEUED"],
        ["SUCCESS"],
      ),
      result: JobRun,
    }),
    stop: ["cancelJobRun", (asked) => asked],
  },
  "emr-serverless:cancelJobRun": {
    describe: "getJobRun",
    ask: (_, { ApplicationId, JobRunId }) => ({ ApplicationId, JobRunId }),
    stateOf: ({ JobRun }) => ({
      status: statusOf(
        JobRun?.State,
        ["SUBMITTED", "PENDING", "SCHEDULED", "RUNNING", "CANCELLING", "QUEUED"],
        ["CANCELLED", "SUCCESS", "FAILED"],
      ),
      result: JobRun,
    }),
  },
  "emr-serverless:createApplication": application(["CREATING"], ["CREATED", "STARTED"]),
  "emr-serverless:startApplication": application(["CREATED", "STARTING", "STOPPED"], ["STARTED"]),
  "emr-serverless:stopApplication": application(["STARTED", "STOPPING"], ["STOPPED", "CREATED"]),
  "emr-serverless:deleteApplication": {
    ...application(["CREATED", "STOPPED", "STOPPING"], ["TERMINATED"]),
    isGone: true,
  },
};

function application(running: readonly string[], succeeded: readonly string[]): JobKind {
  return {
    describe: "getApplication",
    ask: (started, given) => ({ ApplicationId: started.ApplicationId ?? given.ApplicationId }),
    stateOf: ({ Application }) => ({
      status: statusOf(Application?.State, running, succeeded),
      result: { Application },
    }),
  };
}
