import type { HistoryReader } from "../../runtime/aws/history/table-reader.js";
import { environment } from "../../runtime/aws/environment.js";
import { executionOf } from "../../runtime/executions.js";
import { askingAws } from "./asking-aws.js";
import type { Io } from "./io.js";
import { UsageError } from "./usage-error.js";

/** The options of commands that look at executions on AWS. */
export const pastOptions = {
  table: {
    type: "string",
    nargs: 1,
    requiresArg: true,
    describe: `The table that the history is kept in; ${environment.history} if left out`,
  },
  json: { type: "boolean", describe: "Prints JSON, for other programs" },
} as const;

/** The one argument of such a command. Throws UsageError for none or several. */
export function onlyArgument(files: readonly string[], what: string): string {
  const [first, ...others] = files;
  if (first === undefined || others.length > 0)
    throw new UsageError(`One ${what} was expected, not ${files.length || "none"}.`);
  return first;
}

/** An execution by its ARN, or as `MACHINE:NAME`. Throws UsageError. */
export function executionNamed(text: string): string {
  if (/^[^:]+:[^:]+$/.test(text)) return text;
  try {
    return executionOf(text);
  } catch {
    throw new UsageError(
      `"${text}" is no execution.`,
      "Give its ARN, arn:aws:states:REGION:ACCOUNT:execution:MACHINE:NAME, or MACHINE:NAME.",
    );
  }
}

/** Reads from the table of histories. Throws UsageError where none is named, and where AWS cannot be asked. */
export async function readingHistory<T>(
  { table }: { readonly table: string | undefined },
  io: Io,
  read: (reader: HistoryReader) => Promise<T>,
): Promise<T> {
  const name = table ?? io.env[environment.history];
  if (!name || name === "log")
    throw new UsageError(
      name === "log"
        ? "The history is in the functions' log, which is read elsewhere."
        : "No table is named that a history is kept in.",
      `Give --table NAME, or set ${environment.history}: "heaviside template --history" makes a table.`,
    );
  // The SDK is loaded when it is needed: help comes at once.
  const [{ awsSdk }, { historyReader }] = await Promise.all([
    import("../../runtime/aws/sdk.js"),
    import("../../runtime/aws/history/table-reader.js"),
  ]);
  return askingAws(async () => {
    try {
      return await read(historyReader(awsSdk(), name));
    } catch (error) {
      if (error instanceof Error && error.name === "ResourceNotFoundException")
        throw new UsageError(`There is no table "${name}".`, "Is this its region and account?");
      throw error;
    }
  });
}

/** What nobody has started, or what has expired. */
export function unknownExecution(execution: string): UsageError {
  return new UsageError(`The table knows no execution "${execution}".`, "It may have expired.");
}
