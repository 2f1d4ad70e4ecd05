import { StatesError } from "../../runtime/errors.js";
import { parseResource } from "../../runtime/history/resource.js";
import type { Json } from "../types.js";
import { invalidCall, type TestStateError } from "./rejected.js";
import { fieldsOf, type Fields, type Subject } from "./subject.js";

/** The Context Object of a test to which none is given: that of an Express execution of a machine without a name. */
export function contextObject(subject: Subject, input: Json, now: Date): Fields {
  const { name, type, isInMap } = subject;
  const id = "00000000-0000-4000-8000-000000000000";
  const account = "us-east-1:123456789012";
  const time = now.toISOString();
  const isWorking = type === "Task" || type === "Map" || type === "Parallel";
  return {
    Execution: {
      Id: `arn:aws:states:${account}:express:${id}:${id}`,
      Input: input,
      Name: id,
      RoleArn: `arn:aws:iam::123456789012:role/${id}`,
      StartTime: time,
    },
    StateMachine: { Id: `arn:aws:states:${account}:stateMachine:${id}`, Name: id },
    State: { EnteredTime: time, Name: name, ...(isWorking && { RetryCount: 0 }) },
    ...(isInMap && { Map: { Item: { Index: 0, Value: input } } }),
    ...(patternOf(subject) === "token" && { Task: { Token: id } }),
  };
}

/**
 * A Context Object that was given, if the service takes it: any of its fields may be missing.
 * @throws TestStateError
 */
export function givenContext(context: Json, subject: Subject): Fields {
  if (!isObject(context)) throw invalid("Context object must be a JSON object");
  const given = fieldsOf(context);
  for (const [name, types] of Object.entries(known)) {
    if (!Object.hasOwn(given, name)) continue;
    if (!isObject(given[name])) throw invalid(`${name} must be an object`);
    for (const [field, type] of Object.entries(types)) {
      const value = fieldsOf(given[name])[field];
      if (value !== undefined && typeof value !== type)
        throw invalid(`${name}.${field} must be a ${type}`);
    }
  }
  if (Object.hasOwn(given, "Map"))
    throw invalid("'Map' field is not supported when mocking a Context object");
  const pattern = patternOf(subject);
  if (Object.hasOwn(given, "Task") && pattern !== "sync" && pattern !== "token") {
    const wanted = "a Task state with a '.sync' or '.waitForTaskToken' service integration pattern";
    throw invalid(`Context object contains 'Task' when state is not ${wanted}`);
  }
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, checked(name, value)]),
  );
}

/** Generated code reads these fields unguarded, since an execution has them all. In a test one may be missing. */
function checked(name: string, value: unknown): unknown {
  const types = Object.hasOwn(known, name) ? known[name] : undefined;
  if (types === undefined || !isObject(value)) return value;
  return new Proxy(value, {
    get(target, field, receiver) {
      if (
        typeof field === "string" &&
        Object.hasOwn(types, field) &&
        !Object.hasOwn(target, field)
      ) {
        const path = `$$.${name}.${field}`;
        throw new StatesError(
          "States.Runtime",
          `The JSONPath '${path}' could not be found in the Context object`,
        );
      }
      return Reflect.get(target, field, receiver) as unknown;
    },
  });
}

/** How a Task waits for its service; `undefined` for other states, Lambda functions and activities. */
export function patternOf({ type, state }: Subject): "request" | "sync" | "token" | undefined {
  if (type !== "Task") return undefined;
  const resource = parseResource(String(state["Resource"]));
  return resource.kind === "service" ? resource.pattern : undefined;
}

/** The type of each field that a given Context Object may have; Execution.Input is of any. */
const known: { readonly [name: string]: { readonly [field: string]: "string" | "number" } } = {
  Execution: { Id: "string", Name: "string", RoleArn: "string", StartTime: "string" },
  State: { EnteredTime: "string", Name: "string", RetryCount: "number" },
  StateMachine: { Id: "string", Name: "string" },
  Task: { Token: "string" },
};

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(text: string): TestStateError {
  return invalidCall(`Invalid Context object provided: ${text}`);
}
