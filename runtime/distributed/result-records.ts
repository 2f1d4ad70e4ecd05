import { resultWriterFailed } from "./failures.js";
import { childExecutionArn, childStateMachineArn } from "./map-run.js";
import type { ChildExecution, MapRun } from "./map-run.js";

/** `WriterConfig.Transformation`. */
export type Transformation = "NONE" | "COMPACT" | "FLATTEN";

/**
 * What the ResultWriter makes of child executions: with NONE a record of each, with COMPACT the output, with FLATTEN
 * the elements of an output that is an array. One that did not succeed is a record always.
 */
export function transformed(
  run: MapRun,
  children: readonly ChildExecution[],
  transformation: Transformation,
): readonly unknown[] {
  return children.flatMap((child) => {
    if (child.status === "PENDING") return [pendingRecord(child)];
    if (transformation === "NONE" || child.status !== "SUCCEEDED") return [record(run, child)];
    const { output = null } = child;
    // `flatMap` flattens once: an output that is an array, or the array around another one.
    return transformation === "FLATTEN" && Array.isArray(output) ? output : [output];
  });
}

/** What a Map without a ResultWriter makes of them: the output, or how it failed. */
export function compacted(children: readonly ChildExecution[]): readonly unknown[] {
  return children.map(({ cause, error, output = null, status }) =>
    status === "SUCCEEDED" ? output : withoutAbsent({ Cause: cause, Error: error, Status: status }),
  );
}

/** A field of WriterConfig, or what holds without it. Throws `States.ResultWriterFailed` for another value. */
export function chosen<Choice extends string>(
  field: string,
  value: unknown,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  if (value === undefined) return choices[0];
  const choice = choices.find((known) => known === value);
  if (choice !== undefined) return choice;
  throw resultWriterFailed(
    `WriterConfig.${field} is ${JSON.stringify(value)}, but must be one of ${choices.toSorted().join(", ")}.`,
  );
}

/** AWS writes the fields in alphabetical order. */
function record(run: MapRun, child: ChildExecution): unknown {
  const succeeded = child.status === "SUCCEEDED";
  return withoutAbsent({
    Cause: child.cause,
    Error: child.error,
    ExecutionArn: childExecutionArn(run, child.name),
    Input: JSON.stringify(child.input),
    InputDetails: { Included: true },
    Name: child.name,
    Output: succeeded ? JSON.stringify(child.output ?? null) : undefined,
    OutputDetails: { Included: true },
    RedriveCount: 0,
    ...redrive(run, succeeded),
    StartDate: child.startDate?.toISOString(),
    StateMachineArn: childStateMachineArn(run),
    Status: child.status,
    StopDate: child.stopDate?.toISOString(),
  });
}

function withoutAbsent(fields: { readonly [field: string]: unknown }): unknown {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Express executions cannot be redriven, and their records do not speak of it. */
function redrive(run: MapRun, succeeded: boolean): { readonly [field: string]: string } {
  if (run.executionType === "EXPRESS") return {};
  return succeeded
    ? {
        RedriveStatus: "NOT_REDRIVABLE",
        RedriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
      }
    : { RedriveStatus: "REDRIVABLE_BY_MAP_RUN" };
}

function pendingRecord(child: ChildExecution): unknown {
  return {
    Input: JSON.stringify(child.input),
    InputDetails: { Included: true },
    Status: "PENDING",
  };
}
