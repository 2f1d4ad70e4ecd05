import { expect, isAnsweredLater, newToken, settle, waitsForToken } from "./callback.js";
import { deadline } from "./carrier.js";
import { setHeld, tableOf } from "./claim.js";
import { copied } from "./copy.js";
import { complete, recover, recoverThrown, type Completion, type Visit } from "./complete.js";
import { StatesError, type Failure } from "./errors.js";
import { dataLimitExceeded } from "./limit.js";
import { follow, stop, type Running } from "./job.js";
import type { Fields, Progress, ServiceCall } from "./ports/ports.js";
import { invalidResult, prepare, resourceOf, thrownByHandler, type Call } from "./run.js";
import { completingOf, nextSlot, type Invocation, type Scope } from "./scope.js";
import { thrown } from "./step.js";
import type { AnyTask } from "./types.js";
import { withText } from "./written.js";

/** Does the work of a Task, or begins it. */
export type Work = (call: ServiceCall) => Promise<Progress>;

/**
 * Makes one attempt of the current Task, under its timeouts, and says how that goes on. There is nothing to go on with where
 * a callback or a job is waited for, or where this call is known to have failed and others go on.
 */
export async function attempt(
  run: Invocation,
  $$: Scope,
  task: AnyTask,
  { held, visit, work }: { readonly held?: string; readonly visit: Visit; readonly work: Work },
): Promise<Completion | undefined> {
  const completing = completingOf(run, $$, task, visit);
  const token = waitsForToken(task) ? newToken(run, $$) : undefined;
  let call: Call;
  try {
    if (token !== undefined) $$.Task = { Token: token };
    call = prepare(task, visit.$, $$);
  } catch (error) {
    return recoverThrown(completing, thrown(error, $$));
  } finally {
    if (token !== undefined) delete $$.Task;
  }
  if (token !== undefined) await expect(run, $$, { call, token, visit });
  run.notes?.scheduled($$, task, call);
  const worked = await timed(run, call, beginning(run, $$, { call, work }));
  const { running } = worked;
  if (running || (token !== undefined && worked.failure === undefined))
    run.notes?.submitted($$, task, worked.text);
  if (token !== undefined && worked.failure === undefined) return undefined;
  if (!(await remember(run, held, worked))) {
    // Whoever holds the slot by now follows the job, or knows nothing of it.
    if (running && !(await isRemembered(run, held, worked))) await stop(run, running.job);
    return undefined;
  }
  if (running) return void follow(run, $$, { running, visit });
  if (isAnsweredLater(task) && !(await settle(run, $$))) return undefined;
  // Scheduled, started; then succeeded or failed. Where the answer comes later, whoever takes it counts.
  $$.count += 3;
  return completed(run, completing, worked);
}

/** The work of the current Task, as it is asked for. */
function beginning(
  run: Invocation,
  $$: Scope,
  { call, work }: { readonly call: Call; readonly work: Work },
): (signal: () => unknown) => Promise<Worked> {
  const until = run.ports.clock.now() + limitOf(call);
  const { arguments: given, credentials } = call;
  // Services one after the other share a slot; their events are their own.
  const id = `${nextSlot(run, $$)}/${$$.current.id}`;
  return async (signal) => {
    try {
      // A copy: a handler may change what it is given, a state's data stay as they are.
      const progress = await work({
        given: copied(given, () => json(given)),
        signal,
        id,
        credentials,
        arns: () => [$$.Execution.Id, $$.StateMachine.Id],
      });
      if (progress.kind === "done") return done(progress.result);
      const { job, seconds } = progress;
      return { text: "", running: { job, seconds, until: until < Infinity ? until : undefined } };
    } catch (error) {
      return { text: "", failure: thrownByHandler(error) };
    }
  };
}

/** A result as it would have travelled. */
function done(given: unknown): Worked {
  const text = json(given);
  return {
    text,
    result: withText(
      copied(given, () => text),
      text,
    ),
  };
}

