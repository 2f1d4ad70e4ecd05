import type { Table } from "../ports/ports.js";
import { numbersOf, toAttributes, toFields } from "./item.js";
import type { Objects } from "./objects.js";
import type { Sdk } from "./sdk.js";
import { getAll, getOne } from "./table-read.js";
import { addNumber, change, put, putIfGone, type Place } from "./table-write.js";

export interface TableOptions {
  /** The table: its key is the text `pk`, its TTL the attribute `ttl`. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long items stay after they are put. An execution that lives longer is lost. */
  readonly ttlSeconds: number;
  /** Keeps fields that no item can hold. Without it they are `Heaviside.CarrierTooLarge`. */
  readonly objects?: Objects;
}

/**
 * The port's table in DynamoDB. Each operation writes a single item; reads see every write before them. What is repeated by
 * the SDK, because an answer was lost, does no harm: `putNew` then gives what it has put itself.
 */
export function tableOn(sdk: Sdk, options: TableOptions): Table {
  const { name, now, objects, ttlSeconds } = options;
  const place = async (): Promise<Place> => {
    const { client, module } = await sdk.connect("dynamodb");
    return { client, module, name, seconds: Math.floor(now() / 1000), ttlSeconds };
  };
  const table: Table = {
    async putNew(key, fields) {
      const attributes = await toAttributes(key, fields, objects);
      for (;;) {
        if (await putIfGone(await place(), key, attributes)) return undefined;
        // Its time may be over by now.
        const before = await table.get(key);
        if (before !== undefined) return before;
      }
    },
    async put(key, fields) {
      await put(await place(), key, await toAttributes(key, fields, objects));
    },
    async change(key, held, fields) {
      const attributes = await toAttributes(key, fields, objects);
      const item = await change(await place(), key, { attributes, held });
      return item && toFields(item, objects);
    },
    async set(key, fields) {
      await change(await place(), key, { attributes: await toAttributes(key, fields, objects) });
    },
    async add(key, number) {
      const { attempts, before } = await addNumber(await place(), key, number);
      if (before === undefined) return { fields: {}, numbers: new Set(), isNew: "no" };
      const numbers = numbersOf(before);
      const isNew = !numbers.has(number) ? "yes" : attempts > 1 ? "unsure" : "no";
      const fields = await toFields(before, objects);
      return { fields, numbers: new Set([...numbers, number]), isNew };
    },
    async get(key) {
      const item = await getOne(await place(), key);
      return item && toFields(item, objects);
    },
    async getAll(keys) {
      const items = (await getAll(await place(), keys)).map(
        async (item) => [item.pk?.S ?? "", await toFields(item, objects)] as const,
      );
      return new Map(await Promise.all(items));
    },
  };
  return table;
}
