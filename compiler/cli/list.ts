import type { Listed } from "../../runtime/aws/history/table-reader.js";
import { command } from "./command.js";
import { duration } from "./duration.js";
import { exitCodes } from "./io.js";
import { onlyArgument, pastOptions, readingHistory } from "./past-executions.js";

const options = {
  status: {
    choices: ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"],
    describe: "Only executions that are so",
  },
  most: { type: "number", default: 20, describe: "How many at most, the latest first" },
  ...pastOptions,
} as const;

/** `heaviside list`: the executions of a machine on AWS. */
export const list = command({
  name: "list",
  summary: "Lists the executions of a machine on AWS, where their history is kept",
  usage: "MACHINE [options]",
  options,
  examples: [
    ["Orders --table orders-history", "the latest 20 executions of the machine Orders"],
    ["Orders --status FAILED --most 100", "what has failed; the table is HEAVISIDE_HISTORY"],
  ],
  async run({ files, json, most, status, table }, io) {
    // By its name, or its ARN.
    const machine = onlyArgument(files, "MACHINE").split(":").at(-1) ?? "";
    const found = await readingHistory({ table }, io, (reader) =>
      reader.list(machine, { most, status }),
    );
    if (json) io.stdout.write(`${JSON.stringify(found.map(dated), undefined, 2)}\n`);
    else if (found.length === 0) io.stderr.write(`The table lists no execution of "${machine}".\n`);
    else for (const each of found) io.stdout.write(`${row(each)}\n`);
    return exitCodes.done;
  },
});

function dated({ name, status, startTime, stopTime }: Listed): object {
  return {
    ...{ name, status, startDate: new Date(startTime).toISOString() },
    ...(stopTime !== undefined && { stopDate: new Date(stopTime).toISOString() }),
  };
}

function row({ name, status, startTime, stopTime }: Listed): string {
  const took = stopTime === undefined ? "" : duration(stopTime - startTime);
  return [new Date(startTime).toISOString(), status.padEnd(9), took.padEnd(9), name].join("  ");
}
