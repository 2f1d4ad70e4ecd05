import type { Around, Child, Distributed, ErasedMap } from "../map-runs.js";
import { bears } from "./bears.js";
import { finish } from "./finish.js";
import { join } from "./join.js";
import { childExecutionArn, childStateMachineArn, labelOf, mapRunArn } from "./map-run.js";
import { start } from "./start.js";
import { uuidOf } from "./uuid.js";

/** ProcessorConfig.Mode DISTRIBUTED: each item, or batch of items, in an execution of its own (ASL, "Map State"). */
export const distributed: Distributed = { start, child, bears, finish, join };

function child(
  { Execution, StateMachine }: Around,
  { begun, fork, index, input, ...child }: Child,
): Around {
  const map = child.map as unknown as ErasedMap;
  const executionType = map.ProcessorConfig?.ExecutionType;
  const run = {
    mapRunArn: mapRunArn(StateMachine.Id, labelOf(map), uuidOf(fork)),
    ...(executionType !== undefined && { executionType }),
    children: [],
  };
  const Name = uuidOf(`${fork}/${index}`);
  return {
    Execution: {
      ...{ Id: childExecutionArn(run, Name), Name, RoleArn: Execution.RoleArn },
      // Nothing is known of the input.
      Input: input as Around["Execution"]["Input"],
      StartTime: new Date(begun).toISOString(),
      RedriveCount: 0,
    },
    StateMachine: { Id: childStateMachineArn(run), Name: StateMachine.Name },
  };
}
