import { setTimeout } from "node:timers/promises";
import { fromAttributes, type Item } from "./item.js";
import type { Place } from "./table-write.js";

/** The item of a key, unless it is gone. */
export async function get(place: Place, pk: string): Promise<Item | undefined> {
  const { client, module, name } = place;
  const given = { TableName: name, Key: { pk: { S: pk } }, ConsistentRead: true };
  const { Item: found } = await client.send(new module.GetItemCommand(given));
  const item = found && fromAttributes(found);
  return item !== undefined && isThere(item, place) ? item : undefined;
}

/** The items of many keys that are not gone, by key. */
export async function getAll(
  place: Place,
  pks: readonly string[],
): Promise<ReadonlyMap<string, Item>> {
  const keys = [...new Set(pks)].map((pk) => ({ pk: { S: pk } }));
  const parts = Array.from({ length: Math.ceil(keys.length / atOnce) }, (_, index) =>
    read(place, keys.slice(index * atOnce, (index + 1) * atOnce)),
  );
  const items = (await Promise.all(parts)).flat().filter((item) => isThere(item, place));
  return new Map(items.map((item) => [String(item["pk"]), item]));
}

type Keys = Record<string, { S: string }>[];

/** DynamoDB reads so many at once. */
const atOnce = 100;

/** What DynamoDB leaves out, because there is more than it gives at once, is asked for again. */
async function read({ client, module, name }: Place, keys: Keys): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let left = keys, wait = 50; left.length > 0; wait = Math.min(2 * wait, 5000)) {
    const RequestItems = { [name]: { Keys: left, ConsistentRead: true } };
    const answer = await client.send(new module.BatchGetItemCommand({ RequestItems }));
    const found = answer.Responses?.[name] ?? [];
    items.push(...found.map(fromAttributes));
    // Keys are of the form that was asked for.
    left = (answer.UnprocessedKeys?.[name]?.Keys ?? []) as Keys;
    // Nothing at all is throttling; otherwise it was a matter of size.
    if (left.length > 0 && found.length === 0) await setTimeout(Math.random() * wait);
  }
  return items;
}

function isThere(item: Item, { seconds }: Place): boolean {
  return Number(item["ttl"] ?? Infinity) > seconds;
}
