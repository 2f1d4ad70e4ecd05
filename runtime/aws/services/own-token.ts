import { StatesError } from "../../errors.js";
import type { Sdk } from "../sdk.js";
import type { Call } from "./call.js";
import { askOwn, type OwnMachines } from "./own-machine.js";
import type { ServiceResource } from "./resource.js";

/** What of a token is given to `aws-sdk:sfn:sendTaskSuccess` and the like. */
interface Given {
  readonly TaskToken?: unknown;
  readonly Output?: unknown;
  readonly Error?: unknown;
  readonly Cause?: unknown;
}

/**
 * The function of the machine that a token is of, where a call brings back a token of heaviside's own machines; `undefined` for every
 * other call, whose token is Step Functions'.
 */
export function ownToken(
  { action, isSdk, service }: ServiceResource,
  given: unknown,
  machines: OwnMachines,
): string | undefined {
  if (!isSdk || service !== "sfn" || !/^sendTask(Success|Failure|Heartbeat)$/.test(action))
    return undefined;
  const { TaskToken } = Object(given) as Given;
  // `machine:execution#path#n/secret`
  const [, machine = ""] = /^([^:#]+):[^#]+#[\d.]*#\d+\/[a-z\d]+$/.exec(String(TaskToken)) ?? [];
  return Object.hasOwn(machines, machine) ? machines[machine] : undefined;
}

/** Brings it back by that function. Throws by the names of Step Functions. */
export async function bringBack(
  sdk: Sdk,
  machine: string,
  { action, call }: { readonly action: string; readonly call: Call },
): Promise<object> {
  const { Cause, Error: error, Output, TaskToken } = Object(call.given) as Given;
  const output = typeof Output === "string" ? Output : JSON.stringify(Output);
  const request = {
    sendTaskSuccess: { taskToken: TaskToken, output },
    sendTaskFailure: { taskToken: TaskToken, error, cause: Cause },
    sendTaskHeartbeat: { taskToken: TaskToken },
  }[action];
  try {
    await askOwn(sdk, machine, call, { [action]: request });
  } catch (thrown) {
    if (!(thrown instanceof StatesError)) throw thrown;
    const name = /^(InvalidToken|TaskTimedOut)$/.test(thrown.Error ?? "")
      ? `Sfn.${thrown.Error}Exception`
      : thrown.Error;
    throw new StatesError(name ?? "", thrown.Cause, { cause: thrown });
  }
  return {};
}
