import type { Machine, Scope, State } from "../3-lower/machine.js";
import type { Read } from "./context-reads.js";
import { liveness } from "./liveness.js";
import { noVariables, type Readable } from "./readable.js";
import type { SchemaFacts } from "./schemas.js";
import { join } from "./shape-join.js";
import { limitShape, ofInput, widen } from "./shape-limit.js";
import { same, unknown, type ObjectShape, type Shape } from "./shape.js";
import { dataOrder, type Visit } from "./shapes-order.js";
import {
  assignReads,
  caughtReads,
  caughtShape,
  chosenShape,
  effectiveShape,
  itemShape,
  joinedResult,
  outputShape,
  passResult,
} from "./state-flow.js";
import { innerScopes } from "./states.js";
import { assigned, meetingVariables } from "./variables.js";

/** `$` before and after every state, and the variables, as far as schemas and transitions prove it. */
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
  /** The variables that the state reads, or one that may follow it. */
  readonly variables: ObjectShape;
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
  variables: noVariables,
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
    if (!analysis.inputs.has(state)) flow(scope, state.name, nothing, round);
    settle(analysis);
    for (const inner of innerScopes(state))
      if (!analysis.outputs.has(inner.scope)) end(inner.scope, unknown, round);
    settle(analysis);
  }
  const live = liveness(machine);
  for (const state of analysis.inputs.keys()) {
    const found = analysis.found.get(state.name) ?? nothingKnown;
    const variables = only(found.variables, live.get(state));
    analysis.found.set(state.name, { ...found, variables });
  }
  return {
    input: schemas?.inputShape ?? unknown,
    of: (name) => analysis.found.get(name) ?? nothingKnown,
    outputOf: (scope) => analysis.outputs.get(scope) ?? unknown,
  };
}

function only({ fields }: ObjectShape, reads: ReadonlySet<Read> = new Set()): ObjectShape {
  return { kind: "object", fields: new Map([...fields].filter(([name]) => reads.has(`$${name}`))) };
}

interface Analysis {
  readonly schemas: SchemaFacts | undefined;
  readonly order: readonly Visit[];
  /** Places in `order` of a state's two visits. */
  readonly places: ReadonlyMap<State, readonly [enter: number, leave: number]>;
  /** The Parallel or Map that a scope is in. */
  readonly owners: ReadonlyMap<Scope, State>;
  readonly inputs: Map<State, Readable>;
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
  const first = { $: schemas?.inputShape ?? unknown, variables: noVariables };
  flow(machine.scope, machine.scope.startAt, first, { analysis, round: 0 });
  return analysis;
}

const nothing: Readable = { $: unknown, variables: noVariables };

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
    const from = inputs.get(visit.state);
    if (from && visit.phase === "enter") enter(visit.state, from, { analysis, round });
    if (from && visit.phase === "leave") leave(visit, from, { analysis, round });
  });
}

function enter(state: State, from: Readable, round: Round): void {
  if (state.type !== "Parallel" && state.type !== "Map") return;
  const effective = { ...from, $: effectiveShape(state, from) };
  const $ = state.type === "Map" ? itemShape(state, effective) : effective.$;
  // Iterations that are executions of their own see no variables.
  const isApart = state.type === "Map" && state.distributed !== undefined;
  const variables = isApart ? noVariables : from.variables;
  for (const { scope } of innerScopes(state)) flow(scope, scope.startAt, { $, variables }, round);
}

function leave({ state, scope }: Visit, from: Readable, round: Round): void {
  const effective = effectiveShape(state, from);
  const item = state.type === "Map" ? itemShape(state, { ...from, $: effective }) : unknown;
  if ("catch" in state) {
    for (const catcher of state.catch) {
      const variables = assigned(catcher.assign, caughtReads(state, from));
      flow(scope, catcher.next, { $: caughtShape(catcher, from), variables }, round);
    }
  }
  const result = resultOf(state, from, effective, round.analysis);
  const computed = result && { effective, result };
  const output = computed && limitShape(outputShape(state, from, computed), ofInput);
  round.analysis.found.set(state.name, {
    input: from.$,
    variables: from.variables,
    effective,
    item,
    iteration: (state.type === "Map" && round.analysis.outputs.get(state.processor)) || unknown,
    result: result ?? unknown,
    output: output ?? unknown,
  });
  if (output)
    passOn({ state, scope, from, reads: assignReads(state, from, computed) }, output, round);
}

/** Undefined while a scope inside has not ended: no data gets past the state then. */
function resultOf(
  state: State,
  from: Readable,
  effective: Shape,
  { schemas, outputs }: Analysis,
): Shape | undefined {
  if (state.type === "Task") return schemas?.resultShape(state) ?? unknown;
  if (state.type === "Pass") return passResult(state, from, effective);
  if (state.type !== "Parallel" && state.type !== "Map") return effective;
  const ends = innerScopes(state).map(({ scope }) => outputs.get(scope));
  return ends.includes(undefined) ? undefined : joinedResult(state, ends.filter(isThere));
}

/** A state that is left. */
interface Leaving {
  readonly state: State;
  readonly scope: Scope;
  readonly from: Readable;
  /** What its Assign reads. */
  readonly reads: Readable;
}

function passOn({ state, scope, from, reads }: Leaving, output: Shape, round: Round): void {
  if (state.type === "Fail") return;
  if (state.type === "Succeed") return end(scope, output, round);
  const after = { $: output, variables: assigned(state.assign, reads) };
  if (state.type === "Choice") {
    for (const rule of state.choices) {
      const variables = assigned(rule.assign, reads);
      flow(scope, rule.next, { $: chosenShape(state, rule, from, output), variables }, round);
    }
    if (state.default !== undefined) flow(scope, state.default, after, round);
    return;
  }
  if (state.transition.kind === "end") end(scope, output, round);
  else flow(scope, state.transition.name, after, round);
}

function flow(scope: Scope, to: string, data: Readable, { analysis, round }: Round): void {
  const state = scope.states.get(to);
  if (!state) return;
  const old = analysis.inputs.get(state);
  const now = {
    $: meeting(old?.$, data.$, round),
    variables: old
      ? meetingVariables(old.variables, data.variables, round < exactRounds)
      : data.variables,
  };
  if (old && same(old.$, now.$) && same(old.variables, now.variables)) return;
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
