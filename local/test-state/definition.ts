import { check, type Diagnostic } from "../../compiler/index.js";
import { targets } from "./isolate.js";
import { TestStateError } from "./rejected.js";
import { fieldsOf, soleName, type Fields } from "./subject.js";

/**
 * The definition as an object, if it is one of a machine or, without `stateName`, of a state.
 * @throws TestStateError `InvalidDefinition`, with the first error.
 */
export async function definitionOf(
  given: string | object,
  stateName: string | undefined,
): Promise<Fields> {
  const definition = typeof given === "string" ? parsed(given) : (given as Fields);
  const machine = stateName === undefined ? wrapped(definition) : definition;
  const error = (await check(machine)).find(({ severity }) => severity === "error");
  if (error !== undefined) throw invalid(`${textOf(error, machine)} at ${error.path || "/"}`);
  return definition;
}

/** The state in a machine, with states for it to go to. */
function wrapped(state: Fields): Fields {
  const stubs = targets(state).map((target) => [target, { Type: "Succeed" }]);
  return { StartAt: soleName, States: { ...Object.fromEntries(stubs), [soleName]: state } };
}

function parsed(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Fields;
  } catch {
    // Told below, in the service's words.
  }
  throw invalid("Definition must be a valid JSON object");
}

function invalid(text: string): TestStateError {
  const message = `Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ${text}'`;
  return new TestStateError("InvalidDefinition", message);
}

const types = "[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]";

/** The service's text where it is known, else our own. */
function textOf({ code, path, message }: Diagnostic, machine: Fields): string {
  const value = valueAt(machine, path);
  const named = /"([^"]+)"/.exec(message)?.[1];
  if (path.endsWith("/Type")) return `The field 'Type' should have one of these values: ${types}`;
  if (code === "missing-field" && named !== undefined)
    return `These fields are required: [${named}]`;
  if (code === "bad-timestamp") return "String does not match RFC3339 timestamp";
  if (code === "out-of-range" && isEmpty(value)) return "Value cannot be empty";
  return message;
}

function isEmpty(value: unknown): boolean {
  return (
    value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0)
  );
}

/** The value at a JSON Pointer. */
function valueAt(root: unknown, path: string): unknown {
  const steps = path.split("/").slice(1);
  return steps.reduce<unknown>((value, step) => {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(value)) return value[Number(name)];
    const fields = fieldsOf(value);
    return Object.hasOwn(fields, name) ? fields[name] : undefined;
  }, root);
}
