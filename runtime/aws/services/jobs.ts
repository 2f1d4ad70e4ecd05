import type { Members } from "../../types.js";
import type { ServiceResource } from "./resource.js";

/** How to follow what was started: which action describes it, with what, and what its description says. */
export interface JobKind {
  readonly describe: string;
  /** What the description is asked with, from what the start gave and was given. */
  ask(started: Members, given: Members): object;
  stateOf(description: Members): JobState;
  /** The action that stops it, and what with, from what its description is asked with. */
  readonly stop?: readonly [action: string, with_: (asked: Members) => object];
}

export interface JobState {
  readonly status: "running" | "succeeded" | "failed";
  /** The Task's result; JSON text of it is the cause of a failure. */
  readonly result: unknown;
}

/** The job that a `.sync` Task starts (AWS, "Run a Job"), or `undefined` where heaviside cannot follow it. */
export function jobKindOf(resource: ServiceResource): JobKind | undefined {
  const { service, action, pattern, isSdk } = resource;
  if (isSdk) return undefined;
  const name = `${service}:${action}`;
  return name === "states:startExecution" && pattern === ".sync:2" ? child2 : kinds[name];
}

const child: JobKind = {
  describe: "describeExecution",
  ask: ({ ExecutionArn }) => ({ ExecutionArn }),
  stateOf: (execution) => ({
    status: statusIn(execution.Status, {
      running: ["RUNNING", "PENDING_REDRIVE"],
      succeeded: ["SUCCEEDED"],
    }),
    result: execution,
  }),
  stop: ["stopExecution", ({ ExecutionArn }) => ({ ExecutionArn })],
};

/** Input and output as values, not texts. */
const child2: JobKind = {
  ...child,
  stateOf(execution) {
    const texts = ["Input", "Output"].filter((name) => typeof execution[name] === "string");
    const values = texts.map((name) => [name, JSON.parse(String(execution[name]))] as const);
    return { ...child.stateOf(execution), result: { ...execution, ...Object.fromEntries(values) } };
  },
};

const kinds: { readonly [resource: string]: JobKind } = {
  "states:startExecution": child,
  "athena:startQueryExecution": {
    describe: "getQueryExecution",
    ask: ({ QueryExecutionId }) => ({ QueryExecutionId }),
    stateOf: ({ QueryExecution }) => ({
      status: statusIn(QueryExecution?.Status?.State, {
        running: ["QUEUED", "RUNNING"],
        succeeded: ["SUCCEEDED"],
      }),
      result: { QueryExecution },
    }),
    stop: ["stopQueryExecution", ({ QueryExecutionId }) => ({ QueryExecutionId })],
  },
  "batch:submitJob": {
    describe: "describeJobs",
    ask: ({ JobId }) => ({ Jobs: [JobId] }),
    stateOf: ({ Jobs }) => ({
      status: statusIn(Jobs?.[0]?.Status, {
        running: ["SUBMITTED", "PENDING", "RUNNABLE", "STARTING", "RUNNING"],
        succeeded: ["SUCCEEDED"],
      }),
      result: Jobs?.[0],
    }),
    stop: ["terminateJob", ({ Jobs }) => ({ JobId: Jobs?.[0], Reason: "The Task was aborted." })],
  },
  "codebuild:startBuild": {
    describe: "batchGetBuilds",
    ask: ({ Build }) => ({ Ids: [Build?.Id] }),
    stateOf: ({ Builds }) => ({
      status: statusIn(Builds?.[0]?.BuildStatus, {
        running: ["IN_PROGRESS"],
        succeeded: ["SUCCEEDED"],
      }),
      result: { Build: Builds?.[0] },
    }),
    stop: ["stopBuild", ({ Ids }) => ({ Id: Ids?.[0] })],
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
      status: statusIn(JobRun?.JobRunState, {
        running: ["STARTING", "RUNNING", "STOPPING", "WAITING"],
        succeeded: ["SUCCEEDED"],
      }),
      result: JobRun,
    }),
    stop: ["batchStopJobRun", ({ JobName, RunId }) => ({ JobName, JobRunIds: [RunId] })],
  },
};

function statusIn(
  status: unknown,
  {
    running,
    succeeded,
  }: { readonly running: readonly string[]; readonly succeeded: readonly string[] },
): JobState["status"] {
  if (running.includes(String(status))) return "running";
  return succeeded.includes(String(status)) ? "succeeded" : "failed";
}

/** A task that has stopped has failed unless all its containers ended with 0. */
function taskStatus(task: Members): JobState["status"] {
  if (task.LastStatus !== "STOPPED") return "running";
  const containers = Object.values(task.Containers ?? {}) as readonly Members[];
  const isDone = containers.every((container) => container.ExitCode === 0);
  return isDone && containers.length > 0 ? "succeeded" : "failed";
}
