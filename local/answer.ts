import { invocation } from "../runtime/lambda-invoke.js";
import { thrownByHandler } from "../runtime/run.js";
import { functionName, type Resource } from "../runtime/history/resource.js";
import type { Handler, HandlerContext, RunOptions, ScriptedResult, TaskCall } from "./types.js";

/** What an attempt is answered with: its raw result, or, from a handler that passes a token on, that it was submitted. */
export type Answer = ScriptedResult | Submitted;
export interface Submitted {
  readonly submitted: unknown;
}

/** Answers attempts; at once where mock or handler do. Throws when nobody is there to answer. */
export type Answerer = (attempt: Attempt) => Answer | PromiseLike<Answer>;
export interface Attempt {
  readonly call: TaskCall;
  readonly resource: Resource;
  /** Made when a handler is called: mocks have no use for it. */
  readonly context: () => HandlerContext;
}

/** Mocks first, then handlers. */
export function answerer({ mock, tasks = {} }: Pick<RunOptions, "mock" | "tasks">): Answerer {
  const used = new Map<string, number>();
  return (attempt) => {
    const { call, resource } = attempt;
    if (typeof mock === "function") return mock(call);
    const script = own(mock, call.state);
    if (script !== undefined && script.length > 0) {
      const index = used.get(call.state) ?? 0;
      used.set(call.state, index + 1);
      // The index is inside the script, which is not empty.
      return script[Math.min(index, script.length - 1)] as ScriptedResult;
    }
    for (const name of namesOf(call, resource)) {
      const handler = own(tasks, name);
      if (handler !== undefined) return callHandler(handler, attempt);
    }
    throw nobodyAnswers(call, resource);
  };
}

/** What a handler may be called: the state, its Resource, the function or activity behind it, or the placeholder that it is. */
function namesOf(call: TaskCall, resource: Resource): readonly string[] {
  const names = [call.state, call.resource];
  if (resource.kind === "lambda") names.push(resource.functionName);
  if (resource.kind === "activity") names.push(call.resource.split(":").at(-1) ?? "");
  if (isLambdaInvoke(resource)) {
    const given = member(call.arguments, "FunctionName");
    if (typeof given === "string") names.push(given, functionName(given));
  }
  return names.flatMap((name) => [name, ...(/^\$\{([^{}]+)\}$/.exec(name)?.slice(1) ?? [])]);
}

function callHandler(handler: Handler, attempt: Attempt): Answer | PromiseLike<Answer> {
  const { call, resource } = attempt;
  const isInvoke = isLambdaInvoke(resource);
  const input = isInvoke ? (member(call.arguments, "Payload") ?? {}) : call.arguments;
  const succeeded = (value: unknown): Answer => {
    // What a function returns travels as JSON.
    const result = isInvoke ? invocation(copy(value)) : copy(value);
    return call.token === undefined ? { output: result } : { submitted: result };
  };
  try {
    const value = handler(copy(input), attempt.context());
    return isPromise(value) ? value.then(succeeded, thrownByHandler) : succeeded(value);
  } catch (error) {
    return thrownByHandler(error);
  }
}

function nobodyAnswers(call: TaskCall, resource: Resource): Error {
  const names = namesOf(call, resource).filter((name) => name !== "");
  const name = JSON.stringify(names.at(-1));
  return new Error(
    `Nobody answers the Task "${call.state}" (${call.resource}). ` +
      `Pass run(…, { tasks: { ${name}: (input) => … } }) or { mock: { ${JSON.stringify(call.state)}: [{ output: … }] } }.`,
  );
}

function isLambdaInvoke(resource: Resource): boolean {
  return (
    resource.kind === "service" &&
    resource.resourceType === "lambda" &&
    resource.resource.split(".")[0] === "invoke"
  );
}

function own<T>(record: { readonly [name: string]: T } | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as { readonly [name: string]: unknown })[name];
}

function copy(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function isPromise(value: unknown): value is Promise<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    "then" in value &&
    typeof value.then === "function"
  );
}
