import type { Catcher, Machine, Path, ReferencePath, Scope, State } from "../3-lower/machine.js";
import type { Shape } from "../4-analyse/shape.js";
import type { Shapes } from "../4-analyse/shapes.js";
import { innerScopes, machineStates } from "../4-analyse/states.js";
import { successors } from "../4-analyse/successors.js";
import type { NamedType } from "./grown-type.js";

/**
 * The named types whose values flow into a place whole, so that its type may be one of them and more. What only happens to
 * have the same fields is none of them.
 */
export interface TypeBases {
  /** Of a state's input; asked in the order of the data flow. */
  of(state: string): readonly NamedType[];
  /** Of what a scope ends with. */
  ofEnd(scope: Scope): readonly NamedType[];
}

/** `named`: the type of a shape that has a name, by a schema or as an alias. */
export function typeBases(
  machine: Machine,
  shapes: Shapes,
  named: (shape: Shape) => NamedType | undefined,
): TypeBases {
  const steps = stepsOf(machine);
  const known = new Map<string, readonly NamedType[]>();
  return { of: ofInput, ofEnd: (scope) => distinct(endsOf(scope).flatMap(handedOn)) };

  function ofInput(state: string): readonly NamedType[] {
    const start = state === machine.scope.startAt ? [named(shapes.input)] : [];
    const bases = distinct([...start, ...(steps.get(state) ?? []).flatMap(handedOn)]);
    known.set(state, bases);
    return bases;
  }

  function handedOn({ from, isWhole, gives }: Step): readonly (NamedType | undefined)[] {
    const found = shapes.of(from);
    return isWhole ? [named(found.input), ...(known.get(from) ?? [])] : [named(found[gives])];
  }
}

/** A way that data takes from a state. */
interface Step {
  readonly from: string;
  /** The state's input goes on with all its fields, or else what it `gives`. */
  readonly isWhole: boolean;
  readonly gives: "output" | "effective" | "item";
}

/** The steps that lead to each state. */
function stepsOf(machine: Machine): ReadonlyMap<string, readonly Step[]> {
  const found = new Map<string, Step[]>();
  const add = (to: string, step: Step) => found.set(to, [...(found.get(to) ?? []), step]);
  for (const state of machineStates(machine)) {
    for (const next of ofResult(state)) add(next, leaving(state));
    for (const { next, resultPath } of catchers(state))
      add(next, { from: state.name, isWhole: !isReplacing(resultPath), gives: "output" });
    for (const { scope } of innerScopes(state)) add(scope.startAt, entering(state));
  }
  return found;
}

function endsOf({ states }: Scope): readonly Step[] {
  return [...states.values()].filter(isEnd).map(leaving);
}

function isEnd(state: State): boolean {
  if (state.type === "Succeed") return true;
  return "transition" in state && state.transition.kind === "end";
}

/** Where a state goes with its result. */
function ofResult(state: State): Iterable<string> {
  if ("transition" in state) return state.transition.kind === "next" ? [state.transition.name] : [];
  return successors(state);
}

function leaving(state: State): Step {
  return { from: state.name, isWhole: keepsInput(state), gives: "output" };
}

function entering(state: State): Step {
  if (state.type === "Map") return { from: state.name, isWhole: false, gives: "item" };
  const isWhole = state.type === "Parallel" && isRoot(state.inputPath) && !state.parameters;
  return { from: state.name, isWhole, gives: "effective" };
}

function keepsInput(state: State): boolean {
  if (state.type === "Fail" || !isRoot(state.outputPath) || state.output) return false;
  if (!("resultPath" in state) || isReplacing(state.resultPath)) return passesOn(state);
  return true;
}

/** Whether a state's result is its input. */
function passesOn(state: Exclude<State, { type: "Fail" }>): boolean {
  if (!isRoot(state.inputPath)) return false;
  if (state.type === "Pass") return !state.parameters && !state.result;
  if (state.type === "Choice") return state.choices.every(({ output }) => output === undefined);
  return state.type === "Wait" || state.type === "Succeed";
}

function isReplacing(path: ReferencePath | null | undefined): boolean {
  return path === undefined || path?.steps.length === 0;
}

function isRoot(path: Path | null | undefined): boolean {
  return path === undefined || (path?.root.kind === "input" && path.steps.length === 0);
}

function catchers(state: State): readonly Catcher[] {
  return "catch" in state ? state.catch : [];
}

function distinct(types: readonly (NamedType | undefined)[]): readonly NamedType[] {
  const byName = new Map(types.flatMap((type) => (type ? [[type.name, type] as const] : [])));
  return [...byName.values()];
}
