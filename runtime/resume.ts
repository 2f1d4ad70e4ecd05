import { attempt, timedOut, type Work } from "./attempt.js";
import { deadline } from "./carrier.js";
import { carryOn, conclude, ended } from "./end.js";
import { StatesError } from "./errors.js";
import { fork } from "./fork.js";
import { retries } from "./retry.js";
import { scopeOf, type Invocation } from "./scope.js";
import { failure, step } from "./step.js";
import type { AnyMap, AnyParallel, AnyTask, Enter, Wakes } from "./types.js";

/** What a function can resume. */
export interface Resumable {
  /** The Tasks that it serves, and who does their work. */
  readonly tasks: readonly AnyTask[];
  readonly workOf: (task: AnyTask) => Work;
  /** What else it can be woken for. */
  readonly wakes: readonly Wakes[];
}

/** Goes on with an execution where its carrier says, until it leaves this function or ends. */
export function resume(run: Invocation, $: unknown, known: Resumable): Promise<void> {
  const { carrier, ports } = run;
  const { at, n, r = [], s } = carrier;
  return guarded(run, async () => {
    if (ports.clock.now() >= deadline(carrier)) throw timedOut();
    const found = find(s, known);
    const $$ = scopeOf(run, { ...carrier, n: n + 1 }, found.Parent);
    if ("Name" in found) {
      $$.enter("Task", s, $);
      if (at) $$.entered(at);
      $$.retried(retries(r));
      const work = { visit: { $, attempts: r }, work: known.workOf(found) };
      return carryOn(run, $$, await attempt(run, $$, found, work));
    }
    const { Enter } = found;
    if (!Enter) return ended(run, $$, { output: $ });
    const stepped = step(() => Enter($, $$), $$);
    if (!at || stepped.kind !== "left" || !("join" in stepped.transition))
      return carryOn(run, $$, stepped);
    // A Parallel or Map is tried again.
    $$.entered(at);
    return carryOn(run, $$, await fork(run, $$, stepped.transition, { $, attempts: r }));
  });
}

/** Works on an execution; what is thrown by name, and not by a state, ends it. */
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
  if (name === "") return {};
  const found =
    tasks.find(({ Name }) => Name === name) ??
    wakes.find((each) => Object.hasOwn(each, name))?.[name];
  if (!found) throw new StatesError("Heaviside.UnknownState", `The state '${name}' is not here.`);
  return typeof found === "function" ? { Enter: found } : found;
}
