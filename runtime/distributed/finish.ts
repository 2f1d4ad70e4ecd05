import { recover, type Completion } from "../complete.js";
import type { ErasedMap, Finished } from "../map-runs.js";
import { joined } from "../parked.js";
import type { Invocation, Scope } from "../scope.js";
import { failure } from "../step.js";
import { labelOf, mapRunArn, type ChildExecution, type MapRun } from "./map-run.js";
import { writtenResults, type EvaluatedWriter, type Written } from "./result-writer.js";
import { objectsOf, runFailed } from "./start.js";
import { toleranceExceeded } from "./tolerance.js";
import { uuidOf } from "./uuid.js";

/** A distributed Map has its results, or has failed; its ResultWriter writes what there is. */
export async function finish(run: Invocation, $$: Scope, finished: Finished): Promise<Completion> {
  const { completing, hasFailed } = finished;
  let value: Written["value"];
  try {
    // The Map has evaluated it itself.
    const written = writtenResults(finished.writer as EvaluatedWriter, mapRun($$, finished));
    for (const { location, text } of written.files)
      await objectsOf(run, completing.state).put(location, text);
    ({ value } = written);
  } catch (error) {
    return runFailed($$, finished, error);
  }
  // The Map Run has failed, or succeeded.
  if (hasFailed) $$.note("MapRunFailed", { ...failure(toleranceExceeded()) });
  else $$.note("MapRunSucceeded");
  return hasFailed
    ? recover(completing, failure(toleranceExceeded()))
    : joined(completing, $$, value);
}

function mapRun({ StateMachine }: Scope, finished: Finished): MapRun {
  const { completing, fork, inputs } = finished;
  // Only Maps are distributed.
  const map = completing.state as unknown as ErasedMap;
  const executionType = map.ProcessorConfig?.ExecutionType;
  return {
    mapRunArn: mapRunArn(StateMachine.Id, labelOf(map), uuidOf(fork)),
    ...(executionType !== undefined && { executionType }),
    children: inputs.map((input, index) => child(finished, input, index)),
  };
}

function child(
  { at, fork, isStarted, results }: Finished,
  input: unknown,
  index: number,
): ChildExecution {
  const name = uuidOf(`${fork}/${index}`);
  const result = results[index];
  if (result === undefined)
    // When it was started, only the function knew that has it.
    return isStarted(index)
      ? { name, input, status: "ABORTED", stopDate: new Date(at) }
      : { name, input, status: "PENDING" };
  const [begun, ended] = result.t ?? [at, at];
  const dates = { startDate: new Date(begun), stopDate: new Date(ended) };
  return "failure" in result
    ? { name, input, status: "FAILED", ...result.failure, ...dates }
    : { name, input, status: "SUCCEEDED", output: result.output, ...dates };
}
