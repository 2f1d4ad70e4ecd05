import { handlersOf } from "../error-names.js";
import type { Rule } from "./rule.js";

/** States.ALL stands beside other error names (ASL, "Errors"). */
export const statesAllNotAlone: Rule = ({ states }, diagnostics) => {
  for (const { names, called } of handlersOf(states).flat()) {
    const all = names.find(({ name }) => name === "States.ALL");
    if (!all || names.length === 1) continue;
    diagnostics.report("states-all-not-alone", {
      path: all.path,
      span: all.span,
      message: `"States.ALL" stands beside other names in one ${called}, and matches them all.`,
      help: `Give it a ${called} of its own, after the others.`,
    });
  }
};
