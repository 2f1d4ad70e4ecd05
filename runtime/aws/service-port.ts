import { StatesError } from "../errors.js";
import type { Clock, Ports } from "../ports/ports.js";
import type { Job, Services } from "./services/index.js";

/**
 * The port for Tasks without a function that stays until a job is over: for short ones, since the function is paid for while it
 * waits. A job whose Task times out is stopped. Throws `Heaviside.NoService` for a token, which comes back to somebody else.
 */
export function servicePort(services: Services, clock: Clock): Ports["service"] {
  return async (task, given, { signal }) => {
    const resource = typeof task.Resource === "function" ? task.Resource() : (task.Resource ?? "");
    let progress = await services.begin({ resource, given, signal });
    while (progress.kind === "running") {
      const { job, seconds } = progress;
      if (!(await waited(clock, seconds, signal))) return stopped(services, job);
      progress = await services.look(job, { signal });
    }
    if (progress.kind === "done") return progress.result;
    const cause = `${resource} was asked for, and nobody waits for its token here.`;
    throw new StatesError("Heaviside.NoService", cause);
  };
}

/** Nobody learns what is thrown: the Task has failed already. */
async function stopped(services: Services, job: Job): Promise<never> {
  await services.stop(job);
  throw new StatesError("States.Timeout");
}

/** False as soon as the signal fires. */
function waited(clock: Clock, seconds: number, signal: unknown): Promise<boolean> {
  // Every platform's AbortSignal is an EventTarget.
  const { aborted = false, addEventListener } = (signal ?? {}) as Partial<AbortSignal>;
  if (aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const cancel = clock.after(seconds * 1000, () => resolve(true));
    addEventListener?.call(signal as AbortSignal, "abort", () => {
      cancel();
      resolve(false);
    });
  });
}
