import { inOrder } from "../../runtime/history/in-order.js";
import type { Outcome } from "../../local/types.js";
import { command } from "./command.js";
import { eventLines, terminal } from "./display.js";
import { exitCodes } from "./io.js";
import {
  executionNamed,
  onlyArgument,
  pastOptions,
  readingHistory,
  unknownExecution,
} from "./past-executions.js";
import { UsageError } from "./usage-error.js";

const options = {
  events: { type: "boolean", describe: "Prints the events, one JSON object a line" },
  ...pastOptions,
} as const;

/** `heaviside history`: the way that an execution on AWS took. */
export const history = command({
  name: "history",
  summary: "Shows the way that an execution on AWS took, state by state",
  usage: "EXECUTION_ARN [options]",
  options,
  examples: [
    ['"$ARN" --table orders-history', "a line for each state, and the outcome"],
    ["Orders:order-7 --events", "by machine and name: the events of GetExecutionHistory"],
    ["Orders:order-7 --json", "the same as one JSON object, as AWS's command line prints it"],
  ],
  async run({ events: lines, files, json, table }, io) {
    if (lines && json) throw new UsageError("--events and --json exclude each other.");
    const execution = executionNamed(onlyArgument(files, "EXECUTION_ARN"));
    const kept = await readingHistory({ table }, io, (reader) => reader.kept(execution));
    const events = inOrder(kept, Date.now());
    if (events.length === 0) throw unknownExecution(execution);
    if (json) {
      io.stdout.write(`${JSON.stringify({ events }, undefined, 2)}\n`);
      return exitCodes.done;
    }
    const show = lines ? eventLines(io) : terminal(io, { virtual: false });
    for (const event of events) show.event(event);
    if (lines) return exitCodes.done;
    // What was kept is JSON.
    if (kept.end) show.end(kept.end.outcome as Outcome);
    else {
      show.stop();
      io.stdout.write("It has not ended.\n");
    }
    return exitCodes.done;
  },
});
