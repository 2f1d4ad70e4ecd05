import { attempt, completed, remembered, timedOut, type Work, type Worked } from "./attempt.js";
import { called, isAnsweredLater, settle } from "./callback.js";
import { deadline, shardsOf, slot, slotOf, type Answered } from "./carrier.js";
import { claim, reportDead, type Claimed } from "./claim.js";
import { carryOn, conclude, ended, forkOf } from "./end.js";
import { StatesError, type Failure } from "./errors.js";
import { outcomeOf } from "./executions.js";
import { fork } from "./fork.js";
import { follow, kept, stop } from "./job.js";
import { hasResult, inheritedFork, parkedBy } from "./joins.js";
import type { Fields } from "./ports/ports.js";
import { noteEnd } from "./parked.js";
import { retries } from "./retry.js";
import { completingOf, nextSlot, scopeOf, type Invocation, type Scope } from "./scope.js";
import { failure, step } from "./step.js";
import type { AnyMap, AnyParallel, AnyTask, Enter, Wakes } from "./types.js";

/** What a function can resume. */
export interface Resumable {
  /** The Tasks that it serves, and who does their work. */
  readonly tasks: readonly AnyTask[];
  readonly workOf: (task: AnyTask) => Work;
  /** What else it can be woken for. */
  readonly wakes: readonly Wakes[];
  /** The definitions that it knows, where that of the execution is none of them. */
  readonly other?: readonly string[];
}

/** Goes on with an execution where its carrier says, until it leaves this function or ends. */
export function resume(run: Invocation, $: unknown, known: Resumable): Promise<void> {
  const { carrier, ports } = run;
  return guarded(run, async () => {
    if (run.dead.length > 0) await reportDead(run);
    if (ports.clock.now() >= deadline(carrier)) throw timedOut();
    const c = carrier.c && (await called(run, carrier.c, $));
    if (carrier.c && !c) return;
    const claimed = await claimSlot(run, c);
    if (claimed === undefined) return;
    const found = find(carrier.s, known);
    const $$ = scopeOf(run, carrier, found.Parent, carrier.n + 1);
    const at: Here = { $, $$, found, known, before: claimed.before ?? {} };
    if (!("Name" in found)) return enterAgain(run, { ...at, carrier });
    const failed = run.failed ?? claimed.failure;
    if (!c) return failed ? goOnAfter(run, at, failed) : work(run, at);
    await goOnCalled(run, at, c);
    if ("failure" in c && c.failure.error === "States.Timeout") await stopJob(run);
  });
}

/** Where a call has come to. */
interface Here {
  readonly $: unknown;
  readonly $$: Scope;
  readonly found: Found;
  readonly known: Resumable;
  /** What a call that has failed left in this slot. */
  readonly before: Fields;
}

/** Claims the slot that the carrier fills, where that is asked for, or where several may fill it. */
function claimSlot(
  run: Invocation,
  c: Answered | undefined,
): Claimed | Promise<Claimed | undefined> {
  const { carrier, dead, ports } = run;
  const { dedupe = "none" } = ports;
  if (dead.length > mostDead)
    throw new StatesError(run.failed?.error ?? "Heaviside.Crashed", run.failed?.cause);
  const isClaimed = dedupe !== "none" || (c !== undefined && ports.table !== undefined);
  if (!isClaimed) return {};
  const ours = claim(run, slotOf(carrier), c && kept(c), c !== undefined);
  return dedupe === "none" ? ours : unlessEnded(run, ours);
}

async function unlessEnded(
  run: Invocation,
  ours: Promise<Claimed | undefined>,
): Promise<Claimed | undefined> {
  const { carrier, ports } = run;
  const [claimed, outcome] = await Promise.all([ours, outcomeOf(ports, carrier.x)]);
  // Of an execution that has ended, or was stopped, nothing goes on.
  if (outcome === undefined) return claimed;
  // A call that has failed may have recorded it, and not have told it.
  if (run.isHeir) {
    run.notes?.ended(outcome);
    await ports.outcome(carrier.x, outcome);
  }
  await stopJob(run);
  return undefined;
}

/** Stops the job that a call is for, or that the one before it has begun, where nobody waits for it any more. */
async function stopJob(run: Invocation): Promise<void> {
  const { c = {} } = run.carrier;
  if ("job" in c) return stop(run, c.job);
  const left = run.isHeir && (await run.ports.table?.get(slotOf(run.carrier)));
  const running = left && remembered(left)?.running;
  if (running) await stop(run, running.job);
}

/** After so many failed calls, of which each went on for the one before it, the execution fails with their error. */
const mostDead = 3;

/** A Task begins, for the first time or again. */
async function work(run: Invocation, { $, $$, found, known }: Here): Promise<void> {
  const { r = [] } = run.carrier;
  const task = enterTask(run, { $, $$, found });
  const visit = { $, attempts: r };
  const held = slotOf(run.carrier);
  return carryOn(run, $$, await attempt(run, $$, task, { held, visit, work: known.workOf(task) }));
}

