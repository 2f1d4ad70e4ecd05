import { StatesError } from "../../errors.js";
import type { Sdk } from "../sdk.js";
import { callService, hash, type Call } from "./call.js";
import type { ServiceResource } from "./resource.js";
import type { Result } from "./result.js";

/** Whether a call starts a child machine whose execution Step Functions would name itself. */
export function isUnnamedStart(
  { service, action, isSdk }: ServiceResource,
  { given, id }: Call,
): boolean {
  if (isSdk || service !== "states" || action !== "startExecution") return false;
  return id !== undefined && fieldsOf(given).Name === undefined;
}

/**
 * Starts the child machine under a name that is that of the attempt: when this is repeated, the execution that there is already
 * counts. Throws as `callService` does.
 */
export async function startOnce(sdk: Sdk, resource: ServiceResource, call: Call): Promise<Result> {
  const { id = "" } = call;
  const fields = fieldsOf(call.given);
  const Name = await hash(id);
  try {
    return await callService(sdk, resource, { ...call, given: { ...fields, Name } });
  } catch (error) {
    if (!isStarted(error)) throw error;
    // Without the version or alias that may follow the machine's name.
    const [arn, partition, service, region, account, , machine] = String(
      fields.StateMachineArn,
    ).split(":");
    const execution = [arn, partition, service, region, account, "execution", machine, Name];
    // Nobody asks when that was: it would take a permission of its own.
    return { ExecutionArn: execution.join(":"), StartDate: Date.now() };
  }
}

function isStarted(error: unknown): boolean {
  return (
    error instanceof StatesError && /^StepFunctions\.ExecutionAlreadyExists/.test(error.Error ?? "")
  );
}

interface Fields {
  readonly Name?: unknown;
  readonly StateMachineArn?: unknown;
}

function fieldsOf(given: unknown): Fields {
  return Object(given) as Fields;
}
