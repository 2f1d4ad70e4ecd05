import { slot } from "./carrier.js";
import { claim } from "./claim.js";
import { recover, type Completion } from "./complete.js";
import { dispatch } from "./dispatch.js";
import { isFinal, type Failure } from "./errors.js";
import { recordOutcome } from "./executions.js";
import { goOn, type Ending } from "./flow.js";
import {
  addEnd,
  allResults,
  failFork,
  parkedBy,
  putResult,
  recordAt,
  waitingFor,
  type Advanced,
  type ForkRecord,
} from "./joins.js";
import { inLanes } from "./lanes.js";
import { mapRunAround, modeOf } from "./map-runs.js";
import type { Outcome } from "./ports/ports.js";
import { begin, join, noteEnd, resultOfBranch } from "./parked.js";
import { retries } from "./retry.js";
import { completingOf, scopeOf, type Invocation, type Scope } from "./scope.js";
import type { Stepped } from "./step.js";
import type { AnyMap, AnyParallel } from "./types.js";

/** Takes a scope on, where it has not left yet, does what it asks for, and what follows from its end. */
export async function carryOn(
  run: Invocation,
  $$: Scope,
  move: Stepped | Completion | undefined,
): Promise<void> {
  const ending = await goOn(run, $$, move);
  if (ending) noteEnd(run, $$, ending.failure);
  await dispatch(run, $$.effects);
  if (ending) await ended(run, $$, ending);
}

/**
 * A scope has ended: the machine's own with the outcome, a branch at its join. What nobody can catch ends the child execution
 * of a distributed Map that the scope is in, or else the execution.
 */
export async function ended(run: Invocation, $$: Scope, ending: Ending): Promise<void> {
  const { Parent, path, shards } = $$;
  if (Parent && !isFinal(ending.failure?.error)) return branchEnded(run, $$, { Parent, ending });
  const child = mapRunAround(Parent, path);
  if (child) {
    const level = child.at / 2 + 1;
    const place = { path: path.slice(0, 2 * level), shards: shards.slice(0, level) };
    await branchEnded(
      run,
      { ...place, begun: $$.begun, count: $$.count },
      { Parent: child.map, ending },
    );
    // Last, like all that only stops others: without the result of the child they have to go on.
    return failForks(run, $$, level);
  }
  return conclude(
    run,
    $$,
    ending.failure
      ? { status: "FAILED", ...ending.failure }
      : { status: "SUCCEEDED", output: ending.output },
  );
}

/** Tells how the execution ended; the branches that are still at work find out at their joins, and nobody joins them. */
export async function conclude(
  run: Invocation,
  place: Pick<Scope, "path" | "shards">,
  outcome: Outcome,
): Promise<void> {
  const { dedupe = "none" } = run.ports;
  const stands =
    dedupe === "none" ? outcome : await recordOutcome(run.ports, run.carrier.x, outcome);
  run.led?.push(stands.status);
  run.notes?.ended(stands);
  await run.notes?.keep();
  await run.ports.outcome(run.carrier.x, stands);
  await failForks(run, place, 0);
  const [outermost] = place.path;
  if (outermost !== undefined) await claim(run, slot(run.carrier.x, [], outermost + 1));
}

/** Marks the forks around a scope as failed, up to a level from outside. */
async function failForks(
  run: Invocation,
  { path, shards }: Pick<Scope, "path" | "shards">,
  outermost: number,
): Promise<void> {
  const { x } = run.carrier;
  for (let level = shards.length - 1; level >= outermost; level--)
    await failFork(run, slot(x, path.slice(0, 2 * level), path[2 * level]), shards[level] ?? 1);
}

/** The Parallel or Map around a branch, and how the branch ended. */
interface Ended {
  readonly Parent: AnyParallel | AnyMap;
  readonly ending: Ending;
}

/** The end of a branch: it may start iterations that had to wait, or be the one that joins. */
async function branchEnded(
  run: Invocation,
  branch: Pick<Scope, "begun" | "count" | "path" | "shards">,
  { Parent, ending }: Ended,
): Promise<void> {
  const fork = forkOf(run, branch);
  const { index, name, shards } = fork;
  run.led?.push("end of branch");
  await run.notes?.keep();
  const stands = await putResult(run, name, index, resultOfBranch(run, branch, ending));
  const { failure } = "failure" in stands ? stands : {};
  if (failure && !(await modeOf(Parent)?.bears(run, name, index))) {
    await failFork(run, name, shards);
    const record = await recordAt(run, name);
    return record.count > 0 ? joinBranches(run, Parent, { ...fork, record, failure }) : undefined;
  }
  const { isComplete, record, starts } = await addEnd(run, name, fork);
  if (starts.length > 0) await startNext(run, Parent, { ...fork, record, starts });
  if (isComplete) return joinBranches(run, Parent, { ...fork, record, failure: undefined });
}

/** Whoever claims the slot after the fork goes on with the scope around the branches. */
async function joinBranches(
  run: Invocation,
  Parent: AnyParallel | AnyMap,
  fork: Fork & { readonly record: ForkRecord; readonly failure: Failure | undefined },
): Promise<void> {
  const { failure, n, name, path, record } = fork;
  if (!(await claim(run, slot(run.carrier.x, path, n + 1)))) return;
  const parked = await parkedBy(run, record);
  const { $, carrier, home, item } = parked;
  const { r: attempts = [] } = carrier;
  const around = scopeOf(run, { ...carrier, item, n: n + 2 }, Parent.Parent);
  around.home = home;
  around.enter("ItemProcessor" in Parent ? "Map" : "Parallel", carrier.s, $);
  if (carrier.at) around.entered(carrier.at);
  around.retried(retries(attempts));
  const completing = completingOf(run, around, Parent, { $, attempts });
  const mode = modeOf(Parent);
  const completion = mode
    ? await mode.join(run, around, { completing, fork, parked })
    : failure
      ? recover(completing, failure)
      : join(completing, around, await allResults(run, name, parked));
  return carryOn(run, around, completion);
}

/** The fork that a branch is of, and where. */
interface Fork {
  readonly name: string;
  readonly path: readonly number[];
  readonly n: number;
  readonly index: number;
  readonly shards: number;
}

/** The fork around a branch. */
export function forkOf(
  { carrier: { x } }: Invocation,
  { path, shards }: Pick<Scope, "path" | "shards">,
): Fork {
  const around = path.slice(0, -2);
  const [n = 0, index = 0] = path.slice(-2);
  return { name: slot(x, around, n), path: around, n, index, shards: shards.at(-1) ?? 1 };
}

/** Starts iterations that had to wait. */
async function startNext(
  run: Invocation,
  Parent: AnyParallel | AnyMap,
  { record, shards, starts }: Pick<Fork, "shards"> & Pick<Advanced, "record" | "starts">,
): Promise<void> {
  await inLanes(starts, async (index) => {
    const waiting = await waitingFor(run, record, index);
    return carryOn(run, ...begin(run, { ...waiting, join: Parent, shards }, index));
  });
}
