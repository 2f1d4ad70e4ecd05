import type { State, Transition } from "../3-lower/machine.js";
import { functionOf } from "../4-analyse/task-function.js";
import type { Emission } from "./emission.js";
import { settled, type Flow } from "./flow.js";
import { derived } from "./names.js";
import { quote } from "./text.js";

/** Statements, and the code of the transition that they lead to. */
export interface Going {
  readonly statements: readonly string[];
  readonly value: string;
}

/** Goes on from `state` with what a flow gives. */
export function transition(state: State, to: Transition, flow: Flow, emission: Emission): Going {
  if (to.kind === "next") return enter(state, to.name, flow, emission);
  const { statements, value } = settled(flow);
  return { statements, value: `${emission.imports.value("succeed")}(${value.text})` };
}

/** Enters the state called `name`. */
export function enter(from: State, name: string, flow: Flow, emission: Emission): Going {
  const { imports, facts, names } = emission;
  const isLazy = facts.isLazy(from.name, name);
  // Handing over needs no Context Object.
  if (isLazy || facts.state(name).type === "Task") {
    const { statements, value } = settled(flow);
    const going = isLazy
      ? `${imports.value("again")}(${entry(name, emission)}, ${value.text})`
      : handedOver(name, value.text, emission);
    return { statements, value: going };
  }
  const context = flow.assign === undefined ? "$$" : `$$.assign(${flow.assign})`;
  return {
    statements: flow.statements,
    value: `${names.of(name)}(${flow.value.text}, ${context})`,
  };
}

/** The call that enters a Task with what `value` gives. */
function handedOver(name: string, value: string, emission: Emission): string {
  const { names, imports } = emission;
  const identifier = names.of(name);
  return hasFunction(name, emission)
    ? `${derived.handOver(identifier)}(${value})`
    : `${imports.value("invoke")}(${identifier}, ${value})`;
}

/** The function that enters a state: the control state itself, the hand-over to a Task, or for one without a function an arrow. */
export function entry(name: string, emission: Emission, given = "unknown"): string {
  const { facts, names, types } = emission;
  const identifier = names.of(name);
  if (facts.state(name).type !== "Task") return identifier;
  if (hasFunction(name, emission)) return derived.handOver(identifier);
  const type = types.ofInput(name);
  const parameter = type === given ? "$" : `$: ${type}`;
  return `(${parameter}) => ${handedOver(name, "$", emission)}`;
}

function hasFunction(name: string, { facts }: Emission): boolean {
  const state = facts.state(name);
  return state.type === "Task" && functionOf(state) !== undefined;
}

/** What a Wait goes on with: a hand-over is data already, a control state is entered when the Wait, by whose name, is over. */
export function afterWait(from: State, to: Transition, flow: Flow, emission: Emission): Going {
  if (to.kind === "end" || emission.facts.state(to.name).type === "Task")
    return transition(from, to, flow, emission);
  const { imports, names } = emission;
  const { statements, value } = settled(flow);
  const target = `${quote(from.name)}, ${names.of(to.name)}`;
  return { statements, value: `${imports.value("wake")}(${target}, ${value.text})` };
}
