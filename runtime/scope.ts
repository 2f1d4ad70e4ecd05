import type { Completing, Visit } from "./complete.js";
import { slot, type Carrier } from "./carrier.js";
import type { ScopeContext } from "./context.js";
import type { Effect } from "./dispatch.js";
import { StatesError, type Failure } from "./errors.js";
import { FlowScope, type Placed } from "./flow-scope.js";
import type { Fusing } from "./fuse.js";
import type { Notes } from "./notes.js";
import type { Delivery, Ports } from "./ports/ports.js";
import type { Thrown } from "./step.js";
import type { AnyMap, AnyParallel, AnyVariables, Reads } from "./types.js";

/** One call of a function, and the execution that it is for. */
export interface Invocation extends Delivery {
  readonly ports: Ports;
  readonly carrier: Carrier;
  /** What of the Context Object has to travel on to another state. */
  readonly reads: readonly Reads[];
  /** The variables that need not. */
  readonly drops?: readonly string[];
  /** The Tasks that this function may go on with in place. */
  readonly fusing?: Fusing | undefined;
  /** The messages whose calls have failed before, and which it goes on for, the first one first. */
  readonly dead: readonly string[];
  /** Whether it goes on where a call has failed: that may have done things which this one does again. `claim` finds it out, too. */
  isHeir: boolean;
  /** How the call failed that this one follows. */
  readonly failed?: Failure | undefined;
  /** Where a history is kept. */
  readonly notes?: Notes | undefined;
  /** What the call has led to so far. */
  readonly led?: string[];
}

/** A scope at work in this function, the machine's own, a branch or an iteration: `$$`, and where it is. */
export type Scope = ScopeContext & Position;
interface Position {
  /** How many events the execution has had, as far as this scope knows. */
  count: number;
  readonly path: readonly number[];
  /** Over how many items the ends of each fork around it are spread. */
  readonly shards: readonly number[];
  /** The slot that its next hand-over or fork fills. */
  next: number;
  /** The Parallel or Map that it is a branch of. */
  readonly Parent: AnyParallel | AnyMap | undefined;
  /** The function that can enter the current state again. */
  home: string;
  /** When the child execution of a distributed Map was started that it is in, in milliseconds since 1970. */
  readonly begun: number | undefined;
  /** What it asks for; nothing of it is done before `dispatch`. */
  readonly effects: Effect[];
  /** The same as that of `ScopeContext`; a Wait ends at a time that is known before, in milliseconds since 1970. */
  exit(output: unknown, at?: number): void;
  /** The current state was entered before, as that event and at that time. */
  entered(at: NonNullable<Carrier["at"]>): void;
}

/** The scope of a carrier. What it does next fills slot `n`. */
export function scopeOf(
  run: Invocation,
  carrier: Placed,
  Parent: Scope["Parent"],
  n = carrier.n,
): Scope {
  // All that the steps of the runtime ask of a `ScopeContext`.
  const $$ = new FlowScope(run, carrier, { Parent, n }) as unknown as Scope;
  run.notes?.begin($$);
  return $$;
}

/** The name of the slot that a scope fills next. */
export function nextSlot(
  { carrier: { x } }: Pick<Invocation, "carrier">,
  { next, path }: Pick<Scope, "next" | "path">,
): string {
  return slot(x, path, next);
}

/** How many hand-overs in a row, where the ports say nothing else. */
export const mostHops = 25_000;

/** Where a scope goes: the state, and in which attempt if it is to be entered again. */
interface Going {
  readonly s: string;
  readonly r?: Visit["attempts"] | undefined;
  /** Whether somebody else goes on than the current state. */
  readonly isLeft?: boolean;
}

/**
 * The carrier that fills the slot which is next. What nobody reads any more stays behind; but whoever goes on with the current state
 * gets all that it has. Throws `Heaviside.HopLimitExceeded`.
 */
export function carrierOf(
  { carrier: { x, h, t, d }, drops, isHeir, ports, reads }: Invocation,
  $$: Scope,
  { s, r, isLeft = $$.current.type === undefined }: Going,
): Carrier {
  const { Variables, begun, count, current, next, path } = $$;
  const isInside = path.length > 0;
  const vars = isLeft ? without(Variables, drops) : Variables;
  const { hopLimit = mostHops } = ports;
  if (path.reduce((hops, n, index) => (index % 2 ? hops : hops + n), next) > hopLimit)
    throw new StatesError("Heaviside.HopLimitExceeded", `More than ${hopLimit} hand-overs.`);
  return {
    v: 1,
    x,
    h,
    t,
    d,
    s,
    n: next,
    e: count,
    r,
    at: r && [current.id, Date.parse($$.State.EnteredTime)],
    p: isInside ? path : undefined,
    b: isInside && $$.shards.some((each) => each > 1) ? $$.shards : undefined,
    vars: Object.keys(vars).length > 0 ? vars : undefined,
    item: !isLeft || reads.includes("Map.Item") ? $$.Map?.Item : undefined,
    input: !isLeft || reads.includes("Execution.Input") ? $$.Execution.Input : undefined,
    u: begun,
    l: isHeir ? 1 : undefined,
  };
}

function without(variables: AnyVariables, drops: readonly string[] = []): AnyVariables {
  if (drops.length === 0) return variables;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !drops.includes(name)));
}

/** A visit to a Task, Parallel or Map, to complete it. */
export function completingOf(
  { ports: { random } }: Invocation,
  $$: Scope,
  state: Completing["state"],
  visit: Visit,
): Completing & { readonly $$: Scope } {
  return {
    state,
    visit,
    $$,
    random,
    onThrown: (threw) => noteThrown($$, threw),
    onGivenUp() {
      const { type } = $$.current;
      if (type !== "Task") $$.note(`${type}StateFailed`);
    },
  };
}

/** A query expression that failed has an event of its own. */
export function noteThrown($$: Scope, { evaluation, failure }: Thrown): void {
  if (evaluation)
    $$.note("EvaluationFailed", { state: $$.current.name, ...failure, ...evaluation });
}
