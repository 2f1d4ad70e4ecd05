import type { State } from "../3-lower/machine.js";
import type { Emission } from "./emission.js";
import { headedComment } from "./text.js";

/** The comment above a state: its Type, where it is, where it goes, and the definition's own Comment. */
export function heading(state: State, { facts }: Emission): string {
  const owner = facts.owner(state.name);
  const place =
    owner.kind === "branch"
      ? `, branch ${owner.index + 1} of ${owner.state.name}`
      : owner.kind === "processor"
        ? `, each item of ${owner.state.name}`
        : "";
  const next = targets(state);
  const arrow = next.length > 0 ? ` → ${next.join(" | ")}` : "";
  return headedComment(`${state.type}${place}${arrow}`, state.comment);
}

/** Where a state goes when nothing fails. */
function targets(state: State): readonly string[] {
  if (state.type === "Choice") {
    const all = [
      ...state.choices.map(({ next }) => next),
      ...(state.default === undefined ? [] : [state.default]),
    ];
    return [...new Set(all)];
  }
  return "transition" in state && state.transition.kind === "next" ? [state.transition.name] : [];
}
