import { handlersOf } from "../error-names.js";
import type { Rule } from "./rule.js";

/** A retrier or catcher names an error that always fails the execution (AWS, "Error names"). */
export const uncatchableError: Rule = ({ states }, diagnostics) => {
  for (const { names, called } of handlersOf(states).flat()) {
    const found = names.find(({ name }) => name === "States.Runtime");
    if (!found) continue;
    diagnostics.report("uncatchable-error", {
      path: found.path,
      span: found.span,
      message: `"${found.name}" always fails the execution, and no ${called} is asked.`,
      help: "Remove the name.",
    });
  }
};
