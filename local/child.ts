import {
  mapField,
  ScopeContext,
  type Item,
  type Journal,
  type Surroundings,
} from "../runtime/context.js";
import type { Failure } from "../runtime/errors.js";
import type { Value } from "../runtime/types.js";
import {
  abortScope,
  dateTime,
  type Ending,
  type Execution,
  type Host,
  type Scope,
} from "./execution.js";
import { startScope } from "./flow.js";
import { limitedJournal } from "./history-limit.js";
import { uuid } from "./ids.js";
import {
  childExecutionArn,
  childStateMachineArn,
  type ChildExecution,
  type ChildStatus,
} from "../runtime/distributed/map-run.js";
import type { ErasedMap } from "../runtime/map-runs.js";

/** What one execution of a distributed Map is started with. */
export interface ChildStart {
  readonly parent: Scope;
  readonly map: ErasedMap;
  readonly mapRunArn: string;
  readonly input: unknown;
  /** Absent for a batch. */
  readonly item?: Item;
  readonly onEnd: (ending: Ending) => void;
}

/** An execution of a distributed Map, whose history is its own. */
export interface Child {
  readonly scope: Scope;
  /** What there is to say of it by now. */
  report(): ChildExecution;
}

/** Starts a child execution. It sees none of the parent's variables. */
export function startChild(start: ChildStart): Child {
  const { parent, map, input } = start;
  const { host } = parent.execution;
  const startDate = new Date(host.scheduler.now());
  const name = uuid(host.random);
  const journal = journalOf(host, (failure) => execution.end({ kind: "failed", failure }, scope));
  const surroundings = { ...surroundingsOf(start, name), journal };
  const $$ = new ScopeContext(surroundings, {
    ...(start.item !== undefined && { Map: mapField(start.item) }),
  });
  $$.note("ExecutionStarted");

  let ending: Ending | undefined;
  let stopDate: Date | undefined;
  const onEnd = (how: Ending): void => {
    ending = how;
    stopDate = new Date(host.scheduler.now());
    start.onEnd(how);
  };
  const execution: Execution = {
    host,
    surroundings,
    // What ends the child at once is a failure among others for the Map.
    end(how) {
      if (scope.isOver) return;
      abortScope(scope, { silent: true });
      onEnd(how);
    },
  };
  const scope = startScope(execution, $$, () => map.ItemProcessor(input, $$), onEnd);
  return {
    scope,
    report: () => ({
      name,
      input,
      status: statusOf(ending, scope),
      startDate,
      stopDate: stopDate ?? new Date(host.scheduler.now()),
      ...(ending?.kind === "succeeded" && { output: ending.output }),
      ...(ending?.kind === "failed" && ending.failure),
    }),
  };
}

/** Nobody reads it. */
function journalOf({ historyLimit }: Host, onFull: (failure: Failure) => void): Journal {
  return historyLimit === undefined
    ? { count: 0 }
    : limitedJournal(historyLimit, () => undefined, onFull);
}

function statusOf(ending: Ending | undefined, scope: Scope): ChildStatus {
  if (ending === undefined) return scope.isOver ? "ABORTED" : "PENDING";
  return ending.kind === "succeeded" ? "SUCCEEDED" : "FAILED";
}

function surroundingsOf(
  { parent, map, mapRunArn, input }: ChildStart,
  name: string,
): Omit<Surroundings, "journal"> {
  const { Execution, StateMachine, now, random } = parent.execution.surroundings;
  const run = {
    mapRunArn,
    children: [],
    ...(map.ProcessorConfig?.ExecutionType !== undefined && {
      executionType: map.ProcessorConfig.ExecutionType,
    }),
  };
  return {
    Execution: {
      Id: childExecutionArn(run, name),
      Input: input as Value | null,
      Name: name,
      RoleArn: Execution.RoleArn,
      StartTime: dateTime({ now }),
      RedriveCount: 0,
    },
    StateMachine: { Id: childStateMachineArn(run), Name: StateMachine.Name },
    now,
    random,
  };
}
