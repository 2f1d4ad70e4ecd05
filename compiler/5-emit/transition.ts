import type { State, Transition } from "../3-lower/machine.js";
import type { Emission } from "./emission.js";
import { derived } from "./names.js";
import { quote } from "./text.js";

/** The expression that goes on from `state` with `output`, a piece of code. */
export function transition(
  state: State,
  to: Transition,
  output: string,
  emission: Emission,
): string {
  if (to.kind === "end") return `${emission.imports.value("succeed")}(${output})`;
  return enter(state, to.name, output, emission);
}

/** The expression that enters the state called `name`. */
export function enter(from: State, name: string, input: string, emission: Emission): string {
  const entered = `${entry(name, emission)}(${input}, $$)`;
  return emission.facts.isLazy(from.name, name)
    ? `${emission.imports.value("again")}(${entry(name, emission)}, ${input})`
    : withoutContext(entered, name, emission);
}

/** The function that enters a state: the control state itself, or the hand-over to a Task. */
export function entry(name: string, { facts, names }: Emission): string {
  const identifier = names.of(name);
  return facts.state(name).type === "Task" ? derived.handOver(identifier) : identifier;
}

/** What a Wait goes on with: a hand-over is data already, a control state is entered when the Wait, by whose name, is over. */
export function afterWait(from: State, to: Transition, output: string, emission: Emission): string {
  if (to.kind === "end" || emission.facts.state(to.name).type === "Task")
    return transition(from, to, output, emission);
  const { imports, names } = emission;
  return `${imports.value("wake")}(${quote(from.name)}, ${names.of(to.name)}, ${output})`;
}

// Handing over needs no Context Object.
function withoutContext(entered: string, name: string, { facts }: Emission): string {
  return facts.state(name).type === "Task" ? entered.replace(/, \$\$\)$/, ")") : entered;
}
