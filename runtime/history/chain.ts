/**
 * Whether the service's history passes by events of a type: what follows comes after the event that led to this one, so that the
 * first state comes after nothing, and a state exits after the last event of its last branch.
 */
export function isPassedBy(type: string): boolean {
  return passedBy.has(type);
}

const passedBy: ReadonlySet<string> = new Set([
  "ExecutionStarted",
  "MapIterationFailed",
  "MapRunSucceeded",
  "MapStateSucceeded",
  "ParallelStateSucceeded",
  "TaskStateAborted",
]);

/** Whether events of a type come after all that there was before, passed by or not. */
export function comesLast(type: string): boolean {
  return last.test(type);
}

const last = /^(?:Execution\w+|(?:Map|Parallel)StateSucceeded)$/;
