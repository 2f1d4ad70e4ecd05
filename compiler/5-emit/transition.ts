import type { State, Transition } from "../3-lower/machine.js";
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
  const { imports, facts } = emission;
  const target = entry(name, emission);
  const isLazy = facts.isLazy(from.name, name);
  // Handing over needs no Context Object.
  if (isLazy || facts.state(name).type === "Task") {
    const { statements, value } = settled(flow);
    const { text } = value;
    return {
      statements,
      value: isLazy ? `${imports.value("again")}(${target}, ${text})` : `${target}(${text})`,
    };
  }
  const context = flow.assign === undefined ? "$$" : `$$.assign(${flow.assign})`;
  return { statements: flow.statements, value: `${target}(${flow.value.text}, ${context})` };
}

/** The function that enters a state: the control state itself, or the hand-over to a Task. */
export function entry(name: string, { facts, names }: Emission): string {
  const identifier = names.of(name);
  return facts.state(name).type === "Task" ? derived.handOver(identifier) : identifier;
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
