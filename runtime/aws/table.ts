import type { Item } from "./item.js";
import { get, getAll } from "./table-read.js";
import { add, put, putIfGone, remove, update, type Added, type Place } from "./table-write.js";
import type { Sdk } from "./sdk.js";

/**
 * The one DynamoDB table: a key `pk`, and `ttl`, after which an item counts as gone, though DynamoDB may take days to remove it.
 * Each operation writes a single item and may be repeated; reads see every write before them.
 */
export interface Table {
  /** Puts an item for a holder: true for whoever is first, whose item stays, and for the same holder again. */
  claim(pk: string, holder: string, item?: Item): Promise<boolean>;
  /** Puts an item unless there is one. */
  putOnce(pk: string, item: Item): Promise<void>;
  /** Puts an item, instead of another if there is one. */
  put(pk: string, item: Item): Promise<void>;
  /**
   * Sets attributes of an item. False when it is gone; or when its attribute `first` is set already, and to something else than
   * now: of several that try, only the first one changes the item.
   */
  update(pk: string, item: Item, options?: { readonly first?: string }): Promise<boolean>;
  /** Adds a number to the set `done` of an item, and gives the item as it is then; `undefined` when it is gone. */
  add(pk: string, number: number): Promise<Added | undefined>;
  get(pk: string): Promise<Item | undefined>;
  /** Those of many items that there are, by key. */
  getAll(pks: readonly string[]): Promise<ReadonlyMap<string, Item>>;
  remove(pk: string): Promise<void>;
}

export interface TableOptions {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long items stay after they are put. Default: 14 days, the longest that a message stays in a queue. */
  readonly ttlSeconds?: number;
}

export function tableOn(sdk: Sdk, { name, now, ttlSeconds = 14 * 86_400 }: TableOptions): Table {
  const place = async (): Promise<Place> => {
    const { client, module } = await sdk.connect("dynamodb");
    return { client, module, name, seconds: Math.floor(now() / 1000), ttlSeconds };
  };
  const table: Table = {
    async claim(pk, holder, item = {}) {
      if (await putIfGone(await place(), pk, { ...item, holder })) return true;
      // The SDK may have tried twice: then it is our own that is there.
      return (await table.get(pk))?.["holder"] === holder;
    },
    async putOnce(pk, item) {
      await putIfGone(await place(), pk, item);
    },
    put: async (pk, item) => put(await place(), pk, item),
    update: async (pk, item, options) => update(await place(), pk, { item, ...options }),
    add: async (pk, number) => add(await place(), pk, number),
    get: async (pk) => get(await place(), pk),
    getAll: async (pks) => getAll(await place(), pks),
    remove: async (pk) => remove(await place(), pk),
  };
  return table;
}
