import { slot } from "./carrier.js";
import { recover } from "./complete.js";
import { dispatch } from "./dispatch.js";
import { isFinal, type Failure } from "./errors.js";
import { goOn, type Ending } from "./flow.js";
import { branchOf, eventsOf, join, type Parked } from "./fork.js";
import { advance } from "./join.js";
import type { Outcome } from "./ports/ports.js";
import { completingOf, enterAgain, scopeOf, type Invocation, type Scope } from "./scope.js";
import { step, type Stepped } from "./step.js";
import type { Completion } from "./complete.js";
import type { AnyMap, Enter } from "./types.js";

/** Takes a scope on, does what it asks for, and what follows when it ends: of a branch the join, of the machine its outcome. */
export async function carryOn(
  run: Invocation,
  scope: Scope,
  move: Stepped | Completion | undefined,
): Promise<void> {
  let ending = move && (await goOn(run, scope, move));
  await dispatch(run.ports, scope.effects);
  if (ending === undefined) return;
  if (scope.path.length === 0 || ("failure" in ending && isFinal(ending.failure.error)))
    return conclude(run, scope.path, outcomeOf(ending));
  return branchEnded(run, scope, ending);
}
