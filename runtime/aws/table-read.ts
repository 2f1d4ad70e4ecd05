import { isThere, type Attributes } from "./item.js";
import type { Place } from "./table-write.js";

/** The item of a key, unless it is gone. */
export async function getOne(place: Place, key: string): Promise<Attributes | undefined> {
  const { client, module, name, seconds } = place;
  const given = { TableName: name, Key: { pk: { S: key } }, ConsistentRead: true };
  const { Item: item } = await client.send(new module.GetItemCommand(given));
  return item && isThere(item, seconds) ? item : undefined;
}

/** The items of many keys, but for those that are gone. */
export async function getAll(
  place: Place,
  keys: readonly string[],
): Promise<readonly Attributes[]> {
  const all = [...new Set(keys)].map((key) => ({ pk: { S: key } }));
  const parts = Array.from({ length: Math.ceil(all.length / atOnce) }, (_, index) =>
    read(place, all.slice(index * atOnce, (index + 1) * atOnce)),
  );
  return (await Promise.all(parts)).flat().filter((item) => isThere(item, place.seconds));
}

/** DynamoDB reads so many at once. */
const atOnce = 100;

/** What DynamoDB leaves out, because there is more than it gives at once, is asked for again. */
async function read({ client, module, name }: Place, keys: Attributes[]): Promise<Attributes[]> {
  const items: Attributes[] = [];
  for (let left = keys, wait = 50; left.length > 0; wait = Math.min(2 * wait, 5000)) {
    const RequestItems = { [name]: { Keys: left, ConsistentRead: true } };
    const answer = await client.send(new module.BatchGetItemCommand({ RequestItems }));
    const found = answer.Responses?.[name] ?? [];
    items.push(...found);
    left = answer.UnprocessedKeys?.[name]?.Keys ?? [];
    // Nothing at all is throttling; otherwise it was a matter of size.
    if (left.length > 0 && found.length === 0)
      await new Promise((done) => setTimeout(done, Math.random() * wait));
  }
  return items;
}
