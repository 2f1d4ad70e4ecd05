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

/** The functions of machines that are heaviside's own, by the names of the machines, or of the placeholders for them. */
export type OwnMachines = ReadonlyMap<string, Sub>;

/**
 * The machine that `states:startExecution` starts, where it is one of heaviside's own: its function is called. A machine that is
 * computed may be any of them, or one of Step Functions.
 */
export function ownMachineGrants(call: Call, machines: OwnMachines): readonly Grant[] | undefined {
  if (/^sendTask(Success|Failure|Heartbeat)$/.test(call.action)) return tokenGrants(call, machines);
  if (call.action !== "startExecution") return undefined;
  const given = call.field("StateMachineArn");
  const calls = (resources: readonly Sub[]): Grant => ({
    actions: ["lambda:InvokeFunction"],
    resources,
  });
  if (!given)
    return machines.size === 0 ? undefined : [...statesGrants(call), calls([...machines.values()])];
  if (/^arn:[^:]+(?:::Partition\})?:lambda:/.test(given.text)) return [calls([given])];
  const own = machines.get(machineName(given));
  return own && [calls([own])];
}

/** A token may be of any of them, or of Step Functions. */
function tokenGrants(call: Call, machines: OwnMachines): readonly Grant[] | undefined {
  if (machines.size === 0) return undefined;
  return [
    { actions: ["lambda:InvokeFunction"], resources: [...machines.values()] },
    ...statesGrants(call),
  ];
}

/** The name of a machine, in its ARN. */
export function machineName({ text }: Sub): string {
  return /:stateMachine:([^:/]+)/.exec(text)?.[1] ?? "";
}

/** The executions of a machine: a placeholder does not tell its name apart from the rest of its ARN. */
function executionsOf({ text }: Sub): Sub {
  const known = text.replace(/:stateMachine:([^:/]+).*$/, ":execution:$1:*");
  return known === text ? arn("states", "execution:*") : sub(known);
}
