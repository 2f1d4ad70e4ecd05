import type { Expression, TaskState, Text } from "../3-lower/machine.js";

/**
 * The Lambda function that a Task hands over to: it embeds the runtime. Without one the work is done in the function that reaches
 * the Task, which calls and waits for whatever there is to call.
 */
export function functionOf(task: TaskState): Text | undefined {
  return task.isForeign === true ? undefined : calledFunction(task);
}

/**
 * The Lambda function that does a Task's work, as the definition addresses it: the ARN that is its Resource, or the FunctionName
 * of `lambda:invoke` where that is constant and nothing is asked for but the function's answer.
 */
export function calledFunction(task: TaskState): Text | undefined {
  if (isLambdaInvoke(task)) return invokedFunction(task);
  return /^arn:[^:]*:states:/.test(pattern(task.resource)) ? undefined : task.resource;
}

/** Whether the Task's result is what Lambda's Invoke API answers. */
export function isLambdaInvoke({ resource }: TaskState): boolean {
  return /^arn:[^:]*:states:::lambda:invoke$/.test(pattern(resource));
}

/** A text with an asterisk for each placeholder. */
function pattern(text: Text): string {
  if (text.kind === "literal") return String(text.value);
  if (text.kind === "setting") return "*";
  return text.parts.map((part) => (typeof part === "string" ? part : "*")).join("");
}

/** The function, with its version or alias. An Event gives no log, takes no client's context, and has to be waited for. */
function invokedFunction({ parameters }: TaskState): Text | undefined {
  if (parameters?.kind !== "object") return undefined;
  const {
    FunctionName,
    Payload: _,
    InvocationType,
    Qualifier,
    ...others
  } = Object.fromEntries(parameters.fields.map(({ key, value }) => [key, value]));
  if (Object.keys(others).length > 0 || !isWaitedFor(InvocationType)) return undefined;
  if (!isText(FunctionName)) return undefined;
  if (Qualifier === undefined) return FunctionName;
  return isText(Qualifier) ? joined(FunctionName, Qualifier) : undefined;
}

function isWaitedFor(type: Expression | undefined): boolean {
  return type === undefined || (type.kind === "literal" && type.value === "RequestResponse");
}

function isText(value: Expression | undefined): value is Expression & Text {
  return value?.kind === "literal" || value?.kind === "text" || value?.kind === "setting";
}

function joined(name: Text, qualifier: Text): Text {
  if (name.kind === "literal" && qualifier.kind === "literal")
    return { kind: "literal", value: `${String(name.value)}:${String(qualifier.value)}` };
  return { kind: "text", parts: [...partsOf(name), ":", ...partsOf(qualifier)] };
}

function partsOf(text: Text): Extract<Text, { readonly kind: "text" }>["parts"] {
  if (text.kind === "text") return text.parts;
  return [text.kind === "literal" ? String(text.value) : text];
}
