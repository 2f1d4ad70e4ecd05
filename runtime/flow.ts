import { attempt, completed, remember, remembered, type Work } from "./attempt.js";
import { isAnsweredLater } from "./callback.js";
import { slot } from "./carrier.js";
import { claim } from "./claim.js";
import type { Completion, Visit } from "./complete.js";
import { EvaluationError, isFinal, type Failure } from "./errors.js";
import { fork } from "./fork.js";
import { fused, type Fused } from "./fuse.js";
import { follow } from "./job.js";
import { carrierOf, completingOf, noteThrown, type Invocation, type Scope } from "./scope.js";
import { step, thrown, type Stepped } from "./step.js";
import type {
  InvokeTransition,
  SucceedTransition,
  WaitTransition,
  WakeTransition,
} from "./types.js";

/** How a scope ended. */
export type Ending =
  { readonly output: unknown; readonly failure?: undefined } | { readonly failure: Failure };

/** Takes a scope on until it ends, or leaves this function: then that is among its effects, and there is no ending. */
export async function goOn(
  run: Invocation,
  $$: Scope,
  move: Stepped | Completion | undefined,
): Promise<Ending | undefined> {
  const { ports, self } = run;
  while (move !== undefined) {
    if (move.kind === "retry") {
      const { attempts: r, $ } = move.visit;
      const due = ports.clock.now() + move.delay * 1000;
      const carrier = carrierOf(run, $$, { s: $$.current.name, r });
      $$.effects.push({ to: $$.home, carrier, $, due });
      return undefined;
    }
    if (move.kind !== "left") {
      failThrown($$, move);
      return { failure: move.failure };
    }
    const { transition } = move;
    switch (transition.kind) {
      case "succeed":
        $$.exit(transition.output);
        return { output: transition.output };
      case "fail": {
        const { kind: _, ...failure } = transition;
        return { failure };
      }
      case "wait": {
        const { next, until } = transition;
        const due = dueOf(until, ports.clock.now());
        if (Number.isNaN(due)) move = thrown(notATimestamp(until), $$);
        // What else a Wait could go on with, nobody writes.
        else return void handOver(run, $$, next as Following, due);
        break;
      }
      case "invoke": {
        const { $, task } = transition;
        const here = task === undefined ? fused(run, $$, transition) : undefined;
        if (here) {
          move = await inPlace(run, $$, here, { $, slot: $$.next++ });
          break;
        }
        // Where a delivery counts once, the work of a Task is one: so that a crash in it is known to be its own.
        // And an answer may come before this call has recorded the forks around the Task.
        const isApart = ports.dedupe === "claim" && self !== "";
        if (task === undefined || isApart || isAnsweredLater(task))
          return void handOver(run, $$, transition);
        const work: Work = (call) => ports.service.begin(task, call);
        const isHeld = ports.dedupe === "checkpoint";
        move = await inPlace(run, $$, { task, work }, { $, slot: isHeld ? $$.next++ : undefined });
        break;
      }
      case "wake":
        move = step(() => transition.enter(transition.$, $$), $$);
        break;
      default:
        $$.home = self;
        move = await fork(run, $$, transition, { $: transition.$, attempts: [] });
    }
  }
  return undefined;
}

/**
 * The work of a Task without a function, or of one that this function serves, too. With checkpoints it has a slot of its own, as if
 * it had been handed over.
 */
async function inPlace(
  run: Invocation,
  $$: Scope,
  { task, work }: Fused,
  { $, slot: n }: { readonly $: unknown; readonly slot: number | undefined },
): Promise<Completion | undefined> {
  const { carrier, ports, self } = run;
  const visit: Visit = { $, attempts: [] };
  const held = ports.dedupe === "checkpoint" ? slot(carrier.x, $$.path, n) : undefined;
  const claimed = held === undefined ? {} : await claim(run, held);
  if (claimed === undefined) return undefined;
  $$.enter("Task", task.Name, $);
  $$.home = self;
  // Where a call was that has failed, and that had not done the work, there it failed.
  const { before, failure, own } = claimed;
  const done = remembered(before ?? own ?? {});
  const worked = done ?? (failure && { text: "", failure });
  // This call may come here once more, where it takes over a fork: it stays what it was.
  if (worked && !done && !(await remember(run, held, worked))) return undefined;
  if (worked?.running) return void follow(run, $$, { running: worked.running, visit });
  if (worked) {
    run.notes?.scheduled($$, task);
    $$.count += 3;
    return completed(run, completingOf(run, $$, task, visit), worked);
  }
  return attempt(run, $$, task, {
    ...(held !== undefined && { held }),
    visit,
    work,
  });
}

type Following = InvokeTransition | WakeTransition | SucceedTransition;

/** A Task is entered by its own function; anything else this one is woken for. */
function handOver(run: Invocation, $$: Scope, next: Following, due?: number): void {
  const { Parent, current, effects } = $$;
  const isEnd = next.kind === "succeed";
  const $ = isEnd ? next.output : next.$;
  // A branch ends by the name of its Wait: that tells which Parallel or Map is around it.
  const s = isEnd ? (Parent === undefined ? "" : current.name) : next.Name;
  const to = next.kind === "invoke" && next.task === undefined ? next.Resource : run.self;
  $$.exit($, due);
  effects.push({ to, carrier: carrierOf(run, $$, { s }), $, due });
}

/** The events of a state whose code threw, where nobody has counted them yet. */
function failThrown(
  $$: Scope,
  move: Exclude<Stepped | Completion, { kind: "left" | "retry" }>,
): void {
  const threw = move.kind === "threw" ? move : move.thrown;
  if (threw === undefined) return;
  noteThrown($$, threw);
  const { type } = $$.current;
  if ((type === "Map" || type === "Parallel") && !isFinal(threw.failure.error))
    $$.note(`${type}StateFailed`);
}

/** Paths and constants were checked before: for them the platform's own reading is exact. */
function dueOf(until: WaitTransition["until"], now: number): number {
  return "Seconds" in until ? now + until.Seconds * 1000 : Date.parse(until.Timestamp);
}

/** Only an expression can give this. */
function notATimestamp(until: WaitTransition["until"]): EvaluationError {
  const given = "Seconds" in until ? until.Seconds : until.Timestamp;
  const wanted = "an ISO-8601 extended offset date-time format string";
  const cause = `The Timestamp field cannot be parsed as ${wanted}: ${given}`;
  return new EvaluationError(cause, "Timestamp");
}
