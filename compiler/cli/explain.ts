import { version } from "../version.js";
import { Bug } from "./bug.js";
import { exitCodes } from "./io.js";
import { fileProblem, UsageError } from "./usage-error.js";

/** What to tell the user of an error, and the exit code. A trace is shown for bugs of heaviside alone. */
export function explain(error: unknown): { readonly text: string; readonly code: number } {
  if (error instanceof UsageError) {
    const help = error.help === undefined ? "" : `\n${error.help}`;
    return { text: `${error.message}${help}`, code: exitCodes.usage };
  }
  const problem = fileProblem(error);
  if (problem !== undefined) {
    const path = error instanceof Error && "path" in error ? `"${String(error.path)}"` : "a file";
    return { text: `${path} cannot be used: ${problem}.`, code: exitCodes.usage };
  }
  const [thrown, met] =
    error instanceof Bug ? [error.cause, `, met in "${error.definition}"`] : [error, ""];
  const trace = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return {
    text: `This is a bug in heaviside ${version}${met}; a report of it is welcome.\n${trace}`,
    code: exitCodes.bug,
  };
}
