import { sub, type Sub } from "../sub.js";
import { arn, grantOn, pascal, type Call, type Grant } from "./grant.js";

/** `states:startExecution` and `aws-sdk:sfn:*`: who waits for a child machine asks for its state, and stops it. */
export function statesGrants(call: Call): readonly Grant[] {
  const { action, pattern } = call;
  const ofExecution = /^(describe|stop|redrive)Execution$|^getExecutionHistory$/.test(action);
  if (ofExecution || /^(sendTask|getActivity)/.test(action))
    return [
      grantOn(call, "executionArn", {
        actions: [`states:${pascal(action)}`],
        toArns: (name) => [name],
        otherwise: ofExecution ? arn("states", "execution:*") : arn("states", "*"),
      }),
    ];
  const start = grantOn(call, ["StateMachineArn", "stateMachineArn"], {
    actions: [`states:${pascal(action)}`],
    toArns: (machine) => [machine],
    otherwise: arn("states", "stateMachine:*"),
  });
  if (!pattern.startsWith(".sync")) return [start];
  const executions =
    start.wide === undefined ? start.resources.map(executionsOf) : [arn("states", "execution:*")];
  return [
    start,
    { actions: ["states:DescribeExecution", "states:StopExecution"], resources: executions },
  ];
}

/** The executions of a machine: a placeholder does not tell its name apart from the rest of its ARN. */
function executionsOf({ text }: Sub): Sub {
  const known = text.replace(/:stateMachine:([^:/]+).*$/, ":execution:$1:*");
  return known === text ? arn("states", "execution:*") : sub(known);
}
