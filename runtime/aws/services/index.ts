import { StatesError } from "../../errors.js";
import type { Clock } from "../../ports/ports.js";
import type { Members } from "../../types.js";
import type { Sdk } from "../sdk.js";
import { callService, type Call } from "./call.js";
import { isUnnamedStart, startOnce } from "./child-machine.js";
import { completed, finished } from "./finish.js";
import { renamed } from "./emr.js";
import { callFunction } from "./functions.js";
import { callApi } from "./http/api-gateway.js";
import { connectionsOn } from "./http/connection.js";
import { callHttp } from "./http/http-task.js";
import { jobKindOf, type JobKind, type JobState } from "./jobs.js";
import { describeOwn, ownMachine, startOwn, stopOwn, type OwnMachines } from "./own-machine.js";
import { bringBack, ownToken } from "./own-token.js";
import type { Result } from "./result.js";
import { isPassing } from "./service-error.js";
import { unsupported } from "./unsupported.js";
import { parseResource, type Resource, type ServiceResource } from "./resource.js";

/** Does the work of Tasks whose Resource is AWS's: a Lambda function that knows nothing of heaviside, or a service. */
export interface Services {
  /** Calls it once. What goes on without us is a job; a token comes back by another way. */
  begin(call: ServiceCall): Promise<Progress>;
  /** Looks whether a job has ended; where the service is too busy to say, it runs. Throws its failure. */
  look(job: Job, context?: Pick<Call, "signal">): Promise<Progress>;
  /** Stops a job, of a Task that has timed out or whose siblings failed. */
  stop(job: Job): Promise<void>;
}

export interface ServiceCall extends Call {
  /** The Task's Resource. */
  readonly resource: string;
}

export type Progress =
  | { readonly kind: "done"; readonly result: unknown }
  /** It runs: look again after so many seconds. */
  | { readonly kind: "running"; readonly job: Job; readonly seconds: number }
  /** It was asked for, and somebody will bring the token back. */
  | { readonly kind: "token"; readonly result: unknown };

/** What was started, as JSON: it can wait in a queue. */
export interface Job {
  readonly resource: string;
  /** What its description is asked with. */
  readonly ask: object;
  readonly credentials?: Call["credentials"];
  /** How often it was looked at. */
  readonly looks: number;
  /** The function of a child machine that is heaviside's own. */
  readonly machine?: string;
}

export interface ServicesOptions {
  /** Child machines that are heaviside's own. */
  readonly machines?: OwnMachines;
  /** By which what is kept gets old. Default: this computer's. */
  readonly clock?: Pick<Clock, "now">;
}

/** Rejects by the names of Step Functions; see `callService`. */
export function awsServices(
  sdk: Sdk,
  { clock = Date, machines = {} }: ServicesOptions = {},
): Services {
  const reached = { sdk, connections: connectionsOn(sdk, clock) };
  return {
    async begin(call) {
      const resource = parseResource(call.resource);
      if (resource.kind === "function")
        return { kind: "done", result: await callFunction(sdk, resource.arn, call) };
      const direct = resource.kind === "service" ? directCall(resource) : undefined;
      if (direct) return begunDirectly(await direct(reached, call), resource);
      const service = serviceIn(call.resource);
      const machine = ownMachine(service, call.given, machines);
      if (machine !== undefined) return begunOwn(sdk, machine, { service, call });
      const waiting = ownToken(service, call.given, machines);
      if (waiting !== undefined)
        return { kind: "done", result: await bringBack(sdk, waiting, { ...service, call }) };
      return begun(sdk, service, call);
    },
    async look(job, { signal } = {}) {
      let state: JobState;
      try {
        state = await stateOf(sdk, job, signal);
      } catch (error) {
        if (isPassing(error)) return running({ ...job, looks: job.looks + 1 });
        throw error;
      }
      const { status, result } = state;
      if (status === "succeeded") return { kind: "done", result };
      if (status === "failed") throw new StatesError("States.TaskFailed", JSON.stringify(result));
      return running({ ...job, looks: job.looks + 1 });
    },
    async stop({ resource, ask, credentials, machine }) {
      if (machine !== undefined)
        return stopOwn(sdk, machine, { credentials, executionArn: (ask as Members).ExecutionArn });
      const service = serviceIn(resource);
      const { stop } = kindOf(service);
      if (stop === undefined) return;
      const [action, given] = stop;
      // What a job is asked with is JSON.
      await callService(sdk, { ...service, action }, { given: given(ask as Members), credentials });
    },
  };
}

