import type { ObjectExpression, State } from "../3-lower/machine.js";
import type { Variable } from "./context-reads.js";

/** A way out of a state to another one, and the variables that are set on it. */
export interface Exit {
  readonly next: string;
  readonly assigned: readonly Variable[];
}

/** Where a state may go, and what it assigns then: a rule and a catcher have an Assign of their own (ASL, "Variables"). */
export function exits(state: State): readonly Exit[] {
  switch (state.type) {
    case "Choice":
      return [
        ...state.choices.map((rule) => exit(rule.next, rule.assign)),
        ...(state.default === undefined ? [] : [exit(state.default, state.assign)]),
      ];
    case "Succeed":
    case "Fail":
      return [];
    default:
      return [
        ...(state.transition.kind === "next" ? [exit(state.transition.name, state.assign)] : []),
        ...("catch" in state ? state.catch.map(({ next, assign }) => exit(next, assign)) : []),
      ];
  }
}

/** Whether a state may be entered again when it has failed. */
export function isRetried(state: State): boolean {
  return "retry" in state && ("kind" in state.retry || state.retry.length > 0);
}

function exit(next: string, assign: ObjectExpression | undefined): Exit {
  return { next, assigned: assign?.fields.map(({ key }): Variable => `$${key}`) ?? [] };
}
