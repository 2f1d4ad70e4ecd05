import { type Handler, handlersOf } from "../error-names.js";
import { hasPlaceholder } from "../placeholders.js";
import type { Rule } from "./rule.js";

/** Every error of a retrier or catcher is matched by an earlier one (ASL, "Fallback states"). */
export const shadowedCatcher: Rule = ({ states }, diagnostics) => {
  for (const handlers of handlersOf(states)) {
    handlers.forEach((handler, index) => {
      const { names, called, path, span } = handler;
      const earlier = handlers.slice(0, index);
      if (names.length === 0 || !names.every(({ name }) => isMatched(name, earlier))) return;
      diagnostics.report("shadowed-catcher", {
        path,
        span,
        message: `Earlier ${called}s match all of its errors, so that this one is never chosen.`,
        help: `Remove the ${called}, or move it before the one that matches more.`,
        related: earlier.slice(-1).map((one) => ({
          message: "The one before",
          path: one.path,
          span: one.span,
        })),
      });
    });
  }
};

function isMatched(name: string, earlier: readonly Handler[]): boolean {
  if (hasPlaceholder(name)) return false;
  // States.TaskFailed stands for every error of a task but a timeout; the predefined ones are not meant to be sure.
  const byTask = !name.startsWith("States.");
  return earlier.some(({ names, called }) =>
    names.some(
      (one) =>
        one.name === name || (byTask && called === "catcher" && one.name === "States.TaskFailed"),
    ),
  );
}
