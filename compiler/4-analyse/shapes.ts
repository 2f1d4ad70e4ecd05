import type { Machine, Scope, State } from "../3-lower/machine.js";
import type { SchemaFacts } from "./schemas.js";
import { join } from "./shape-join.js";
import { limitShape, ofInput, widen } from "./shape-limit.js";
import { same, unknown, type Shape } from "./shape.js";
import { dataOrder, type Visit } from "./shapes-order.js";
import {
  caughtShape,
  chosenShape,
  effectiveShape,
  itemShape,
  joinedResult,
  outputShape,
  passResult,
} from "./state-flow.js";
import { innerScopes } from "./states.js";

/** `$` before and after every state, as far as schemas and transitions prove it. */
export interface Shapes {
  /** What an execution starts with. The first state may get more, where a cycle leads back to it. */
  readonly input: Shape;
  /** By the state's name. All is unknown of a state that nothing reaches. */
  of(state: string): StateShapes;
  /** What a scope ends with. */
  outputOf(scope: Scope): Shape;
}
export interface StateShapes {
  /** The state input as it enters. */
  readonly input: Shape;
  /** After InputPath and Parameters: what a Task is called with, what a branch gets. */
  readonly effective: Shape;
  /** Of a Task by its schema, of a Parallel a tuple of outputs, of a Map an array; of others what ResultPath places. */
  readonly result: Shape;
  /** What the next state gets. */
  readonly output: Shape;
  /** What an iteration of a Map gets. */
  readonly item: Shape;
  /** What an iteration of a Map gives. */
  readonly iteration: Shape;
}

/** Cycles may make a shape grow for ever: after so many rounds, what still changes is unknown. */
const exactRounds = 4;

const nothingKnown: StateShapes = {
  input: unknown,
  effective: unknown,
  result: unknown,
  output: unknown,
  item: unknown,
  iteration: unknown,
};

/**
 * Follows the data through the machine until nothing changes. In the order of the data flow one round does, and one
 * more for each level of cycles.
 */
export function shapes(machine: Machine, schemas?: SchemaFacts): Shapes {
  const analysis = start(machine, schemas);
  settle(analysis);
  // Data does not get past a Parallel with a branch that always fails. What comes after still has to be emitted.
  for (const { state, scope } of analysis.order) {
    const round = { analysis, round: 0 };
    if (!analysis.inputs.has(state)) flow(scope, state.name, unknown, round);
    settle(analysis);
    for (const inner of innerScopes(state))
      if (!analysis.outputs.has(inner.scope)) end(inner.scope, unknown, round);
    settle(analysis);
  }
  return {
    input: schemas?.inputShape ?? unknown,
    of: (name) => analysis.found.get(name) ?? nothingKnown,
    outputOf: (scope) => analysis.outputs.get(scope) ?? unknown,
  };
}

interface Analysis {
  readonly schemas: SchemaFacts | undefined;
  readonly order: readonly Visit[];
  /** Places in `order` of a state's two visits. */
  readonly places: ReadonlyMap<State, readonly [enter: number, leave: number]>;
  /** The Parallel or Map that a scope is in. */
  readonly owners: ReadonlyMap<Scope, State>;
  readonly inputs: Map<State, Shape>;
  readonly outputs: Map<Scope, Shape>;
  readonly found: Map<string, StateShapes>;
  /** Visits that have to be made again. */
  readonly dirty: Set<number>;
}

function start(machine: Machine, schemas: SchemaFacts | undefined): Analysis {
  const order = dataOrder(machine);
  const places = new Map<State, [number, number]>();
  const owners = new Map<Scope, State>();
  order.forEach(({ state, phase }, at) => {
    if (phase === "enter") places.set(state, [at, at]);
    else places.set(state, [places.get(state)?.[0] ?? at, at]);
    for (const { scope } of innerScopes(state)) owners.set(scope, state);
  });
  const analysis: Analysis = {
    schemas,
    order,
    places,
    owners,
    inputs: new Map(),
    outputs: new Map(),
    found: new Map(),
    dirty: new Set(),
  };
  const input = schemas?.inputShape ?? unknown;
  flow(machine.scope, machine.scope.startAt, input, { analysis, round: 0 });
  return analysis;
}

