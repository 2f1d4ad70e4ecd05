import { slot } from "./carrier.js";
import { recover, type Completion } from "./complete.js";
import { dispatch } from "./dispatch.js";
import { isFinal } from "./errors.js";
import { goOn, type Ending } from "./flow.js";
import { branchOf, join, type Parked, type Results } from "./fork.js";
import { advance } from "./join.js";
import type { Outcome } from "./ports/ports.js";
import { completingOf, scopeOf, type Invocation, type Scope } from "./scope.js";
import { step, type Stepped } from "./step.js";
import type { AnyMap, AnyParallel, Enter } from "./types.js";

/** Takes a scope on, where it has not left yet, does what it asks for, and what follows from its end. */
export async function carryOn(
  run: Invocation,
  $$: Scope,
  move: Stepped | Completion | undefined,
): Promise<void> {
  const ending = await goOn(run, $$, move);
  await dispatch(run, $$.effects);
  if (ending) await ended(run, $$, ending);
}

/** A scope has ended: the machine's own with the outcome, a branch at its join. */
export function ended(run: Invocation, $$: Scope, ending: Ending): Promise<void> {
  const { Parent, path } = $$;
  if (Parent && !isFinal(ending.failure?.error)) return branchEnded(run, $$, { Parent, ending });
  return conclude(
    run,
    path,
    ending.failure
      ? { status: "FAILED", ...ending.failure }
      : { status: "SUCCEEDED", output: ending.output },
  );
}

/** Tells how the execution ended; the branches that are still at work find out at their joins. */
export async function conclude(
  { ports, carrier: { x } }: Invocation,
  path: readonly number[],
  outcome: Outcome,
): Promise<void> {
  await ports.outcome(x, outcome);
  for (let { length } = path; length > 0; length -= 2)
    await ports.joins.fail(slot(x, path.slice(0, length - 2), path[length - 2]));
}

/** The Parallel or Map around a branch, and how the branch ended. */
interface Ended {
  readonly Parent: AnyParallel | AnyMap;
  readonly ending: Ending;
}

/** The end of a branch: it may start an iteration that had to wait, or be the one that joins. */
async function branchEnded(run: Invocation, $$: Scope, { Parent, ending }: Ended): Promise<void> {
  const { joins } = run.ports;
  const { x } = run.carrier;
  const path = $$.path.slice(0, -2);
  const [n = 0, index = 0] = $$.path.slice(-2);
  const fork = slot(x, path, n);
  const parked = async (): Promise<Parked> => JSON.parse(await joins.parked(fork)) as Parked;
  if (ending.failure) await joins.fail(fork);
  else {
    const result: Results[number] = [$$.count, ending.output];
    await joins.put(fork, index, JSON.stringify(result));
    const { done, isFailed, isNew, record } = await joins.add(fork, index);
    if (isFailed) return;
    const { count, ended, started } = record;
    const window = { count: count - ended, concurrency: started - ended, tolerated: 0 };
    const next = advance(window, done, 0);
    if (next.kind === "goes on") {
      // A repeated end has started it before.
      if (!isNew || next.start === undefined) return;
      const at = next.start + ended - started;
      return startNext(run, Parent, { ...(await parked()), at, index: at + started });
    }
  }
  if (!(await joins.claim(slot(x, path, n + 1), run.id))) return;
  const { $, carrier, home, item, results } = await parked();
  const around = scopeOf(run, { ...carrier, item, n: n + 2 }, Parent.Parent);
  around.home = home;
  around.enter("ItemProcessor" in Parent ? "Map" : "Parallel", carrier.s, $);
  if (carrier.at) around.entered(carrier.at);
  const completing = completingOf(run, around, Parent, { $, attempts: carrier.r ?? [] });
  if (ending.failure) return carryOn(run, around, recover(completing, ending.failure));
  const all: Results = { ...results };
  for (const [branch, text] of await joins.results(fork))
    all[branch] = JSON.parse(text) as Results[number];
  return carryOn(run, around, join(completing, around, all));
}

/** An iteration that had to wait, and its place among them. */
interface Waiting extends Parked {
  readonly at: number;
  readonly index: number;
}

function startNext(
  run: Invocation,
  Parent: AnyParallel | AnyMap,
  { at, carrier, index, inputs, items = inputs }: Waiting,
): Promise<void> {
  const item = { Index: index, Value: items[at] };
  const branch = branchOf(run, Parent, { ...carrier, item }, index);
  // Only iterations have to wait.
  const { ItemProcessor } = Parent as { readonly ItemProcessor: Enter };
  return carryOn(
    run,
    branch,
    step(() => ItemProcessor(inputs[at], branch), branch),
  );
}
