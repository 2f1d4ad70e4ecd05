import { handlersOf } from "../error-names.js";
import type { Rule } from "./rule.js";

/** After a retrier or catcher with States.ALL comes another one (ASL, "Errors"). */
export const statesAllNotLast: Rule = ({ states }, diagnostics) => {
  for (const handlers of handlersOf(states)) {
    for (const { names, called } of handlers.slice(0, -1)) {
      const all = names.find(({ name }) => name === "States.ALL");
      if (!all) continue;
      diagnostics.report("states-all-not-last", {
        path: all.path,
        span: all.span,
        message: `A ${called} follows this one, which matches every error.`,
        help: `Make the ${called} with "States.ALL" the last one.`,
      });
    }
  }
};
