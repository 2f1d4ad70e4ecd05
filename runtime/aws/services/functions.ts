import { StatesError } from "../../errors.js";
import { functionFailure, parsed } from "../function-failure.js";
import type { Sdk } from "../sdk.js";
import { callService, type Call } from "./call.js";
import type { ServiceResource } from "./resource.js";
import type { Result } from "./result.js";

/** Calls a Lambda function by its ARN and waits for it: the result is its own (AWS, "Invoke an AWS Lambda function"). */
export async function callFunction(sdk: Sdk, arn: string, call: Call): Promise<unknown> {
  const given = { FunctionName: arn, Payload: JSON.stringify(call.given ?? null) };
  const { FunctionError, Payload } = await callService(sdk, invoke, { ...call, given });
  const text = String(Payload ?? "");
  if (FunctionError !== undefined) throw thrown(text);
  return parsed(text);
}

/** What `lambda:invoke` gives: the function's answer as a value, beside what the service said. */
export function invoked({ FunctionError, Payload, ...answer }: Result): Result {
  const value = parsed(String(Payload ?? ""));
  if (FunctionError !== undefined) throw thrown(String(Payload), JSON.stringify(value));
  return { ...answer, Payload: value ?? null };
}

/** `lambda:invoke` as the SDK has it. */
export const invoke: ServiceResource = {
  kind: "service",
  service: "lambda",
  action: "invoke",
  pattern: "",
  isSdk: false,
};

function thrown(payload: string, compact = payload): StatesError {
  const { error, cause } = functionFailure(payload, compact);
  return new StatesError(error, cause);
}
