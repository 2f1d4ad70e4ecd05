import type { Kept } from "../../runtime/history/in-order.js";
import { command } from "./command.js";
import { duration } from "./duration.js";
import { exitCodes } from "./io.js";
import {
  executionNamed,
  onlyArgument,
  pastOptions,
  readingHistory,
  unknownExecution,
} from "./past-executions.js";

/** `heaviside describe`: how an execution on AWS was started, and how it ended. */
export const describe = command({
  name: "describe",
  summary: "Tells how an execution on AWS was started and how it ended",
  usage: "EXECUTION_ARN [options]",
  options: pastOptions,
  examples: [
    ['"$ARN" --table orders-history', "status, times, input and output"],
    ["Orders:order-7 --json", "by machine and name, as JSON; the table is HEAVISIDE_HISTORY"],
  ],
  async run({ files, json, table }, io) {
    const execution = executionNamed(onlyArgument(files, "EXECUTION_ARN"));
    const about = await readingHistory({ table }, io, (reader) => reader.about(execution));
    if (!about.start && !about.end) throw unknownExecution(execution);
    const described = fieldsOf(execution, about);
    if (json) io.stdout.write(`${JSON.stringify(described, undefined, 2)}\n`);
    else
      for (const [name, value] of Object.entries(described))
        io.stdout.write(`${name.padEnd(10)}  ${shown(name, value)}\n`);
    return exitCodes.done;
  },
});

/** By the names of AWS's DescribeExecution; input and output as values. */
function fieldsOf(execution: string, { start, end }: Omit<Kept, "parts">): object {
  const [machine, name] = execution.split(":");
  const { status = "RUNNING", ...result } = end?.outcome ?? {};
  const took = start && end && duration(end.time - start.time);
  return {
    ...{ machine, name, status },
    ...(start && { startDate: new Date(start.time).toISOString() }),
    ...(end && { stopDate: new Date(end.time).toISOString() }),
    ...(took && { duration: took }),
    ...(start?.input !== undefined && { input: start.input }),
    ...result,
  };
}

/** Data is shown as JSON, anything else as it stands. */
function shown(name: string, value: unknown): string {
  return name === "input" || name === "output" ? JSON.stringify(value) : String(value);
}
