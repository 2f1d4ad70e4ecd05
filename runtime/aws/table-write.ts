import type { Attributes } from "./item.js";
import type { Connection } from "./sdk.js";

/** The table, now. */
export interface Place extends Pick<Connection<"dynamodb">, "client" | "module"> {
  readonly name: string;
  /** The time, in seconds since 1970. */
  readonly seconds: number;
  readonly ttlSeconds: number;
}

export async function put(place: Place, key: string, attributes: Attributes): Promise<void> {
  const { client, module } = place;
  await client.send(new module.PutItemCommand(full(place, key, attributes)));
}

/** Puts an item unless there is one, and tells whether it did; an earlier attempt of the SDK may have done it. */
export async function putIfGone(
  place: Place,
  key: string,
  attributes: Attributes,
): Promise<boolean> {
  const { client, module, seconds } = place;
  const given = {
    ...full(place, key, attributes),
    ConditionExpression: "attribute_not_exists(pk) OR #ttl <= :now",
    ExpressionAttributeNames: { "#ttl": "ttl" },
    ExpressionAttributeValues: { ":now": { N: String(seconds) } },
  };
  const done = await unlessUnmet(client.send(new module.PutItemCommand(given)), place);
  return done !== undefined;
}

/**
 * Sets attributes of an item that is there, and is held as told, or by whom it is to be held: an earlier attempt of the SDK may have done
 * it. Gives the item as it is then.
 */
export async function change(
  place: Place,
  key: string,
  { attributes, held }: { readonly attributes: Attributes; readonly held?: string },
): Promise<Attributes | undefined> {
  const { client, module } = place;
  const all = Object.keys(attributes);
  const isHeld = held !== undefined;
  const given = {
    ...keyed(place, key),
    ...whereThere(place, {
      names: {
        ...Object.fromEntries(all.map((name) => [`#${name}`, name])),
        ...(isHeld && { "#holder": "holder" }),
      },
      values: {
        ...(isHeld && { ":held": { S: held }, ":holder": { S: held } }),
        ...Object.fromEntries(
          Object.entries(attributes).map(([name, value]) => [`:${name}`, value]),
        ),
      },
      and: isHeld ? " AND #holder IN (:held, :holder)" : "",
    }),
    UpdateExpression: `SET ${all.map((name) => `#${name} = :${name}`).join(", ")}`,
    ReturnValues: "ALL_NEW",
  } as const;
  const done = await unlessUnmet(client.send(new module.UpdateItemCommand(given)), place);
  return done && (done.Attributes ?? {});
}

export interface NumberAdded {
  /** The item as it was before; absent where there is none. */
  readonly before?: Attributes | undefined;
  /** How often the SDK tried. */
  readonly attempts: number;
}

/** Adds a number to the set of an item that is there. */
export async function addNumber(place: Place, key: string, number: number): Promise<NumberAdded> {
  const { client, module } = place;
  const given = {
    ...keyed(place, key),
    ...whereThere(place, {
      names: { "#numbers": "numbers" },
      values: { ":number": { NS: [String(number)] } },
    }),
    UpdateExpression: "ADD #numbers :number",
    // What the item was before tells what it is now, and whether the number is new.
    ReturnValues: "ALL_OLD",
  } as const;
  const done = await unlessUnmet(client.send(new module.UpdateItemCommand(given)), place);
  return { before: done && (done.Attributes ?? {}), attempts: done?.$metadata.attempts ?? 1 };
}

function keyed({ name }: Place, key: string) {
  return { TableName: name, Key: { pk: { S: key } } };
}

function full({ name, seconds, ttlSeconds }: Place, key: string, attributes: Attributes) {
  const ttl = { N: String(seconds + ttlSeconds) };
  return { TableName: name, Item: { ...attributes, pk: { S: key }, ttl } };
}

/** The condition that an item is there, and its names and values beside those of the update. */
function whereThere(
  { seconds }: Place,
  {
    names,
    values,
    and = "",
  }: {
    readonly names: Record<string, string>;
    readonly values: Attributes;
    readonly and?: string;
  },
) {
  return {
    ConditionExpression: `attribute_exists(pk) AND #ttl > :now${and}`,
    ExpressionAttributeNames: { ...names, "#ttl": "ttl" },
    ExpressionAttributeValues: { ...values, ":now": { N: String(seconds) } },
  };
}

/** What a write gives; `undefined` when its condition did not hold. */
async function unlessUnmet<T>(write: Promise<T>, { module }: Place): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof module.ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
