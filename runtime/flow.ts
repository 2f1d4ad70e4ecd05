import { attempt } from "./attempt.js";
import type { Completion } from "./complete.js";
import type { Failure } from "./errors.js";
import { fork } from "./fork.js";
import { carrierOf, type Invocation, type Scope } from "./scope.js";
import { step, type Stepped } from "./step.js";
import type { Transition } from "./types.js";

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
    if (move.kind !== "left") return { failure: move.failure };
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
        // Paths and constants were checked before: the platform's own reading is enough.
        const due =
          "Seconds" in until
            ? ports.clock.now() + until.Seconds * 1000
            : Date.parse(until.Timestamp);
        handOver(run, $$, next, due);
        return undefined;
      }
      case "invoke": {
        const { $, Name, Resource, task } = transition;
        if (task === undefined) return void handOver(run, $$, transition);
        $$.enter("Task", Name, $);
        $$.home = self;
        const work = serviceWork(run, task) ;
        move = await attempt(run, $$, task, { visit: { $, attempts: [] }, work });
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
