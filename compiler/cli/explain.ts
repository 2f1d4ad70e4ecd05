import { version } from "../version.js";
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
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    text: `This is a bug in heaviside ${version}; a report of it is welcome.\n${trace}`,
    code: exitCodes.bug,
  };
}
