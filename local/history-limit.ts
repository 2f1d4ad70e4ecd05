import type { Journal, Recorded } from "../runtime/context.js";
import type { Failure } from "../runtime/errors.js";

/**
 * A journal of at most so many events: where one too many would not be the execution's end, the execution ends with the failure
 * instead (Step Functions' quotas, "Maximum execution event history size").
 */
export function limitedJournal(
  limit: number,
  record: (event: Recorded) => void,
  onFull: (failure: Failure) => void,
): Journal {
  let isFull = false;
  const journal = {
    count: 0,
    record(event: Recorded) {
      if (!isFull && (event.id < limit || isEnd(event))) return record(event);
      if (!isFull) {
        journal.count = event.id - 1;
        onFull({
          error: "States.Runtime",
          cause: `The execution reached the maximum number of history events (${limit}).`,
        });
        isFull = true;
      }
      // Control states may lead from one to the next for ever. A Task is entered where nothing is to be left.
      if (/(?<!Task)StateEntered$/.test(event.type)) throw new Error("The execution has ended.");
    },
  };
  return journal;
}

function isEnd({ type }: Recorded): boolean {
  return type.startsWith("Execution");
}
