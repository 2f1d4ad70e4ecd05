import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Fields } from "../ports/ports.js";
import { hash } from "./hash.js";
import type { Objects } from "./objects.js";
import { isOver, noBucket, tooLarge } from "./payloads.js";

export type Attributes = Record<string, AttributeValue>;

/** What an item has beside its fields: its key, the end of its time in seconds since 1970, and its set. */
const own: readonly string[] = ["pk", "ttl", "numbers"];

/** An item takes 400 KB, and no item has two large fields. */
const fieldBytes = 380_000;

/**
 * Fields as attributes of an item. What is too large is in the bucket, and its attribute says where. Throws
 * `Heaviside.CarrierTooLarge` without one.
 */
export async function toAttributes(
  key: string,
  fields: Fields,
  objects?: Objects,
): Promise<Attributes> {
  const attributes = Object.entries(fields).map(async ([name, text]) => {
    if (own.includes(name)) throw new Error(`A field cannot be called "${name}".`);
    if (!isOver(text, fieldBytes)) return [name, { S: text }] as const;
    const kept = objects ?? tooLarge(`"${name}" of ${key}`, text, fieldBytes);
    // Of several texts for a field one stays: each has its own object.
    const object = `${key}/${name}/${await hash(text)}`;
    await kept.put(object, text);
    return [name, { M: { object: { S: object } } }] as const;
  });
  return Object.fromEntries(await Promise.all(attributes));
}

/** The fields of an item. Throws `Heaviside.NoBucket` where one is in a bucket and there is none. */
export async function toFields(item: Attributes, objects?: Objects): Promise<Fields> {
  const fields = Object.entries(item)
    .filter(([name]) => !own.includes(name))
    .map(async ([name, { M, S = "" }]) => {
      const object = M?.object?.S;
      const text = object === undefined ? S : await (objects ?? noBucket(object)).get(object);
      return [name, text] as const;
    });
  return Object.fromEntries(await Promise.all(fields));
}

export function numbersOf({ numbers }: Attributes): ReadonlySet<number> {
  return new Set(numbers?.NS?.map(Number));
}

/** TTL is no timer: DynamoDB may take days to remove an item. */
export function isThere({ ttl }: Attributes, seconds: number): boolean {
  return Number(ttl?.N ?? Infinity) > seconds;
}
