import type { Item } from "./item.js";
import type { Objects } from "./objects.js";
import { isOver, noBucket, tooLarge } from "./payloads.js";
import type { Table } from "./table.js";

/** Texts of any length beside a key of the table: what an item cannot hold is in a bucket. */
export interface Texts {
  /** The attributes that stand for a text in an item. Throws `Heaviside.CarrierTooLarge` without a bucket. */
  attributes(pk: string, text: string): Promise<Item>;
  /** Puts a text; the first one stays. */
  putOnce(pk: string, text: string): Promise<void>;
  /** The text of an item. */
  of(item: Item): Promise<string>;
  get(pk: string): Promise<string | undefined>;
  /** Those of many texts that there are, by key. */
  getAll(pks: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** An item takes 400 KB, its key and other attributes included. */
const itemBytes = 380_000;

/** Without `objects` a longer text is an error. */
export function textsIn(table: Table, objects?: Objects): Texts {
  const attributes: Texts["attributes"] = async (pk, text) => {
    if (!isOver(text, itemBytes)) return { text };
    const kept = objects ?? tooLarge(pk, text, itemBytes);
    // Of several texts for a key one stays: each has its own object.
    const object = `${pk}#${await hash(text)}`;
    await kept.put(object, text);
    return { object };
  };
  const of: Texts["of"] = async (item) => {
    const { object, text = "" } = item;
    return object === undefined ? String(text) : (objects ?? noBucket(object)).get(String(object));
  };
  return {
    attributes,
    of,
    async putOnce(pk, text) {
      await table.putOnce(pk, await attributes(pk, text));
    },
    async get(pk) {
      const item = await table.get(pk);
      return item && of(item);
    },
    async getAll(pks) {
      const items = [...(await table.getAll(pks))];
      return new Map(
        await Promise.all(items.map(async ([pk, item]) => [pk, await of(item)] as const)),
      );
    },
  };
}

async function hash(text: string): Promise<string> {
  const { createHash } = await import("node:crypto");
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