/** What the work of the current Task came to, as far as it can be used. */
export function completed(
  run: Invocation,
  completing: ReturnType<typeof completingOf>,
  worked: Worked,
): Completion {
  // Only Tasks work.
  const task = completing.state as AnyTask;
  const { failure } = worked;
  if (failure !== undefined) {
    run.notes?.worked(completing.$$, task, worked);
    return recover(completing, failure);
  }
  const result: unknown = "result" in worked ? worked.result : JSON.parse(worked.text);
  const wrong = isTooLarge(worked.text)
    ? dataLimitExceeded(calledBy(task, run))
    : invalidResult(task, result);
  run.notes?.worked(completing.$$, task, wrong ? { text: "", failure: wrong } : worked);
  return wrong === undefined ? complete(completing, result) : recover(completing, wrong);
}

/** Remembers what the work came to, where that is asked for, or a job; false where another call holds the slot by now. */
export async function remember(
  run: Invocation,
  held: string | undefined,
  worked: Worked,
): Promise<boolean> {
  const { dedupe = "none" } = run.ports;
  if (held === undefined || !(worked.running ? dedupe !== "none" : dedupe === "checkpoint"))
    return true;
  return setHeld(run, held, { worked: written(worked) });
}

/** Whether just that was remembered in a slot. */
async function isRemembered(run: Invocation, held = "", worked: Worked): Promise<boolean> {
  const { worked: before } = (await tableOf(run).get(held)) ?? {};
  return before === written(worked);
}

function written({ failure, running, text }: Worked): string {
  return JSON.stringify({ text, failure, running });
}

/** What was remembered in a slot. */
export function remembered({ worked }: Fields): Worked | undefined {
  return worked === undefined ? undefined : (JSON.parse(worked) as Worked);
}

/** What the service calls a Task whose result is too large: `lambda`, `dynamodb`, …, or the function's ARN. */
function calledBy(task: AnyTask, { self }: Invocation): string {
  return resourceOf(task).split(":").slice(5, -1).join(":") || self;
}

/** What the work came to: its result as JSON text, a failure, or a job that runs. */
export interface Worked {
  readonly text: string;
  /** The result itself, where the work was done in this call. */
  readonly result?: unknown;
  readonly failure?: Failure;
  readonly running?: Running;
}

/** The work under TimeoutSeconds, and HeartbeatSeconds: nobody beats. Rejects when the execution itself times out. */
function timed(
  { carrier, ports: { clock } }: Invocation,
  call: Call,
  begin: (signal: () => unknown) => Promise<Worked>,
): Promise<Worked> {
  const limit = limitOf(call);
  const left = deadline(carrier) - clock.now();
  let made: Controller | undefined;
  const controller = (): Controller => (made ??= new platform.AbortController());
  const signal = (): unknown => controller().signal;
  const wait = Math.min(limit, left);
  if (wait === Infinity) return begin(signal);
  return new Promise((resolve, reject) => {
    const stop = clock.after(wait, () => {
      controller().abort();
      if (left <= limit) reject(timedOut());
      else resolve({ text: "", failure: { error: "States.Timeout" } });
    });
    begin(signal).then((outcome) => {
      stop();
      resolve(outcome);
    }, reject);
  });
}

/** How long a Task may take, in milliseconds. */
function limitOf({ timeoutSeconds = Infinity, heartbeatSeconds = Infinity }: Call): number {
  return Math.min(timeoutSeconds, heartbeatSeconds) * 1000;
}

/** Whether JSON text takes more than 256 KiB in UTF-8, in which a character takes one byte to three. */
export function isTooLarge(text: string): boolean {
  const limit = 256 * 1024;
  return text.length * 3 > limit && encodeURI(text).replace(/%../g, "%").length > limit;
}

export function timedOut(): StatesError {
  return new StatesError("States.Timeout");
}

function json(value: unknown): string {
  // There is no JSON for `undefined` and functions.
  return (JSON.stringify(value) as string | undefined) ?? "null";
}

/** Every platform with functions has it, whatever types are installed. */
const platform = globalThis as unknown as {
  readonly AbortController: new () => Controller;
};

interface Controller {
  readonly signal: unknown;
  abort(): void;
}
