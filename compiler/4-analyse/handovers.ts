import type { Machine, Scope, State, TaskState, WaitState } from "../3-lower/machine.js";
import { isRetried } from "./exits.js";
import { innerScopes, machineScopes, type Owned } from "./states.js";
import { successors } from "./successors.js";
import { functionOf } from "./task-function.js";

/** What runs in one function: all that follows its Task up to the next hand-over. */
export interface Reach {
  /** The states that are entered here: control states, and Tasks without a function. */
  readonly entered: ReadonlySet<State>;
  /** The states that end here, well or not: those entered, the function's Task, and each Parallel and Map that is joined here. */
  readonly left: ReadonlySet<State>;
  /** What something is sent to: a Task with a function, what follows a Wait, a held back iteration; a scope, to end there. */
  readonly targets: ReadonlySet<State | Scope>;
  /** What the function can be woken for, in the order of the definition. */
  readonly wakes: readonly Wake[];
}

/** Something that a function goes on with when time has passed, or when an answer has come. */
export interface Wake {
  /** The Wait that is over; or the Task, Parallel or Map that goes on. */
  readonly of: State;
  /** What is entered; absent where a Wait was the last state of its scope. */
  readonly enters?: State;
}

/** The functions of a machine. */
export interface HandOvers {
  /** What whoever starts an execution steps. */
  readonly start: Reach;
  /** By the Tasks that have a function, in the order of the definition. */
  readonly functions: ReadonlyMap<TaskState, Reach>;
}

/** Where a state is, and whether what it begins may have to be taken up again: a function is called for it a second time. */
interface Place extends Owned {
  readonly isResumed: boolean;
}
/** In the order of the definition. */
type Places = ReadonlyMap<State, Place>;

/** Which states run in which function, and where it can be woken. */
export function handOvers(machine: Machine): HandOvers {
  const scopes = machineScopes(machine);
  const resumed = resumedStates(scopes);
  const places: Places = new Map(
    scopes.flatMap((owned) =>
      [...owned.scope.states.values()].map((state) => [
        state,
        { ...owned, isResumed: resumed.has(state) },
      ]),
    ),
  );
  const ofTask = (task: TaskState): Reach =>
    reach(places, [
      { kind: "done", state: task },
      { kind: "caught", state: task },
    ]);
  return {
    start: reach(places, entering(machine.scope, machine.scope.startAt)),
    functions: new Map(
      [...places.keys()].flatMap((state) =>
        state.type === "Task" && hasFunction(state) ? [[state, ofTask(state)]] : [],
      ),
    ),
  };
}

/**
 * Tasks that are tried again, and those without a function: where deliveries are claimed, these are called for by a message of
 * their own. A Parallel or Map that is tried again, or whose branches may leave the function:
 * who has died before all of them were sent off, is called for it once more.
 */
function resumedStates(scopes: readonly Owned[]): ReadonlySet<State> {
  const found = new Set<State>();
  // Inner scopes first.
  for (const { scope, owner } of scopes.toReversed()) {
    const leaving = [...scope.states.values()].filter((state) => {
      if (hasFunction(state)) return true;
      if (isRetried(state) || state.type === "Task") found.add(state);
      return found.has(state) || state.type === "Wait";
    });
    if (owner.kind !== "machine" && leaving.length > 0) found.add(owner.state);
  }
  return found;
}

/** What happens in a function: a state is entered, has its result, or has failed; something is sent; it can be woken. */
type Happening =
  | { readonly kind: "entered" | "done" | "caught"; readonly state: State }
  | { readonly kind: "sent"; readonly to: State | Scope }
  | { readonly kind: "woken"; readonly wake: Wake };