/** What a job has come to, as its service says. */
async function stateOf(
  sdk: Sdk,
  { ask, credentials, machine, resource: text }: Job,
  signal: unknown,
): Promise<JobState> {
  const resource = serviceIn(text);
  const kind = kindOf(resource);
  if (machine !== undefined) {
    const { ExecutionArn: executionArn } = ask as Members;
    const call = { credentials, signal, executionArn };
    return kind.stateOf((await describeOwn(sdk, machine, call)) as Members, ask as Members);
  }
  const asked = { ...resource, action: kind.describe };
  try {
    const answer = (await callService(sdk, asked, { given: ask, credentials, signal })) as Members;
    const { SdkHttpMetadata: _, SdkResponseMetadata: __, ...description } = answer;
    return kind.stateOf(description, ask as Members);
  } catch (error) {
    const isGone = error instanceof StatesError && /ResourceNotFound/.test(error.Error ?? "");
    if (isGone && kind.isGone) return { status: "succeeded", result: ask };
    throw error;
  }
}

/** A child machine of heaviside's own; its token, if it was given one, comes back by another way. */
async function begunOwn(
  sdk: Sdk,
  machine: string,
  { service, call }: { readonly service: ServiceResource; readonly call: ServiceCall },
): Promise<Progress> {
  const isAwaited = service.pattern.startsWith(".sync");
  const result = await startOwn(sdk, machine, { ...call, isAwaited });
  if (service.pattern === ".waitForTaskToken") return { kind: "token", result };
  if (!isAwaited) return { kind: "done", result };
  const { credentials, resource } = call;
  const ask = { ExecutionArn: result.ExecutionArn };
  return running({ resource, ask, looks: 0, machine, ...(credentials && { credentials }) });
}

async function begun(sdk: Sdk, resource: ServiceResource, call: ServiceCall): Promise<Progress> {
  const kind = resource.pattern.startsWith(".sync") ? kindOf(resource) : undefined;
  const given = completed(resource, call.given, call.arns);
  const other = renamed(resource);
  const answer = isUnnamedStart(resource, call)
    ? await startOnce(sdk, resource, { ...call, given })
    : await callService(sdk, other ? { ...resource, action: other.action } : resource, {
        ...call,
        given: other ? other.given(given as Members) : given,
      });
  const result = finished(resource, (other?.result?.(answer as Members) as Result) ?? answer);
  if (resource.pattern === ".waitForTaskToken") return { kind: "token", result };
  if (kind === undefined) return { kind: "done", result };
  // Both are JSON.
  const ask = kind.ask(result as Members, given as Members);
  const { credentials } = call;
  return running({ resource: call.resource, ask, looks: 0, ...(credentials && { credentials }) });
}

/** Soon at first, for what is quick; at last once a minute, as Step Functions does. */
function running(job: Job): Progress {
  return { kind: "running", job, seconds: Math.min(60, 2 ** job.looks) };
}

/** Integrations that are no calls of an AWS service's API, but requests of HTTP. */
function directCall({ action, isSdk, service }: ServiceResource) {
  if (isSdk || action !== "invoke") return undefined;
  if (service === "http") return callHttp;
  return service === "apigateway" ? callApi : undefined;
}

function begunDirectly(result: unknown, resource: Resource): Progress {
  const isToken = resource.kind === "service" && resource.pattern === ".waitForTaskToken";
  return { kind: isToken ? "token" : "done", result };
}

/** The service of a Resource. Throws `Heaviside.NoService` for what heaviside cannot do. */
function serviceIn(text: string): ServiceResource {
  const resource = parseResource(text);
  const why = unsupported(resource, text);
  if (resource.kind === "service" && why === undefined) return resource;
  throw new StatesError("Heaviside.NoService", why ?? text);
}

/** How to follow the job that a service was asked for. */
function kindOf(resource: ServiceResource): JobKind {
  const kind = jobKindOf(resource);
  if (kind !== undefined) return kind;
  throw new StatesError(
    "Heaviside.NoService",
    `${resource.service}:${resource.action} starts no job.`,
  );
}
