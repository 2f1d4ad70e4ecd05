import { slot } from "./carrier.js";
import { recover, type Completion } from "./complete.js";
import { dispatch } from "./dispatch.js";
import { isFinal } from "./errors.js";
import { goOn, type Ending } from "./flow.js";
import { branchOf, eventsOf, join, type Parked } from "./fork.js";
import { advance } from "./join.js";
import type { Outcome } from "./ports/ports.js";
import { completingOf, enterAgain, scopeOf, type Invocation, type Scope } from "./scope.js";
import { step, type Stepped } from "./step.js";
import type { AnyMap, AnyParallel, Enter } from "./types.js";

/** Takes a scope on, where it has not left yet, does what it asks for, and what follows from its end. */
export async function carryOn(
  run: Invocation,
  scope: Scope,
  move: Stepped | Completion | undefined,
): Promise<void> {
  const ending = move && (await goOn(run, scope, move));
  await dispatch(run.ports, scope.effects);
  if (ending !== undefined) await ended(run, scope, ending);
}

/** A scope has ended: the machine's own with the outcome, a branch at its join. */
export function ended(run: Invocation, scope: Scope, ending: Ending): Promise<void> {
  const { Parent } = scope;
  if (Parent === undefined || ("failure" in ending && isFinal(ending.failure.error)))
    return conclude(run, scope.path, outcomeOf(ending));
  return branchEnded(run, { scope, Parent, ending });
}

/** Tells how the execution ended; the branches that are still at work find out at their joins. */
export async function conclude(
  { ports, carrier: { x } }: Invocation,
  path: readonly number[],
  outcome: Outcome,
): Promise<void> {
  await ports.outcome(x, outcome);
  for (let length = path.length - 2; length >= 0; length -= 2)
    await ports.joins.fail(slot(x, path.slice(0, length), path[length] ?? 0));
}

function outcomeOf(ending: Ending): Outcome {
  if ("failure" in ending) return { status: "FAILED", ...ending.failure };
  return { status: "SUCCEEDED", output: ending.output };
}

/** A branch, and how it has ended. */
interface Ended {
  readonly scope: Scope;
  readonly Parent: AnyParallel | AnyMap;
  readonly ending: Ending;
}

/** The end of a branch: it may start an iteration that had to wait, or be the one that joins. */
async function branchEnded(run: Invocation, { scope, Parent, ending }: Ended): Promise<void> {
  const { joins } = run.ports;
  const { x } = run.carrier;
  const path = scope.path.slice(0, -2);
  const [n = 0, index = 0] = scope.path.slice(-2);
  const fork = slot(x, path, n);
  if ("failure" in ending) await joins.fail(fork);
  else {
    const result: Result = { e: scope.journal.count, output: ending.output };
    await joins.put(fork, index, JSON.stringify(result));
    const { record, done, isNew, isFailed } = await joins.add(fork, index);
    if (isFailed) return;
    const { count, ended, started } = record;
    const window = { count: count - ended, concurrency: started - ended, tolerated: 0 };
    const next = advance(window, done, 0);
    if (next.kind === "goes on") {
      // A repeated end has started it before.
      if (!isNew || next.start === undefined) return;
      const { carrier, inputs, items } = JSON.parse(await joins.parked(fork)) as Parked;
      const start = next.start + ended;
      const input = inputs[start - started];
      const item = { Index: start, Value: items === undefined ? input : items[start - started] };
      const branch = branchOf(run, Parent, { ...carrier, item }, start);
      // Only iterations have to wait.
      const enter = (Parent as { readonly ItemProcessor: Enter }).ItemProcessor;
      return carryOn(
        run,
        branch,
        step(() => enter(input, branch.$$), branch.$$),
      );
    }
  }
  if (!(await joins.claim(slot(x, path, n + 1), run.delivery.id))) return;
  const parked = JSON.parse(await joins.parked(fork)) as Parked;
  const { carrier, home, item, $ } = parked;
  const around = scopeOf(run, { ...carrier, item, n: n + 2 }, Parent.Parent);
  around.home = home;
  enterAgain(around, carrier.at, () =>
    around.$$.enter("ItemProcessor" in Parent ? "Map" : "Parallel", carrier.s, $),
  );
  const completing = completingOf(run, around, Parent, { $, attempts: carrier.r ?? [] });
  if ("failure" in ending) {
    around.journal.count += eventsOf(scope.journal.count, Parent, carrier);
    return carryOn(run, around, recover(completing, ending.failure));
  }
  const results = { ...parked.outputs } as { [branch: number]: unknown };
  let { events } = parked;
  for (const [branch, text] of await joins.results(fork)) {
    const { e, output } = JSON.parse(text) as Result;
    results[branch] = output;
    events += eventsOf(e, Parent, carrier);
  }
  // The keys of an object that are indices are in their order.
  return carryOn(run, around, join(completing, around.journal, Object.values(results), events));
}

/** What a branch came to, and how many events the execution had by then, as far as the branch knows. */
interface Result {
  readonly e: number;
  readonly output: unknown;
}
