import { StatesError } from "../../errors.js";
import { functionFailure, parsed } from "../function-failure.js";
import type { Sdk } from "../sdk.js";
import { callService, hash, type Call } from "./call.js";
import { invoke } from "./functions.js";
import type { ServiceResource } from "./resource.js";
import type { Result } from "./result.js";

// Child machines that are heaviside's own: their functions, made by `wake`, are asked what Step Functions would be.

/** The functions of machines, by the machines' names or ARNs. */
export interface OwnMachines {
  readonly [machine: string]: string;
}

/** What of a child machine is given to `states:startExecution`. */
interface Given {
  readonly Input?: unknown;
  readonly Name?: unknown;
  readonly StateMachineArn?: unknown;
}

/**
 * The function of the machine that a call starts; `undefined` where it is one of Step Functions. The ARN of a function stands for
 * its machine.
 */
export function ownMachine(
  { service, action, isSdk }: ServiceResource,
  given: unknown,
  machines: OwnMachines,
): string | undefined {
  if (isSdk || service !== "states" || action !== "startExecution") return undefined;
  const { StateMachineArn } = Object(given) as Given;
  const arn = String(StateMachineArn);
  if (/^arn:[^:]+:lambda:/.test(arn)) return arn;
  const [name = ""] = arn.split(":").slice(6);
  const known = [arn, name].find((each) => Object.hasOwn(machines, each));
  return known === undefined ? undefined : machines[known];
}

/**
 * Starts an execution of such a machine: under its name, or that of the attempt, so that a repeated call finds the one that there
 * is. Throws by the names of Step Functions.
 */
export async function startOwn(
  sdk: Sdk,
  machine: string,
  call: Call & { readonly isAwaited: boolean },
): Promise<Result> {
  const { Input = {}, Name } = Object(call.given) as Given;
  const isNamed = Name !== undefined && Name !== null;
  const name = isNamed ? String(Name) : call.id && (await hash(call.id));
  const { answer, metadata } = await askOwn(sdk, machine, call, {
    startExecution: {
      input: typeof Input === "string" ? parsed(Input) : Input,
      ...(name && { name }),
      ...(call.isAwaited && { isAwaited: true }),
      ...(!isNamed && { isRepeatable: true }),
    },
  });
  // What `wake` answers.
  const { executionArn, startDate } = answer as {
    readonly executionArn: string;
    readonly startDate: string;
  };
  return { ExecutionArn: executionArn, ...metadata, StartDate: Date.parse(startDate) };
}

/** How an execution of such a machine is, as DescribeExecution says it. */
export async function describeOwn(
  sdk: Sdk,
  machine: string,
  call: Omit<Call, "given"> & { readonly executionArn: unknown },
): Promise<Result> {
  const { executionArn } = call;
  const { answer } = await askOwn(sdk, machine, call, { describeExecution: { executionArn } });
  const { cause, error, input, name, output, startDate, stateMachineArn, status, stopDate } =
    answer as { readonly [field: string]: string | undefined };
  const time = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));
  const fields = {
    ...{ Cause: cause, Error: error, ExecutionArn: executionArn, Input: input },
    ...{ InputDetails: { Included: true }, Name: name, Output: output },
    ...{ OutputDetails: output === undefined ? undefined : { Included: true } },
    ...{ StartDate: time(startDate), StateMachineArn: stateMachineArn, Status: status },
    ...{ StopDate: time(stopDate) },
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Ends it, unless it has ended. */
export async function stopOwn(
  sdk: Sdk,
  machine: string,
  call: Omit<Call, "given"> & { readonly executionArn: unknown },
): Promise<void> {
  const { executionArn } = call;
  await askOwn(sdk, machine, call, { stopExecution: { executionArn } });
}

/** Asks the function of a machine. Throws what it throws. */
export async function askOwn(
  sdk: Sdk,
  FunctionName: string,
  { credentials, signal }: Omit<Call, "given">,
  request: object,
): Promise<{ readonly answer: unknown; readonly metadata: Result }> {
  const given = { FunctionName, Payload: JSON.stringify(request) };
  let result: Result;
  try {
    result = await callService(sdk, invoke, { given, credentials, signal });
  } catch (error) {
    if (!(error instanceof StatesError) || !/ResourceNotFound/.test(error.Error ?? "")) throw error;
    const cause = `State Machine Does Not Exist: '${FunctionName}'`;
    throw new StatesError("StepFunctions.StateMachineDoesNotExistException", cause, {
      cause: error,
    });
  }
  const { FunctionError, Payload, SdkHttpMetadata, SdkResponseMetadata } = result;
  const text = String(Payload ?? "");
  if (FunctionError !== undefined) throw refused(text);
  return { answer: parsed(text), metadata: { SdkHttpMetadata, SdkResponseMetadata } };
}

/** What `start` throws, by the names of Step Functions. */
function refused(payload: string): StatesError {
  const { error, cause } = functionFailure(payload, payload);
  const { errorMessage } = Object(parsed(payload)) as { readonly errorMessage?: unknown };
  const names: { readonly [thrown: string]: string } = {
    ExecutionAlreadyExists: "StepFunctions.ExecutionAlreadyExistsException",
    "Heaviside.InvalidName": "StepFunctions.InvalidNameException",
  };
  const name = Object.hasOwn(names, error) ? names[error] : undefined;
  return new StatesError(name ?? error, typeof errorMessage === "string" ? errorMessage : cause);
}
