import * as control from "./control.js";

/** What brings a token back, by AWS's names and with AWS's fields. */
export interface TokenRequest {
  readonly sendTaskSuccess?: { readonly taskToken: string; readonly output: string };
  readonly sendTaskFailure?: {
    readonly taskToken: string;
    readonly error?: string;
    readonly cause?: string;
  };
  readonly sendTaskHeartbeat?: { readonly taskToken: string };
}

/** Brings a token back; `undefined` where that is not what is asked. Throws as `sendTaskSuccess` does. */
export function broughtBack(request: TokenRequest): Promise<void> | undefined {
  const { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } = request;
  if (sendTaskSuccess) {
    const { output, taskToken } = sendTaskSuccess;
    return control.sendTaskSuccess(taskToken, JSON.parse(output));
  }
  if (sendTaskFailure) {
    const { cause, error, taskToken } = sendTaskFailure;
    return control.sendTaskFailure(taskToken, error, cause);
  }
  return sendTaskHeartbeat && control.sendTaskHeartbeat(sendTaskHeartbeat.taskToken);
}
