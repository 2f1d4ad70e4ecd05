import { complete, recover, recoverThrown, type Completion, type Visit } from "./complete.js";
import { StatesError, type Failure } from "./errors.js";
import { dataLimitExceeded, isOverLimit } from "./limit.js";
import { invalidResult, prepare, thrownByHandler, type Call } from "./run.js";
import { completingOf, type Invocation, type Scope } from "./scope.js";
import { thrown } from "./step.js";
import type { AnyTask } from "./types.js";

/** Does the work of a Task. */
export interface Worker {
  /** What the service calls it when its result is too large. */
  readonly name: string;
  /** Given what the Task is called with; what it gives is copied as JSON. */
  work(given: unknown, context: { readonly signal: unknown }): unknown;
}

/** Makes one attempt of the current Task, under its timeouts, and says how that goes on. */
export async function attempt(
  run: Invocation,
  scope: Scope,
  task: AnyTask,
  { visit, worker }: { readonly visit: Visit; readonly worker: Worker },
): Promise<Completion> {
  const { $$, journal } = scope;
  const completing = completingOf(run, scope, task, visit);
  let call: Call;
  try {
    call = prepare(task, visit.$, $$);
  } catch (error) {
    return recoverThrown(completing, thrown(error, $$));
  }
  // Scheduled, started; then succeeded or failed.
  journal.count += 3;
  const worked = await timed(run, call, worker);
  if ("failure" in worked) return recover(completing, worked.failure);
  const { output } = worked;
  const wrong = isOverLimit(output) ? dataLimitExceeded(worker.name) : invalidResult(task, output);
  return wrong === undefined ? complete(completing, output) : recover(completing, wrong);
}

type Worked = { readonly output: unknown } | { readonly failure: Failure };

/** The work under TimeoutSeconds; HeartbeatSeconds too, for nobody beats. Throws when the execution itself times out. */
function timed({ ports, carrier }: Invocation, call: Call, worker: Worker): Promise<Worked> {
  const { clock } = ports;
  const { timeoutSeconds = Infinity, heartbeatSeconds = Infinity } = call;
  const limit = Math.min(timeoutSeconds, heartbeatSeconds) * 1000;
  const left = deadline(carrier) - clock.now();
  const controller = platform.AbortController && new platform.AbortController();
  return new Promise((resolve, reject) => {
    const timedOut = (): void => {
      controller?.abort();
      if (left <= limit) reject(new StatesError("States.Timeout"));
      else resolve({ failure: { error: "States.Timeout" } });
    };
    const wait = Math.min(limit, left);
    const stop = wait < Infinity ? clock.after(wait, timedOut) : undefined;
    worked(worker, call.arguments, controller?.signal).then((outcome) => {
      stop?.();
      resolve(outcome);
    }, reject);
  });
}

async function worked(worker: Worker, given: unknown, signal: unknown): Promise<Worked> {
  try {
    return { output: copy(await worker.work(copy(given), { signal })) };
  } catch (error) {
    return { failure: thrownByHandler(error) };
  }
}

/** When the execution times out, in milliseconds since 1970. */
export function deadline({ t, d = Infinity }: Invocation["carrier"]): number {
  return t + d * 1000;
}

/** As it would travel: nobody changes a state's data, and nothing but JSON gets in. */
function copy(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value) ?? "null");
}

/** Every platform with functions has it, whatever types are installed. */
const platform: {
  readonly AbortController?: new () => { readonly signal: unknown; abort(): void };
} = globalThis;
