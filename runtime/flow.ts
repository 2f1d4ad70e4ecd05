import { attempt } from "./attempt.js";
import type { Carrier } from "./carrier.js";
import type { Completion } from "./complete.js";
import { send } from "./dispatch.js";
import { StatesError, type Failure } from "./errors.js";
import { fork } from "./fork.js";
import { again, carrierOf, type Invocation, type Scope } from "./scope.js";
import { step, type Stepped } from "./step.js";
import type { AnyTask, WaitTransition } from "./types.js";

/** How a scope ended, without leaving this function. */
export type Ending = { readonly output: unknown } | { readonly failure: Failure };

/** Takes a scope on until it ends, or leaves: then what is to be done is among its effects, and there is no ending. */
export async function goOn(
  run: Invocation,
  scope: Scope,
  move: Stepped | Completion,
): Promise<Ending | undefined> {
  const { $$ } = scope;
  for (;;) {
    if (move.kind === "retry") {
      const { attempts, $ } = move.visit;
      const carrier = carrierOf(run, scope, $$.current.name, again(scope, attempts));
      const due = run.ports.clock.now() + move.delay * 1000;
      scope.effects.push(send(run.ports, scope.home, { carrier, data: $, due }));
      return undefined;
    }
    if (move.kind !== "left") return { failure: move.failure };
    const { transition } = move;
    const self = run.delivery.self;
    switch (transition.kind) {
      case "succeed":
        $$.exit(transition.output);
        return { output: transition.output };
      case "fail": {
        const { kind: _, ...failure } = transition;
        return { failure };
      }
      case "wake":
        move = step(() => transition.enter(transition.$, $$), $$);
        break;
      case "wait":
        handOver(run, scope, following(transition, scope, self), dueOf(transition, run));
        return undefined;
      case "invoke": {
        const { $, Name, Resource, task } = transition;
        if (task === undefined) {
          handOver(run, scope, { to: Resource, s: Name, $ });
          return undefined;
        }
        $$.enter("Task", Name, $);
        scope.home = self;
        move = await attempt(run, scope, task, { visit: { $, attempts: [] }, work: service(run, task) });
        break;
      }
      case "parallel":
      case "map": {
        scope.home = self;
        const completion = await fork(run, scope, transition, { $: transition.$, attempts: [] });
        if (completion === undefined) return undefined;
        move = completion;
        break;
      }
      default:
        transition satisfies never;
    }
  }
}

/** Where a scope goes on: the function, the state there and its input. */
interface Following {
  readonly to: string;
  readonly s: Carrier["s"];
  readonly $: unknown;
}

function handOver(run: Invocation, scope: Scope, { to, s, $ }: Following, due?: number): void {
  scope.$$.exit($);
  const carrier = carrierOf(run, scope, s);
  scope.effects.push(send(run.ports, to, { carrier, data: $, ...(due !== undefined && { due }) }));
}

/** What a Wait goes on with. A Task has its own function; anything else this one is woken for. */
function following(wait: WaitTransition, { $$, Parent }: Scope, self: string): Following {
  let { next } = wait;
  while (typeof next === "function") next = next();
  switch (next.kind) {
    case "invoke":
      return { to: next.task === undefined ? next.Resource : self, s: next.Name, $: next.$ };
    case "wake":
      return { to: self, s: next.Name, $: next.$ };
    case "succeed":
      // A branch ends by the name of its Wait: that tells which Parallel or Map is around it.
      return { to: self, s: Parent === undefined ? "" : $$.current.name, $: next.output };
    default:
      throw new Error(`A Wait cannot go on with ${next.kind}.`);
  }
}

/** Paths and constants were checked before: the platform's own reading is enough. */
function dueOf({ until }: WaitTransition, { ports }: Invocation): number {
  return "Seconds" in until
    ? ports.clock.now() + until.Seconds * 1000
    : Date.parse(until.Timestamp);
}

/** The work of a Task that has no function of its own. */
export function service({ ports }: Invocation, task: AnyTask): (given: unknown, context: { readonly signal: unknown }) => unknown {
  const Resource = typeof task.Resource === "function" ? task.Resource() : (task.Resource ?? "");
  return (given, context) => {
    if (ports.service !== undefined) return ports.service(Resource, given, context);
    throw new StatesError("Heaviside.NoService", `Nothing here does the work of ${Resource}.`);
  };
}
