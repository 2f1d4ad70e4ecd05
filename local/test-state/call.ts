import { parseResource } from "../../runtime/history/resource.js";
import type { Json } from "../types.js";
import { patternOf } from "./context-object.js";
import { checkResult } from "./mock-schema.js";
import { invalidCall, TestStateError } from "./rejected.js";
import { fieldsOf, listOf, type Subject } from "./subject.js";
import type { TestStateMock, TestStateOptions } from "./types.js";

/** What a mock says, read: a result or an error. */
export type Mocked =
  | { readonly kind: "result"; readonly result: Json }
  | { readonly kind: "error"; readonly error?: string; readonly cause?: string };

/**
 * What the mock says; `undefined` without one. Also checks what of the call depends on it.
 * @throws TestStateError for a call that the service refuses.
 */
export function mocked(subject: Subject, options: TestStateOptions): Mocked | undefined {
  const { mock, revealSecrets } = options;
  const { type } = subject;
  if (mock === undefined) {
    checkUnmocked(subject, options);
    return undefined;
  }
  if (type !== "Task" && type !== "Map" && type !== "Parallel")
    throw invalidCall(`State type '${type}' is not supported when a mock is specified`);
  if (revealSecrets === true)
    throw invalidCall("TestState does not support RevealSecrets when a mock is specified.");
  return read(subject, mock);
}

/** What needs a mock. */
function checkUnmocked(
  subject: Subject,
  { stateConfiguration = {}, context }: TestStateOptions,
): void {
  for (const [field, value] of Object.entries(stateConfiguration))
    if (value !== undefined) throw unsupported(field[0]?.toUpperCase() + field.slice(1));
  if (context !== undefined) throw unsupported("Context");
  if (subject.type === "Map" || subject.type === "Parallel") {
    const supported = "[Task, Wait, Pass, Succeed, Fail, Choice]";
    throw refused(`Map or Parallel states. Supported state types include: ${supported}`);
  }
  const pattern = patternOf(subject);
  if (pattern === "sync" || pattern === "token")
    throw refused("'.sync' or '.waitForTaskToken' service integration patterns");
  if (
    subject.type === "Task" &&
    parseResource(String(subject.state["Resource"])).kind === "activity"
  )
    throw refused("Activity ARN");
}

function read(subject: Subject, mock: TestStateMock): Mocked {
  const { errorOutput, resultText, fieldValidationMode = "STRICT" } = mock;
  const hasResult = mock.result !== undefined || resultText !== undefined;
  if (hasResult && errorOutput !== undefined)
    throw invalidCall(
      "A test mock should have only one of the following fields: [result, errorOutput].",
    );
  if (errorOutput !== undefined) {
    const { error, cause } = errorOutput;
    return {
      kind: "error",
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    };
  }
  if (!hasResult)
    throw invalidCall(
      "A test mock should have one of the following fields: [result, errorOutput].",
    );
  const result = resultText === undefined ? (mock.result ?? null) : parsed(resultText);
  if (subject.type === "Task")
    checkResult(String(subject.state["Resource"]), result, fieldValidationMode);
  else checkForm(subject, result);
  return { kind: "result", result };
}

/** A Parallel has a list of results, a Map too unless a ResultWriter puts them away. */
function checkForm({ type, state }: Subject, result: Json): void {
  if (type === "Map" && state["ResultWriter"] !== undefined) {
    if (typeof result !== "object" || result === null || Array.isArray(result))
      throw invalidCall("Mocked result must be a JSON object.");
    return;
  }
  if (!Array.isArray(result)) throw invalidCall("Mocked result must be an array.");
  if (type === "Parallel" && result.length !== listOf(state["Branches"]).length)
    throw invalidCall(
      "Mocked result must contain the same number of items as number of Parallel branches.",
    );
}

/**
 * Checks that the state which is said to have failed is in the tested one.
 * @throws TestStateError
 */
export function checkCausedBy({ state }: Subject, name: string): void {
  const scopes = [state["ItemProcessor"], state["Iterator"], ...listOf(state["Branches"])];
  const isFound = (scope: unknown): boolean => {
    const states = fieldsOf(fieldsOf(scope)["States"]);
    if (Object.hasOwn(states, name)) return true;
    return Object.values(states)
      .map(fieldsOf)
      .some((inner) =>
        [inner["ItemProcessor"], inner["Iterator"], ...listOf(inner["Branches"])].some(isFound),
      );
  };
  if (!scopes.some(isFound)) throw invalidCall("State not found in definition");
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw invalidCall("Mocked result must be valid JSON");
  }
}

function unsupported(field: string): TestStateError {
  return invalidCall(`TestState does not support ${field} when a mock is not specified.`);
}

function refused(what: string): TestStateError {
  return new TestStateError("InvalidDefinition", `TestState API does not support ${what}`);
}
