import type { State, Transition } from "../3-lower/machine.js";

/** The names of the states that a state may go to: Next, Choice Rules and Default, catchers; each once. */
export function successors(state: State): ReadonlySet<string> {
  switch (state.type) {
    case "Choice":
      return new Set([
        ...state.choices.map(({ next }) => next),
        ...(state.default === undefined ? [] : [state.default]),
      ]);
    case "Succeed":
    case "Fail":
      return new Set();
    case "Pass":
    case "Wait":
      return new Set(after(state.transition));
    case "Task":
    case "Parallel":
    case "Map":
      return new Set([...after(state.transition), ...state.catch.map(({ next }) => next)]);
    default:
      return state satisfies never;
  }
}

function after(transition: Transition): readonly string[] {
  return transition.kind === "next" ? [transition.name] : [];
}
