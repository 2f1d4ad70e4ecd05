import { renamed } from "../../runtime/aws/services/emr.js";
import { jobKinds } from "../../runtime/aws/services/job-kinds.js";
import type { ServiceResource } from "../../runtime/aws/services/resource.js";
import { joined, sub, type Sub } from "../sub.js";
import {
  arn,
  everything,
  grantOn,
  named,
  onEverything,
  pascal,
  type Call,
  type Grant,
} from "./grant.js";

/** A job of a service: what it is run on, and what asks for its state and stops it. */
interface Job {
  /** The field that names it, and the ARN that a name stands for. */
  readonly field: string;
  readonly arn: (name: Sub) => Sub;
  readonly otherwise: Sub;
  /** For `.sync`; on the same resources unless they have names of their own. */
  readonly polling: readonly string[];
  readonly polled?: Sub;
}

const jobs: { readonly [service: string]: { readonly [action: string]: Job } } = {
  glue: {
    startJobRun: {
      field: "JobName",
      arn: (name) => arn("glue", joined("job/", name)),
      otherwise: arn("glue", "job/*"),
      polling: ["glue:GetJobRun", "glue:BatchStopJobRun"],
    },
  },
  codebuild: {
    startBuild: {
      field: "ProjectName",
      arn: (name) => arn("codebuild", joined("project/", name)),
      otherwise: arn("codebuild", "project/*"),
      polling: ["codebuild:BatchGetBuilds", "codebuild:StopBuild"],
    },
  },
  athena: {
    startQueryExecution: {
      field: "WorkGroup",
      arn: (name) => arn("athena", joined("workgroup/", name)),
      otherwise: arn("athena", "workgroup/*"),
      polling: ["athena:GetQueryExecution", "athena:StopQueryExecution"],
    },
  },
  batch: {
    submitJob: {
      field: "JobQueue",
      arn: (name) => arn("batch", joined("job-queue/", name)),
      otherwise: arn("batch", "job-queue/*"),
      polling: ["batch:DescribeJobs", "batch:TerminateJob"],
      polled: everything,
    },
  },
  databrew: {
    startJobRun: {
      field: "Name",
      arn: (name) => arn("databrew", joined("job/", name)),
      otherwise: arn("databrew", "job/*"),
      polling: ["databrew:DescribeJobRun", "databrew:StopJobRun"],
    },
  },
};

/** Jobs that may be waited for; `undefined` for what is none of them. */
export function jobGrants(service: string, call: Call): readonly Grant[] | undefined {
  const job = jobs[service]?.[call.action];
  if (!job) return otherJob(service, call);
  const start = grantOn(call, job.field, {
    actions: [`${service}:${pascal(call.action)}`],
    toArns: (name) => [named(name, job.arn)],
    otherwise: job.otherwise,
  });
  const grants = [start, ...beside(service, call)];
  if (!call.pattern.startsWith(".sync")) return grants;
  const resources = job.polled ? [job.polled] : start.resources;
  return [...grants, { actions: job.polling, resources }];
}

/** A job that is not looked at closely: it is started, described and stopped, and its roles are passed on. */
function otherJob(service: string, call: Call): readonly Grant[] | undefined {
  const kind = jobKinds.get(`${service}:${call.action}`);
  if (!kind) return undefined;
  const resource: ServiceResource = {
    kind: "service",
    service,
    action: call.action,
    pattern: "",
    isSdk: false,
  };
  const start = renamed(resource)?.action ?? call.action;
  const looks = call.pattern.startsWith(".sync")
    ? [kind.describe, kind.stop?.[0] ?? []].flat()
    : [];
  const actions = [...new Set([start, ...looks])].map((action) => `${service}:${pascal(action)}`);
  return [onEverything(actions, notLookedAt), ...passesRoles(call)];
}

/** Roles that a service works in: who starts a job has to be allowed to pass them on. */
function passesRoles(call: Call): readonly Grant[] {
  const given = [
    "RoleArn",
    "ExecutionRoleArn",
    "Role",
    "ServiceRole",
    "JobFlowRole",
    "NodeRole",
    "PodExecutionRoleArn",
  ].filter((name) => call.has(name));
  return given.map((name) =>
    grantOn(call, name, {
      actions: ["iam:PassRole"],
      toArns: (role) => [
        named(role, (each) => joined("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/", each)),
      ],
      otherwise: sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*"),
    }),
  );
}

/** A job of Batch is submitted to a queue by its definition. */
function beside(service: string, call: Call): readonly Grant[] {
  if (service !== "batch") return [];
  return [
    grantOn(call, "JobDefinition", {
      actions: ["batch:SubmitJob"],
      toArns: (name) => [named(name, (each) => arn("batch", joined("job-definition/", each)))],
      otherwise: arn("batch", "job-definition/*"),
    }),
  ];
}

/** `ecs:runTask`: the roles of the task are passed on. */
export function ecsGrants(call: Call): readonly Grant[] {
  if (call.action !== "runTask") return [onEverything([`ecs:${pascal(call.action)}`], notLookedAt)];
  const run = grantOn(call, "TaskDefinition", {
    actions: ["ecs:RunTask"],
    toArns: (name) => [
      named(name, (each) =>
        arn("ecs", joined("task-definition/", each, /:\d+$/.test(each.text) ? "" : ":*")),
      ),
    ],
    otherwise: arn("ecs", "task-definition/*"),
  });
  const pass: Grant = {
    actions: ["iam:PassRole"],
    resources: [everything],
    wide: "which roles the task has, its definition says",
  };
  if (!call.pattern.startsWith(".sync")) return [run, pass];
  return [
    run,
    pass,
    { actions: ["ecs:DescribeTasks", "ecs:StopTask"], resources: [arn("ecs", "task/*")] },
  ];
}

/** `bedrock:invokeModel`: a model of AWS, or one by its ARN. */
export function bedrockGrants(call: Call): readonly Grant[] {
  const models = sub("arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/");
  if (!/^(invokeModel|converse)$/.test(call.action))
    return [onEverything([`bedrock:${pascal(call.action)}`], notLookedAt)];
  return [
    grantOn(call, ["ModelId"], {
      actions: ["bedrock:InvokeModel"],
      toArns: (id) => [named(id, (name) => joined(models, name))],
      otherwise: joined(models, "*"),
    }),
  ];
}

export const notLookedAt = "which resources it is about is not looked at";
