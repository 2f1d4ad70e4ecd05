import type { Answered, Following } from "./carrier.js";
import { deadline, slotOf } from "./carrier.js";
import { isHeldHere } from "./claim.js";
import type { Visit } from "./complete.js";
import { dispatch } from "./dispatch.js";
import { StatesError } from "./errors.js";
import { isCutOff } from "./joins.js";
import type { Fields, Job, Progress } from "./ports/ports.js";
import { carrierOf, type Invocation, type Scope } from "./scope.js";
import { failure } from "./step.js";

// Tasks whose work is a job that goes on without us (`.sync`). The function that began it is called again from time to time, to
// look; what the job comes to, or that it took too long, fills the slot after the Task's: the first to claim it counts.

/** A job that runs, and after how many seconds to look. */
export interface Running extends Following {
  readonly seconds: number;
}

/** The current Task has begun a job: this function will look at it. */
export function follow(
  run: Invocation,
  $$: Scope,
  { running, visit }: { readonly running: Running; readonly visit: Visit },
): void {
  const { job, until } = running;
  const carrier = carrierOf(run, $$, { s: $$.current.name, r: visit.attempts });
  const due = nextLook(run, running);
  $$.effects.push({ to: run.self, carrier: { ...carrier, c: { job, until } }, $: visit.$, due });
}

/**
 * What the job of a Task has come to; `undefined` where it runs, and will be looked at again, or where nobody waits for it any
 * more. A job that is over counts, even if its time is over too.
 */
export async function look(
  run: Invocation,
  { job, until }: Following,
  $: unknown,
): Promise<Answered | undefined> {
  const { carrier, ports } = run;
  const before = await ports.table?.get(slotOf(carrier));
  const isUnwanted = before ? !isHeldHere(run, before) : await isCutOff(run);
  if (isUnwanted) {
    await stop(run, job);
    return undefined;
  }
  if (before?.answer !== undefined) return JSON.parse(before.answer) as Answered;
  let progress: Progress;
  try {
    progress = await ports.service.look(job);
  } catch (error) {
    if (error instanceof StatesError) return { failure: failure(error) };
    throw error;
  }
  if (progress.kind === "done") return { output: progress.result };
  if (until !== undefined && until <= ports.clock.now())
    return { failure: { error: "States.Timeout" } };
  await lookAgain(run, { ...progress, until }, $);
  return undefined;
}

function lookAgain(run: Invocation, running: Running, $: unknown): Promise<void> {
  const { carrier, self } = run;
  const { job, until } = running;
  const { f: _, ...again } = carrier;
  const due = nextLook(run, running);
  return dispatch(run, [{ to: self, carrier: { ...again, c: { job, until } }, $, due }]);
}

/** What is kept of an answer with the claim of its slot: a job that was stopped tells no more that it took too long. */
export function kept(answer: Answered): Fields {
  return "failure" in answer ? { answer: JSON.stringify(answer) } : {};
}

/** Stops a job that nobody waits for any more. */
export async function stop({ ports: { service } }: Invocation, job: Job): Promise<void> {
  try {
    await service.stop(job);
  } catch (error) {
    // It may be over by now; and there is nobody left to be told.
    if (!(error instanceof StatesError)) throw error;
  }
}

function nextLook({ carrier, ports }: Invocation, { seconds, until = Infinity }: Running): number {
  return Math.min(ports.clock.now() + seconds * 1000, until, deadline(carrier));
}
