import { StatesError } from "../../errors.js";
import { memberName, type Spelling } from "./names.js";
import { shapeOf, type Shape } from "./schema.js";

interface Answered {
  /** How the SDK describes what the operation gives. */
  readonly schema: unknown;
  readonly spelling: Spelling;
  /** Bytes become base64, not text. */
  readonly isBase64: boolean;
}

/**
 * A Task's result, of what the SDK gave: members spelt as in ASL, absent ones left out, times as ISO 8601 (in an optimised
 * integration as milliseconds since 1970), bytes and streams as text. Throws `Heaviside.NoService` for a stream of events.
 */
export async function resultOf(answer: object, answered: Answered): Promise<Result> {
  const { $metadata: _, ...members } = answer as { readonly $metadata?: unknown };
  // An operation without output still gives an object.
  return ((await converted(members, answered.schema, answered)) ?? {}) as Result;
}

/** JSON. */
export interface Result {
  readonly [member: string]: unknown;
}

async function converted(value: unknown, schema: unknown, answered: Answered): Promise<unknown> {
  if (value === null || value === undefined) return value;
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case "structure":
      return structure(value, shape, answered);
    case "list":
      return Promise.all(
        (value as readonly unknown[]).map((item) => converted(item, shape.item, answered)),
      );
    case "map":
      return fromPairs(Object.entries(value), async (item) =>
        converted(item, shape.item, answered),
      );
    case "number":
      // A bigint, or the SDK's own class for decimals.
      return typeof value === "number" ? value : Number(value);
    case "time":
      return value instanceof Date ? timeOf(value, answered.spelling) : value;
    case "bytes":
      return value instanceof Uint8Array ? bytesOf(value, answered) : value;
    case "stream":
      return streamed(value);
    case "nothing":
      return undefined;
    default:
      return value;
  }
}

async function structure(
  value: unknown,
  { members }: Shape & { readonly kind: "structure" },
  answered: Answered,
): Promise<object> {
  if (Symbol.asyncIterator in Object(value))
    throw new StatesError("Heaviside.NoService", "A stream of events cannot be a Task's result.");
  // The SDK gives structures as plain objects.
  const fields = value as { readonly [name: string]: unknown };
  const given = members
    .filter(({ name }) => Object.hasOwn(fields, name))
    .map((member) => [memberName(member.name, answered.spelling), member] as const);
  // Seen on AWS: the members of optimised integrations are sorted, which shows in causes.
  if (answered.spelling === "optimised") given.sort(([a], [b]) => (a < b ? -1 : 1));
  return fromPairs(given, async ({ name, shape }) => converted(fields[name], shape, answered));
}

async function fromPairs<T>(
  pairs: readonly (readonly [string, T])[],
  convert: (value: T) => Promise<unknown>,
): Promise<object> {
  const all = await Promise.all(
    pairs.map(async ([name, value]) => [name, await convert(value)] as const),
  );
  return Object.fromEntries(all.filter(([, value]) => value !== undefined && value !== null));
}

/** Java writes no fraction where there is none. */
function timeOf(time: Date, spelling: Spelling): string | number {
  return spelling === "optimised" ? time.getTime() : time.toISOString().replace(".000Z", "Z");
}

/** What is no text in UTF-8 can only travel as base64. */
function bytesOf(bytes: Uint8Array, { isBase64 }: Pick<Answered, "isBase64">): string {
  const buffer = Buffer.from(bytes);
  const text = buffer.toString();
  return isBase64 || !Buffer.from(text).equals(buffer) ? buffer.toString("base64") : text;
}

async function streamed(stream: unknown): Promise<string> {
  // The SDK gives each stream this method.
  const { transformToByteArray } = stream as { transformToByteArray(): Promise<Uint8Array> };
  return bytesOf(await transformToByteArray.call(stream), { isBase64: false });
}
