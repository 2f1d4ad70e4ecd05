import { attempt, deadline, type Worker } from "./attempt.js";
import { carryOn, conclude, ended } from "./end.js";
import { StatesError } from "./errors.js";
import { fork } from "./fork.js";
import { retries } from "./retry.js";
import { enterAgain, scopeOf, type Invocation } from "./scope.js";
import { failure, step } from "./step.js";
import type { AnyMap, AnyParallel, AnyTask, Enter, Wakes } from "./types.js";

/** What a function can resume. */
export interface Resumable {
  /** The Tasks that it serves. */
  readonly tasks: readonly AnyTask[];
  readonly workerOf: (task: AnyTask, run: Invocation) => Worker;
  /** What else it can be woken for. */
  readonly wakes: readonly Wakes[];
}

/** Goes on with an execution where its carrier says, until it leaves this function or ends. */
export function resume(run: Invocation, data: unknown, known: Resumable): Promise<void> {
  const { carrier, ports } = run;
  const { at, n, r = [], s } = carrier;
  return guarded(run, async () => {
    if (ports.clock.now() >= deadline(carrier)) throw new StatesError("States.Timeout");
    const found = s === "" ? {} : find(s, known);
    const scope = scopeOf(run, { ...carrier, n: n + 1 }, found.Parent);
    const { $$ } = scope;
    if ("Name" in found) {
      enterAgain(scope, at, () => $$.enter("Task", s, data));
      $$.retried(retries(r));
      const worker = known.workerOf(found, run);
      const visit = { $: data, attempts: r };
      return carryOn(run, scope, await attempt(run, scope, found, { visit, worker }));
    }
    const { Enter } = found;
    if (Enter === undefined) return ended(run, scope, { output: data });
    const stepped = enterAgain(scope, at, () => step(() => Enter(data, $$), $$));
    if (at === undefined || stepped.kind === "threw") return carryOn(run, scope, stepped);
    // A Parallel or Map is tried again: it leads to its fork at once.
    const { transition } = stepped;
    if (transition.kind !== "parallel" && transition.kind !== "map") throw unknownState(s);
    const visit = { $: transition.$, attempts: r };
    return carryOn(run, scope, await fork(run, scope, transition, visit));
  });
}

/** Works on an execution; what is thrown by name, not by a state, ends it. */
export async function guarded(run: Invocation, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StatesError)) throw error;
    const status = error.Error === "States.Timeout" ? "TIMED_OUT" : "FAILED";
    await conclude(run, run.carrier.p ?? [], { status, ...failure(error) });
  }
}

type Found = AnyTask | { readonly Enter?: Enter; readonly Parent?: AnyParallel | AnyMap };

function find(name: string, { tasks, wakes }: Resumable): Found {
  const task = tasks.find(({ Name }) => Name === name);
  if (task !== undefined) return task;
  const woken = wakes.find((each) => Object.hasOwn(each, name))?.[name];
  if (woken === undefined) throw unknownState(name);
  return typeof woken === "function" ? { Enter: woken } : woken;
}

function unknownState(name: string): StatesError {
  return new StatesError(
    "Heaviside.UnknownState",
    `This function cannot resume the state '${name}'.`,
  );
}
