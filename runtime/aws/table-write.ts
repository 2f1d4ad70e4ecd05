import { fromAttributes, toAttributes, type Item } from "./item.js";
import type { Connection } from "./sdk.js";

/** The table, now. */
export interface Place extends Pick<Connection<"dynamodb">, "client" | "module"> {
  readonly name: string;
  /** The time, in seconds since 1970. */
  readonly seconds: number;
  readonly ttlSeconds: number;
}

/** Puts an item unless there is one: whether it did, though an earlier try of this call may have been the one. */
export function putIfGone(place: Place, pk: string, item: Item): Promise<boolean> {
  const { client, module, seconds } = place;
  const given = {
    ...full(place, pk, item),
    ConditionExpression: "attribute_not_exists(pk) OR #ttl <= :now",
    ExpressionAttributeNames: { "#ttl": "ttl" },
    ExpressionAttributeValues: { ":now": { N: String(seconds) } },
  };
  return isMet(client.send(new module.PutItemCommand(given)), place);
}

export async function put(place: Place, pk: string, item: Item): Promise<void> {
  const { client, module } = place;
  await client.send(new module.PutItemCommand(full(place, pk, item)));
}

/** Sets attributes of an item that is there, if `first` is not set or to be set to what it is. */
export function update(
  place: Place,
  pk: string,
  { item, first }: { readonly item: Item; readonly first?: string },
): Promise<boolean> {
  const { client, module } = place;
  const entries = Object.entries(toAttributes(item)).map(
    ([name, value], index) => ({ name, value, at: index }) as const,
  );
  const at = entries.find(({ name }) => name === first)?.at;
  const isFirst =
    at === undefined ? "" : ` AND (attribute_not_exists(#n${at}) OR #n${at} = :v${at})`;
  const given = {
    ...keyed(place, pk),
    ...whereThere(place, {
      names: Object.fromEntries(entries.map(({ name, at }) => [`#n${at}`, name])),
      values: Object.fromEntries(entries.map(({ value, at }) => [`:v${at}`, value])),
      and: isFirst,
    }),
    UpdateExpression: `SET ${entries.map(({ at }) => `#n${at} = :v${at}`).join(", ")}`,
  };
  return isMet(client.send(new module.UpdateItemCommand(given)), place);
}

export interface Added {
  readonly item: Item & { readonly done: ReadonlySet<number> };
  /** Whether the number was not in the set before. */
  readonly isNew: boolean;
}

/** Adds a number to the set `done` of an item that is there. */
export async function add(place: Place, pk: string, number: number): Promise<Added | undefined> {
  const { client, module } = place;
  const given = {
    ...keyed(place, pk),
    ...whereThere(place, {
      names: { "#done": "done" },
      values: { ":number": { NS: [String(number)] } },
    }),
    UpdateExpression: "ADD #done :number",
    // What the item was before tells what it is now, and whether the number is new.
    ReturnValues: "ALL_OLD",
  } as const;
  const before = await unlessUnmet(client.send(new module.UpdateItemCommand(given)), place);
  if (before === undefined) return undefined;
  const item = fromAttributes(before.Attributes ?? {});
  // Nothing else writes it.
  const done = (item["done"] ?? new Set()) as ReadonlySet<number>;
  return { item: { ...item, done: new Set([...done, number]) }, isNew: !done.has(number) };
}

export async function remove(place: Place, pk: string): Promise<void> {
  const { client, module } = place;
  await client.send(new module.DeleteItemCommand(keyed(place, pk)));
}

function keyed({ name }: Place, pk: string) {
  return { TableName: name, Key: { pk: { S: pk } } };
}

function full({ name, seconds, ttlSeconds }: Place, pk: string, item: Item) {
  return { TableName: name, Item: toAttributes({ ...item, pk, ttl: seconds + ttlSeconds }) };
}

/** The condition that an item is there, and its names and values beside those of the update. */
function whereThere(
  { seconds }: Place,
  {
    names,
    values,
    and = "",
  }: { readonly names: Names; readonly values: Values; readonly and?: string },
) {
  return {
    ConditionExpression: `attribute_exists(pk) AND #ttl > :now${and}`,
    ExpressionAttributeNames: { ...names, "#ttl": "ttl" },
    ExpressionAttributeValues: { ...values, ":now": { N: String(seconds) } },
  };
}

type Names = Record<string, string>;
type Values = ReturnType<typeof toAttributes>;

async function isMet(write: Promise<object>, place: Place): Promise<boolean> {
  return (await unlessUnmet(write, place)) !== undefined;
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
