import type { Carrier } from "./carrier.js";
import type { Completing, Visit } from "./complete.js";
import { mapField, ScopeContext, type Journal } from "./context.js";
import type { Effect } from "./dispatch.js";
import { StatesError } from "./errors.js";
import type { Delivery, Ports } from "./ports/ports.js";
import type { AnyMap, AnyParallel, Context, Reads } from "./types.js";

/** One call of a function, and the execution that it is for. */
export interface Invocation {
  readonly ports: Ports;
  readonly delivery: Delivery;
  readonly carrier: Carrier;
  /** What has to travel on. */
  readonly reads: ReadonlySet<Reads>;
}

/** A scope at work in this function: the machine's own, a branch or an iteration. */
export interface Scope {
  readonly $$: ScopeContext;
  readonly journal: Journal;
  readonly path: readonly number[];
  /** The Parallel or Map that it is a branch of. */
  readonly Parent: AnyParallel | AnyMap | undefined;
  /** The slot that its next hand-over or fork fills. */
  next: number;
  /** The function that can enter the current state again. */
  home: string;
  /** What it asks for; nothing of it is done before `dispatch`. */
  readonly effects: Effect[];
  /** While a state is entered for the second time: when that was for the first time. */
  enteredAt: number | undefined;
}

/** Where a scope is: the fields of its carrier. */
export type Place = Pick<Carrier, "e" | "n" | "p" | "vars" | "item">;

/** The scope of a carrier. What it does next fills slot `place.n`. */
export function scopeOf(
  { ports, delivery, carrier: { x, t, input } }: Invocation,
  { e, n, p = [], vars = {}, item }: Place,
  Parent: Scope["Parent"],
): Scope {
  const { account, roleArn } = ports.place;
  const colon = x.lastIndexOf(":");
  const [machine, Name] = [x.slice(0, colon), x.slice(colon + 1)];
  const surroundings = {
    Execution: {
      Id: `arn:aws:states:${account}:execution:${x}`,
      Input: input as Context["Execution"]["Input"], // a view of the same value
      Name,
      RoleArn: roleArn,
      StartTime: new Date(t).toISOString(),
      RedriveCount: 0,
    },
    StateMachine: { Id: `arn:aws:states:${account}:stateMachine:${machine}`, Name: machine },
    journal: { count: e },
    now: () => scope.enteredAt ?? ports.clock.now(),
    random: ports.random,
  };
  const scope: Scope = {
    $$: new ScopeContext(surroundings, {
      Variables: vars,
      ...(item !== undefined && { Map: mapField(item) }),
    }),
    journal: surroundings.journal,
    path: p,
    Parent,
    next: n,
    home: delivery.self,
    effects: [],
    enteredAt: undefined,
  };
  return scope;
}

/** Enters a state, for the second time where it was entered `at` some time before: then nothing of that changes. */
export function enterAgain<T>(scope: Scope, at: Carrier["at"], enter: () => T): T {
  if (at === undefined) return enter();
  const { count } = scope.journal;
  [scope.journal.count, scope.enteredAt] = [at[0] - 1, at[1]];
  try {
    return enter();
  } finally {
    [scope.journal.count, scope.enteredAt] = [count, undefined];
  }
}

/** The carrier for a state of this scope, in the slot that is next. Throws `Heaviside.HopLimitExceeded`. */
export function carrierOf(
  { ports, carrier, reads }: Invocation,
  { $$, journal, next, path }: Scope,
  s: string,
  again: Pick<Carrier, "r" | "at"> = {},
): Carrier {
  const { hopLimit = 25_000 } = ports;
  const hops = path.reduce((sum, n, index) => (index % 2 === 0 ? sum + n : sum), next);
  if (hops > hopLimit)
    throw new StatesError(
      "Heaviside.HopLimitExceeded",
      `The execution was handed over more than ${hopLimit} times.`,
    );
  const { x, t, d, input } = carrier;
  const vars = $$.Variables;
  return {
    ...{ v: 1, x, t, d, s, n: next, e: journal.count, ...again },
    p: path.length > 0 ? path : undefined,
    vars: Object.keys(vars).length > 0 ? vars : undefined,
    item: reads.has("Map.Item") ? $$.Map?.Item : undefined,
    input: reads.has("Execution.Input") ? input : undefined,
  };
}

/** `at` and `r` of the current state, which is to be entered again. */
export function again({ $$ }: Scope, r: Visit["attempts"]): Pick<Carrier, "r" | "at"> {
  return { r, at: [$$.current.id, Date.parse($$.State.EnteredTime)] };
}

/** A visit to a Task, Parallel or Map, to complete it. */
export function completingOf(
  { ports }: Invocation,
  { $$, journal }: Scope,
  state: Completing["state"],
  visit: Visit,
): Completing {
  return {
    ...{ state, visit, $$, random: ports.random },
    onThrown: ({ evaluation }) => void (evaluation && journal.count++),
    onGivenUp: () => void ($$.current.type === "Task" || journal.count++),
  };
}
