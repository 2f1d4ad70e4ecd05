import type { TaskState, Text } from "../3-lower/machine.js";

/**
 * The Lambda function that a Task hands over to: the ARN that is its Resource, or the FunctionName of `lambda:invoke` where that
 * is constant. Without one the work is done in the function that reaches the Task.
 */
export function functionOf(task: TaskState): Text | undefined {
  const resource = pattern(task.resource);
  if (/^arn:[^:]*:states:::lambda:invoke$/.test(resource)) return functionName(task);
  return /^arn:[^:]*:states:/.test(resource) ? undefined : task.resource;
}

/** A text with an asterisk for each placeholder. */
function pattern(text: Text): string {
  if (text.kind === "literal") return String(text.value);
  if (text.kind === "setting") return "*";
  return text.parts.map((part) => (typeof part === "string" ? part : "*")).join("");
}

function functionName({ parameters }: TaskState): Text | undefined {
  if (parameters?.kind !== "object") return undefined;
  const value = parameters.fields.find(({ written }) => written === "FunctionName")?.value;
  return value?.kind === "literal" || value?.kind === "text" || value?.kind === "setting"
    ? value
    : undefined;
}