/** Everything that can come of what happens first. */
function reach(places: Places, first: readonly Happening[]): Reach {
  const seen = { entered: new Set<State>(), done: new Set<State>(), caught: new Set<State>() };
  const targets = new Set<State | Scope>();
  const wakes = new Map<State, Wake>();
  const open = [...first];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind === "sent") targets.add(next.to);
    else if (next.kind === "woken") wakes.set(next.wake.of, next.wake);
    else {
      const { kind, state } = next;
      const place = places.get(state);
      if (seen[kind].has(state) || !place) continue;
      seen[kind].add(state);
      open.push(...consequences[kind](state, place));
    }
  }
  return {
    ...{ entered: seen.entered, left: new Set([...seen.done, ...seen.caught]), targets },
    wakes: wakes.size === 0 ? [] : [...places.keys()].flatMap((state) => wakes.get(state) ?? []),
  };
}

type Consequences = (state: State, place: Place) => readonly Happening[];
const consequences: { readonly [kind in "entered" | "done" | "caught"]: Consequences } = {
  entered(state, { isResumed, ...owned }) {
    if (state.type === "Wait") return waited(state, owned);
    const woken: Happening = { kind: "woken", wake: { of: state, enters: state } };
    return [
      ...(isResumed ? [woken] : []),
      ...innerScopes(state).flatMap(({ scope }) => entering(scope, scope.startAt)),
      ...heldBack(state),
      { kind: "caught", state },
      // A Parallel goes on when its branches have ended; a Map may have no items.
      ...(state.type === "Parallel" ? [] : [{ kind: "done", state } as const]),
    ];
  },
  done(state, owned) {
    if (state.type === "Choice")
      return [...successors(state)].flatMap((name) => entering(owned.scope, name));
    if (state.type === "Fail") return [];
    if (state.type === "Succeed" || state.transition.kind === "end") return ended(owned, "done");
    return entering(owned.scope, state.transition.name);
  },
  caught(state, owned) {
    const catchers = "catch" in state ? state.catch : [];
    return [
      ...catchers.flatMap(({ next }) => entering(owned.scope, next)),
      ...ended(owned, "caught"),
    ];
  },
};

/** A state is entered here, unless it has a function of its own. */
function entering(scope: Scope, name: string): readonly Happening[] {
  const state = scope.states.get(name);
  if (!state) return [];
  return [hasFunction(state) ? { kind: "sent", to: state } : { kind: "entered", state }];
}

/** After a Wait a Task with a function is entered there, anything else here. */
function waited(wait: WaitState, { scope, owner }: Owned): readonly Happening[] {
  const { transition } = wait;
  const failed: Happening = { kind: "caught", state: wait };
  if (transition.kind === "end") {
    if (owner.kind === "machine") return [failed];
    const woken: Happening = { kind: "woken", wake: { of: wait } };
    return [failed, { kind: "done", state: wait }, { kind: "sent", to: scope }, woken];
  }
  const next = scope.states.get(transition.name);
  if (!next) return [failed];
  const sent: Happening = { kind: "sent", to: next };
  if (hasFunction(next)) return [failed, sent];
  // A Task is woken by its own name.
  const of = next.type === "Task" ? next : wait;
  return [
    failed,
    sent,
    { kind: "woken", wake: { of, enters: next } },
    { kind: "entered", state: next },
  ];
}

/** A branch ends: here its Parallel or Map is joined, and a held back iteration started. */
function ended({ owner }: Owned, kind: "done" | "caught"): readonly Happening[] {
  if (owner.kind === "machine") return [];
  const { state } = owner;
  const failed: Happening = { kind: "caught", state };
  if (kind === "caught") return [failed];
  const next =
    heldBack(state).length === 0 || state.type !== "Map"
      ? []
      : entering(state.processor, state.processor.startAt);
  return [failed, { kind: "done", state }, ...heldBack(state), ...next];
}

/** With MaxConcurrency, iterations start later, in the functions in which others end. */
function heldBack(state: State): readonly Happening[] {
  if (state.type !== "Map" || state.maxConcurrency === undefined) return [];
  const first = state.processor.states.get(state.processor.startAt);
  return first ? [{ kind: "sent", to: first }] : [];
}

function hasFunction(state: State): boolean {
  return state.type === "Task" && functionOf(state) !== undefined;
}
