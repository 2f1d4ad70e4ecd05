import type { Details } from "../context.js";
import type { Failure } from "../errors.js";
import type { Call } from "../run.js";
import type { Resource } from "./resource.js";

/** An event of a Task's attempt: its type and details. */
export type TaskEvent = readonly [type: string, details?: Details];

/** The attempt was handed to whoever does it. */
export function scheduled(resource: Resource, call: Call, region: string): TaskEvent {
  const limits = {
    ...(call.timeoutSeconds !== undefined && { timeoutInSeconds: call.timeoutSeconds }),
    ...(call.heartbeatSeconds !== undefined && { heartbeatInSeconds: call.heartbeatSeconds }),
    ...(call.credentials !== undefined && { taskCredentials: taskCredentials(call.credentials) }),
  };
  const type = `${family(resource)}Scheduled`;
  if (resource.kind !== "service")
    return [type, { resource: resource.arn, input: call.arguments, ...limits }];
  const { resourceType, resource: action } = resource;
  const where = { resourceType, resource: action, region: resource.region || region };
  return [type, { ...where, parameters: call.arguments, ...limits }];
}

export function started(resource: Resource): TaskEvent {
  const type = `${family(resource)}Started`;
  if (resource.kind === "lambda") return [type];
  return [type, resource.kind === "activity" ? { workerName: "local" } : service(resource)];
}

/** The service has taken on what it will do: `.sync` and `.waitForTaskToken`. */
export function submitted(resource: Resource, output: unknown): TaskEvent {
  return ["TaskSubmitted", { ...service(resource), output }];
}

export function succeeded(resource: Resource, output: unknown): TaskEvent {
  return [`${family(resource)}Succeeded`, { ...service(resource), output }];
}

/** A timeout has a type of its own. */
export function failed(resource: Resource, failure: Failure): TaskEvent {
  const end = failure.error === "States.Timeout" ? "TimedOut" : "Failed";
  return [`${family(resource)}${end}`, { ...service(resource), ...failure }];
}

function family(resource: Resource): string {
  switch (resource.kind) {
    case "lambda":
      return "LambdaFunction";
    case "activity":
      return "Activity";
    case "service":
      return "Task";
    default:
      return resource satisfies never;
  }
}

function service(resource: Resource): Details {
  if (resource.kind !== "service") return {};
  return { resourceType: resource.resourceType, resource: resource.resource };
}

function taskCredentials(credentials: unknown): Details {
  const { RoleArn } = credentials as { readonly RoleArn?: unknown };
  return { roleArn: RoleArn };
}
