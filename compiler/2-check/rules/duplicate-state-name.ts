import type { StateOutline } from "../outline.js";
import { hasPlaceholder } from "../placeholders.js";
import type { Rule } from "./rule.js";

/** Two states have one name, in whatever scopes of the machine they are (ASL, "States"). */
export const duplicateStateName: Rule = ({ states }, diagnostics) => {
  const first = new Map<string, StateOutline>();
  for (const state of states) {
    const { name, nameSpan, path } = state;
    const other = first.get(name);
    first.set(name, other ?? state);
    if (!other || hasPlaceholder(name)) continue;
    diagnostics.report("duplicate-state-name", {
      path,
      span: nameSpan,
      message: `Another state is called "${name}", and names are unique in the whole machine.`,
      help: "Give one of them another name.",
      related: [{ message: "The other state", path: other.path, span: other.nameSpan }],
    });
  }
};
