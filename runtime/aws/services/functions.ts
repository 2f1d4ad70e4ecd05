import { StatesError } from "../../errors.js";
import type { Sdk } from "../sdk.js";
import { callService, type Call } from "./call.js";
import type { ServiceResource } from "./resource.js";
import type { Result } from "./result.js";

/** Calls a Lambda function by its ARN and waits for it: the result is its own (AWS, "Invoke an AWS Lambda function"). */
export async function callFunction(sdk: Sdk, arn: string, call: Call): Promise<unknown> {
  const given = { FunctionName: arn, Payload: JSON.stringify(call.given ?? null) };
  const { FunctionError, Payload } = await callService(sdk, invoke, { ...call, given });
  const text = String(Payload ?? "");
  if (FunctionError !== undefined) throw functionError(text, text);
  return parsed(text);
}

/** What `lambda:invoke` gives: the function's answer as a value, beside what the service said. */
export function invoked({ FunctionError, Payload, ...answer }: Result): Result {
  const value = parsed(String(Payload ?? ""));
  if (FunctionError !== undefined) throw functionError(String(Payload), JSON.stringify(value));
  return { ...answer, Payload: value ?? null };
}

const invoke: ServiceResource = {
  kind: "service",
  service: "lambda",
  action: "invoke",
  pattern: "",
  isSdk: false,
};

/** What a function threw. A runtime that died may give no type. */
function functionError(payload: string, cause: string): StatesError {
  const report = parsed(payload) as { readonly errorType?: unknown } | null | undefined;
  if (typeof report?.errorType === "string") return new StatesError(report.errorType, cause);
  const why = "The cause could not be determined because Lambda did not return an error type.";
  return new StatesError("Lambda.Unknown", `${why} Returned payload: ${payload}`);
}

/** JSON, or the text where it is none: an event was only accepted, and nothing came back. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