/** A Task that waited has been told what it comes to. */
function goOnCalled(run: Invocation, { $, $$, found }: Here, c: Answered): Promise<void> {
  const task = enterTask(run, { $, $$, found });
  const completing = completingOf(run, $$, task, { $, attempts: run.carrier.r ?? [] });
  // Scheduled, started, submitted; then succeeded or failed.
  $$.count += 4;
  const worked: Worked =
    "failure" in c ? { text: "", failure: c.failure } : { text: JSON.stringify(c.output) };
  return carryOn(run, $$, completed(run, completing, worked));
}

/**
 * A call for this Task has failed, for no reason that its handler gave. What it had come to counts: a result that was
 * remembered, a fork, the end of its branch. Otherwise the Task has failed.
 */
async function goOnAfter(run: Invocation, here: Here, failure: Failure): Promise<void> {
  const { $, $$, before, found, known } = here;
  const { carrier, ports } = run;
  const worked = remembered(before);
  if (worked === undefined && ports.table !== undefined) {
    const fork = await inheritedFork(run, nextSlot(run, $$));
    // Without claims a slot may be another way's, of which this function may know nothing.
    const forked = fork?.count && lookUp(fork.state, known);
    if (forked) {
      const parked = await parkedBy(run, fork);
      const around = scopeOf(
        run,
        { ...parked.carrier, item: parked.item, n: $$.next },
        forked.Parent,
      );
      return enterAgain(run, { ...parked, $$: around, found: forked });
    }
    if (await hasEnded(run, $$)) return ended(run, $$, { output: null });
  }
  const task = enterTask(run, { $, $$, found });
  const visit = { $, attempts: carrier.r ?? [] };
  if (worked?.running) {
    follow(run, $$, { running: worked.running, visit });
    return carryOn(run, $$, undefined);
  }
  if (isAnsweredLater(task) && !(await settle(run, $$))) return;
  const completing = completingOf(run, $$, task, visit);
  run.notes?.scheduled($$, task);
  $$.count += 3;
  return carryOn(run, $$, completed(run, completing, worked ?? { text: "", failure }));
}

/** Whether the branch of a scope has a result. */
async function hasEnded(run: Invocation, $$: Scope): Promise<boolean> {
  if ($$.path.length === 0) return false;
  const { index, name } = forkOf(run, $$);
  return hasResult(run, name, index);
}

/** A control state is entered, or a Parallel or Map is tried again. */
async function enterAgain(
  run: Invocation,
  { $, $$, found, carrier }: Pick<Here, "$" | "$$" | "found"> & Pick<Invocation, "carrier">,
): Promise<void> {
  const { at, r = [] } = carrier;
  const { Enter } = found as Woken;
  if (!Enter) {
    noteEnd(run, $$);
    return ended(run, $$, { output: $ });
  }
  const stepped = step(() => Enter($, $$), $$);
  if (!at || stepped.kind !== "left" || !("join" in stepped.transition))
    return carryOn(run, $$, stepped);
  $$.entered(at);
  $$.retried(retries(r));
  return carryOn(run, $$, await fork(run, $$, stepped.transition, { $, attempts: r }));
}

function enterTask(run: Invocation, { $, $$, found }: Pick<Here, "$" | "$$" | "found">): AnyTask {
  const { at, r = [], s } = run.carrier;
  $$.enter("Task", s, $);
  if (at) $$.entered(at);
  $$.retried(retries(r));
  return found as AnyTask;
}

/** Works on an execution; what is thrown by name, and not by a state, ends it. */
export async function guarded(run: Invocation, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StatesError)) throw error;
    const status = error.Error === "States.Timeout" ? "TIMED_OUT" : "FAILED";
    const { carrier, ports } = run;
    const { n, p: path = [], x } = carrier;
    await stopJob(run);
    // Whoever was to answer here has come too late.
    if (ports.table) await claim(run, slot(x, path, n + 1));
    await conclude(run, { path, shards: shardsOf(carrier) }, { status, ...failure(error) });
  }
  await run.notes?.keep();
}

type Found = AnyTask | Woken;
interface Woken {
  readonly Enter?: Enter;
  readonly Parent?: AnyParallel | AnyMap;
}

function find(name: string, known: Resumable): Found {
  const { other } = known;
  const found = lookUp(name, known);
  if (found && !other) return found;
  const [error, why] = other
    ? ["DefinitionMismatch", `of another definition than this function has (${other.join(", ")})`]
    : ["UnknownState", "not here"];
  throw new StatesError(`Heaviside.${error}`, `The state '${name}' is ${why}.`);
}

function lookUp(name: string, { tasks, wakes }: Resumable): Found | undefined {
  if (name === "") return {};
  const found =
    tasks.find(({ Name }) => Name === name) ??
    wakes.find((each) => Object.hasOwn(each, name))?.[name];
  return typeof found === "function" ? { Enter: found } : found;
}
