import type { ObjectNode } from "../../1-parse/document.js";
import { member } from "../../1-parse/value.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { handlersOf } from "../error-names.js";
import { hasPlaceholder } from "../placeholders.js";
import type { Rule } from "./rule.js";

/** An error name begins with "States." and is none of the language's (ASL, Appendix A). */
export const unknownStatesError: Rule = ({ states }, diagnostics) => {
  const raised = new Set(
    states.flatMap(({ node, type }) => (type === "Fail" ? errorOf(node) : [])),
  );
  for (const { names } of handlersOf(states).flat()) {
    for (const { name, span, path } of names) {
      if (!name.startsWith("States.") || predefined.has(name) || hasPlaceholder(name)) continue;
      if (name.startsWith("States.Http.StatusCode.") || raised.has(name)) continue;
      diagnostics.report("unknown-states-error", {
        path,
        span,
        message: `The language has no error "${name}", and names that begin with "States." are its own.`,
        help:
          didYouMean(name, predefined) ??
          'Write the error as the task names it, or "States.TaskFailed" for all that a task fails with.',
      });
    }
  }
};

/** What a Fail state raises: AWS lets it be called as the language's own errors are. */
function errorOf(node: ObjectNode): readonly string[] {
  const value = member(node, "Error")?.value;
  return value?.kind === "string" ? [value.value] : [];
}

const predefined: ReadonlySet<string> = new Set([
  "States.ALL",
  "States.BranchFailed",
  "States.DataLimitExceeded",
  "States.ExceedToleratedFailureThreshold",
  "States.HeartbeatTimeout",
  "States.Http.Socket",
  "States.IntrinsicFailure",
  "States.ItemReaderFailed",
  "States.NoChoiceMatched",
  "States.ParameterPathFailure",
  "States.Permissions",
  "States.QueryEvaluationError",
  "States.ResultPathMatchFailure",
  "States.ResultWriterFailed",
  "States.Runtime",
  "States.TaskFailed",
  "States.Timeout",
]);
