import { check, type Diagnostic } from "../../compiler/index.js";
import { alone } from "./isolate.js";
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
  const machine = stateName === undefined ? alone(soleName, definition) : definition;
  const errors = (await check(machine)).filter(({ severity }) => severity === "error");
  // What is wrong with a field is told before what is wrong with the whole.
  const error = errors.find(({ path }) => path !== "") ?? errors[0];
  if (error !== undefined) throw invalid(textOf(error, machine));
  return definition;
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

/** The service's text where it is known, else our own, and the place. */
function textOf({ code, path, message }: Diagnostic, machine: Fields): string {
  const value = valueAt(machine, path);
  const at = (text: string, place = path) => `${text} at ${place || "/"}`;
  const field = path.slice(path.lastIndexOf("/") + 1);
  const quoted = /"([^"]+)"/.exec(message)?.[1];
  if (field === "Type") return at(`The field 'Type' should have one of these values: ${types}`);
  if (field === "Credentials" && code === "missing-field")
    return at("The field 'RoleArn' is required but was missing");
  if (code === "missing-field" && quoted !== undefined)
    return at(`These fields are required: [${quoted}]`);
  if (code === "bad-timestamp") return at("String does not match RFC3339 timestamp");
  if (code === "out-of-range" && isEmpty(value)) return at("Value cannot be empty");
  if (code === "unknown-resource")
    return at(
      `The resource provided ${String(value)} is not recognized. The value is not a valid resource ARN, ` +
        "or the resource is not available in this region.",
    );
  if ((code === "bad-path" || code === "bad-intrinsic") && field.endsWith(".$"))
    return at(
      `The value for the field '${field}' must be a valid JSONPath or a valid intrinsic function call`,
      path.slice(0, path.lastIndexOf("/")),
    );
  return at(message);
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
