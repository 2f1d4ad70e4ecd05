import { StatesError } from "../../errors.js";
import { memberName, type Spelling } from "./names.js";
import { shapeOf, type Member } from "./schema.js";

interface Asked {
  /** How the SDK describes what the operation takes. */
  readonly schema: unknown;
  readonly spelling: Spelling;
  /** Bytes in Parameters are base64, not text: in DynamoDB's items. */
  readonly isBase64: boolean;
  /** Fills the members by which a service recognises a repeated call, unless they are given. */
  readonly token?: string | undefined;
}

/**
 * What the SDK is called with: a Task's Parameters with the API's own names, JSON text where a text is wanted, times as `Date`, and
 * no nulls. Throws `States.Runtime`, as AWS does, for a field that the operation does not have.
 */
export function requestOf(given: unknown, asked: Asked): object {
  const shape = shapeOf(asked.schema);
  const members = shape.kind === "structure" ? shape.members : [];
  const fields = recordOf(given ?? {});
  const tokens = asked.token === undefined ? [] : members.filter(({ isToken }) => isToken);
  return {
    ...Object.fromEntries(tokens.map(({ name }) => [name, asked.token])),
    ...structure(fields, members, asked),
  };
}

function structure(given: Fields, members: readonly Member[], asked: Asked): object {
  const result: { [name: string]: unknown } = {};
  for (const [field, value] of Object.entries(given)) {
    if (value === null || value === undefined) continue;
    const { name, shape } = memberOf(field, members, asked) ?? unsupported(given, field);
    result[name] = converted(value, shape, asked);
  }
  return result;
}

/** Step Functions wants its own spelling; no two members differ in nothing but capitals. */
function memberOf(field: string, members: readonly Member[], { spelling }: Asked) {
  return (
    members.find(({ name }) => memberName(name, spelling) === field) ??
    members.find(({ name }) => name.toLowerCase() === field.toLowerCase())
  );
}

function converted(value: unknown, schema: unknown, asked: Asked): unknown {
  if (value === null) return null;
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case "structure":
      return structure(recordOf(value), shape.members, asked);
    case "list":
      return listOf(value).map((item) => converted(item, shape.item, asked));
    case "map":
      return Object.fromEntries(
        Object.entries(recordOf(value)).map(([key, item]) => [
          key,
          converted(item, shape.item, asked),
        ]),
      );
    case "text":
      return textOf(value);
    case "number":
      // What is no number, the service refuses.
      return typeof value === "string" && !Number.isNaN(Number(value)) ? Number(value) : value;
    case "time":
      return typeof value === "string" || typeof value === "number" ? new Date(value) : value;
    case "bytes":
      return asked.isBase64 && typeof value === "string"
        ? Buffer.from(value, "base64")
        : Buffer.from(textOf(value));
    case "stream":
      // Seen on AWS: the object that S3 keeps is JSON, quotes included where a string is given.
      return Buffer.from(JSON.stringify(value));
    default:
      return value;
  }
}

/** Where a service wants a text, an object is given as JSON. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

interface Fields {
  readonly [name: string]: unknown;
}

function recordOf(value: unknown): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  return refused(value, `An object was expected, but there is ${JSON.stringify(value)}`);
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return refused(value, `An array was expected, but there is ${JSON.stringify(value)}`);
}

function unsupported(given: unknown, field: string): never {
  return refused(given, `The field '${field}' is not supported by Step Functions`);
}

function refused(given: unknown, why: string): never {
  const what = `The Parameters '${JSON.stringify(given)}'`;
  throw new StatesError("States.Runtime", `${what} could not be used to start the Task: [${why}]`);
}
