import { StatesError } from "../errors.js";
import type { Progress, Service } from "../ports/ports.js";
import { resourceOf } from "../run.js";
import type { Call } from "./services/call.js";
import type { Job, Progress as Progressed, Services } from "./services/index.js";

/** The port for Tasks without a function that embeds the runtime: services of AWS, and functions that are waited for. */
export function servicePort(services: Services): Service {
  return {
    async begin(task, call) {
      const { given, id } = call;
      const resource = resourceOf(task);
      const role = roleOf(call.credentials);
      return progressOf(
        await services.begin({
          resource,
          given,
          id,
          credentials: role,
          signal: call.signal(),
          arns: call.arns(),
        }),
      );
    },
    async look(job) {
      return progressOf(await services.look(asJob(job)));
    },
    stop: (job) => services.stop(asJob(job)),
  };
}

/** What comes of a token, the flow waits for. */
function progressOf(progress: Progressed): Progress {
  return progress.kind === "token" ? { kind: "done", result: progress.result } : progress;
}

/** What `begin` or `look` gave. */
function asJob(job: unknown): Job {
  return job as Job;
}

/** A Task's Credentials, if it has any. Throws `States.Permissions` where they name no role. */
function roleOf(credentials: unknown): Call["credentials"] {
  if (credentials === undefined) return undefined;
  const { RoleArn } = Object(credentials) as { readonly RoleArn?: unknown };
  if (typeof RoleArn === "string") return { RoleArn };
  throw new StatesError("States.Permissions", "The Credentials of a Task have a RoleArn, a text.");
}
