import type { Failure } from "../errors.js";

/** Error and cause of a Lambda function that failed, from its payload. A runtime that died may give no type. */
export function functionFailure(payload: string, cause: string): Required<Failure> {
  const { errorType } = Object(parsed(payload)) as { readonly errorType?: unknown };
  if (typeof errorType === "string") return { error: errorType, cause };
  const why = "The cause could not be determined because Lambda did not return an error type.";
  return { error: "Lambda.Unknown", cause: `${why} Returned payload: ${payload}` };
}

/** JSON, or the text where it is none: an event was only accepted, and nothing came back. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
