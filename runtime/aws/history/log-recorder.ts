import { endType } from "../../history/event.js";
import type { Recorder } from "../../history/recorder.js";
import { writeLine } from "../log.js";

/** What is no data of an execution. Causes are: a handler may put anything into them. */
const plain: readonly string[] = [
  ...["name", "state", "index", "length", "location", "error"],
  ...["resource", "resourceType", "region", "timeoutInSeconds", "heartbeatInSeconds"],
];

/** Writes events as lines of the log. What is repeated is there again. Data only where that is asked for: it may hold secrets. */
export function logRecorder(hasData: boolean): Recorder {
  const told = (fields: object): object =>
    hasData
      ? fields
      : Object.fromEntries(Object.entries(fields).filter(([name]) => plain.includes(name)));
  return {
    async start({ execution, time, input, roleArn }) {
      writeLine("INFO", time, {
        message: "ExecutionStarted",
        execution,
        ...told({ input, roleArn }),
      });
    },
    async parts(execution, _, parts) {
      for (const { path, events } of parts)
        for (const { id, time, type, details = {} } of events) {
          const branch = path.length > 0 && { branch: path.join(".") };
          writeLine("INFO", time, { message: type, execution, ...branch, id, ...told(details) });
        }
    },
    async end({ execution, time, outcome: { status, ...more } }) {
      writeLine("INFO", time, { message: endType(status), execution, ...told(more) });
    },
  };
}
