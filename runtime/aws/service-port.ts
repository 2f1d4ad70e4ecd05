import { StatesError } from "../errors.js";
import type { Clock, Ports } from "../ports/ports.js";
import type { Job, Services } from "./services/index.js";

/**
 * The port for Tasks without a function that stays until a job is over: for short ones, since the function is paid for while it
 * waits. A job whose Task times out is stopped, if this function lives so long. What comes of a token, the flow waits for.
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
    return progress.result;
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
  const target = signal as AbortSignal | undefined;
  if (target?.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const stop = (): void => {
      cancel();
      resolve(false);
    };
    const cancel = clock.after(seconds * 1000, () => {
      target?.removeEventListener("abort", stop);
      resolve(true);
    });
    target?.addEventListener("abort", stop, { once: true });
  });
}