function settle(analysis: Analysis): void {
  for (let round = 0; analysis.dirty.size > 0; round++) runRound(analysis, round);
}

interface Round {
  readonly analysis: Analysis;
  readonly round: number;
}

function runRound(analysis: Analysis, round: number): void {
  const { order, dirty, inputs } = analysis;
  order.forEach((visit, at) => {
    if (!dirty.delete(at)) return;
    const input = inputs.get(visit.state);
    if (input && visit.phase === "enter") enter(visit.state, input, { analysis, round });
    if (input && visit.phase === "leave") leave(visit, input, { analysis, round });
  });
}

function enter(state: State, input: Shape, round: Round): void {
  if (state.type !== "Parallel" && state.type !== "Map") return;
  const effective = effectiveShape(state, input);
  const inner = state.type === "Map" ? itemShape(state, effective) : effective;
  for (const { scope } of innerScopes(state)) flow(scope, scope.startAt, inner, round);
}

function leave({ state, scope }: Visit, input: Shape, round: Round): void {
  const effective = effectiveShape(state, input);
  const item = state.type === "Map" ? itemShape(state, effective) : unknown;
  if ("catch" in state) {
    for (const catcher of state.catch)
      flow(scope, catcher.next, caughtShape(catcher, input), round);
  }
  const result = resultOf(state, input, effective, round.analysis);
  const output = result && limitShape(outputShape(state, input, effective, result), ofInput);
  round.analysis.found.set(state.name, {
    input,
    effective,
    item,
    iteration: (state.type === "Map" && round.analysis.outputs.get(state.processor)) || unknown,
    result: result ?? unknown,
    output: output ?? unknown,
  });
  if (output) passOn(state, scope, output, round);
}

/** Undefined while a scope inside has not ended: no data gets past the state then. */
function resultOf(
  state: State,
  input: Shape,
  effective: Shape,
  { schemas, outputs }: Analysis,
): Shape | undefined {
  if (state.type === "Task") return schemas?.resultShape(state) ?? unknown;
  if (state.type === "Pass") return passResult(state, input, effective);
  if (state.type !== "Parallel" && state.type !== "Map") return effective;
  const ends = innerScopes(state).map(({ scope }) => outputs.get(scope));
  return ends.includes(undefined) ? undefined : joinedResult(state, ends.filter(isThere));
}

function passOn(state: State, scope: Scope, output: Shape, round: Round): void {
  if (state.type === "Fail") return;
  if (state.type === "Succeed") return end(scope, output, round);
  if (state.type === "Choice") {
    for (const rule of state.choices)
      flow(scope, rule.next, chosenShape(state, rule, inputOf(state, round), output), round);
    if (state.default !== undefined) flow(scope, state.default, output, round);
    return;
  }
  if (state.transition.kind === "end") end(scope, output, round);
  else flow(scope, state.transition.name, output, round);
}

function inputOf(state: State, { analysis }: Round): Shape {
  return analysis.inputs.get(state) ?? unknown;
}

function flow(scope: Scope, to: string, shape: Shape, { analysis, round }: Round): void {
  const state = scope.states.get(to);
  if (!state) return;
  const old = analysis.inputs.get(state);
  const now = meeting(old, shape, round);
  if (old && same(old, now)) return;
  analysis.inputs.set(state, now);
  for (const at of analysis.places.get(state) ?? []) analysis.dirty.add(at);
}

function end(scope: Scope, shape: Shape, { analysis, round }: Round): void {
  const old = analysis.outputs.get(scope);
  const now = meeting(old, shape, round);
  if (old && same(old, now)) return;
  analysis.outputs.set(scope, now);
  const owner = analysis.owners.get(scope);
  const place = owner && analysis.places.get(owner);
  if (place) analysis.dirty.add(place[1]);
}

function meeting(old: Shape | undefined, shape: Shape, round: number): Shape {
  if (!old) return limitShape(shape, ofInput);
  return limitShape(round < exactRounds ? join(old, shape) : widen(old, shape), ofInput);
}

function isThere(shape: Shape | undefined): shape is Shape {
  return shape !== undefined;
}
