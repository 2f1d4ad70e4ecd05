import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { objectsIn, type Objects } from "../../../runtime/aws/objects.js";
import type { Sdk } from "../../../runtime/aws/sdk.js";
import { tableOn } from "../../../runtime/aws/table.js";
import { memoryTable } from "../../../runtime/ports/memory.js";
import type { Table } from "../../../runtime/ports/ports.js";
import {
  createTable,
  isInstalled,
  needed,
  sdkAt,
  startDynalite,
  startFauxqs,
  type Dynalite,
  type Fauxqs,
} from "./stand-ins.js";

// The same promises, kept in memory and in DynamoDB.

describe("the table in memory", () => {
  keepsPromises(memoryTable);
});

describe.skipIf(!isInstalled)(`the table in DynamoDB${needed}`, () => {
  const name = "heaviside";
  const day = 86_400_000;
  let now = 1_700_000_000_000;
  let dynalite: Dynalite;
  let fauxqs: Fauxqs;
  let sdk: Sdk;
  let table: Table;
  let objects: Objects;

  beforeAll(async () => {
    [dynalite, fauxqs] = await Promise.all([startDynalite(), startFauxqs()]);
    sdk = sdkAt(dynalite.url);
    await createTable(sdk, name);
    table = tableOn(sdk, { name, now: () => now, ttlSeconds: 14 * 86_400 });
    fauxqs.createBucket("bucket");
    objects = objectsIn(sdkAt(fauxqs.url), { bucket: "bucket", prefix: "kept/" });
  });
  afterAll(async () => {
    await Promise.all([dynalite.stop(), fauxqs.stop()]);
  });

  keepsPromises(() => table);

  test("an item has a TTL in seconds, which later changes leave as it is", async () => {
    const key = randomUUID();
    await table.put(key, { a: "1" });
    const due = String(now / 1000 + 14 * 86_400);
    now += day;
    await table.set(key, { a: "2" });
    await table.add(key, 1);
    const { client, module } = await sdk.connect("dynamodb");
    const given = { TableName: name, Key: { pk: { S: key } } };
    expect((await client.send(new module.GetItemCommand(given))).Item).toEqual({
      pk: { S: key },
      ttl: { N: due },
      a: { S: "2" },
      numbers: { NS: ["1"] },
    });
  });

  test("an item whose time is over is gone, though it is still there", async () => {
    const key = randomUUID();
    await table.putNew(key, { holder: "a", text: "old" });
    await table.add(key, 1);
    now += 15 * day;
    expect(await table.get(key)).toBeUndefined();
    expect(await table.getAll([key])).toEqual(new Map());
    expect(await table.add(key, 1)).toEqual({ fields: {}, numbers: new Set(), isNew: "no" });
    expect(await table.change(key, "a", { text: "new" })).toBeUndefined();
    await table.set(key, { text: "new" });
    expect(await table.putNew(key, { holder: "b" })).toBeUndefined();
    expect(await table.get(key)).toEqual({ holder: "b" });
    expect(await table.add(key, 2)).toMatchObject({ numbers: new Set([2]) });
  });

  test("many items, more than DynamoDB gives at once", async () => {
    // 17 MB and some.
    const text = (index: number) => `${index}${"x".repeat(index < 44 ? 379_000 : 1)}`;
    const keys = Array.from({ length: 120 }, (_, index) => `many/${index}`);
    await Promise.all(keys.map((key, index) => table.put(key, { text: text(index) })));
    let reads = 0;
    (await sdk.connect("dynamodb")).client.middlewareStack.add(
      (next) => (given) => {
        reads++;
        return next(given);
      },
      { step: "initialize", name: "countReads" },
    );
    const items = await table.getAll([...keys, "many/none", "many/0"]);
    (await sdk.connect("dynamodb")).client.middlewareStack.remove("countReads");
    // Two for as many keys, and more for what was left out of the first.
    expect(reads).toBeGreaterThan(2);
    expect(items.size).toBe(120);
    expect(keys.every((key, index) => items.get(key)?.text === text(index))).toBe(true);
  });

  describe("a field that no item can hold", () => {
    const large = "ä".repeat(250_000);

    test("is in the bucket, and the first one stays", async () => {
      const key = randomUUID();
      const spacious = tableOn(sdk, { name, now: () => now, ttlSeconds: 86_400, objects });
      expect(await spacious.putNew(key, { holder: "a", text: large })).toBeUndefined();
      const fields = { holder: "a", text: large };
      expect(await spacious.putNew(key, { holder: "b", text: `${large}!` })).toEqual(fields);
      expect(await spacious.getAll([key])).toEqual(new Map([[key, fields]]));
      expect(await spacious.add(key, 1)).toMatchObject({ fields });
      expect(await spacious.change(key, "a", { text: `${large}?` })).toBeDefined();
      expect(await spacious.get(key)).toEqual({ holder: "a", text: `${large}?` });
      await expect(table.get(key)).rejects.toMatchObject({ Error: "Heaviside.NoBucket" });
    });

    test("is an error without one; what is shorter, DynamoDB takes", async () => {
      await expect(table.put("k", { text: "x".repeat(380_001) })).rejects.toMatchObject({
        Error: "Heaviside.CarrierTooLarge",
        Cause: '"text" of k takes 380001 bytes, and without a bucket at most 380000 can be kept.',
      });
      const key = `${"execution".repeat(100)}#${randomUUID()}`;
      await table.put(key, { holder: "h".repeat(200), text: "x".repeat(380_000) });
      expect((await table.get(key))?.text).toHaveLength(380_000);
    });
  });

  describe("where an answer is lost, and the SDK tries again", () => {
    let lossy: Table;
    beforeAll(async () => {
      const unreliable = sdkAt(dynalite.url);
      const seen = new Set<unknown>();
      (await unreliable.connect("dynamodb")).client.middlewareStack.add(
        (next) => async (given) => {
          const result = await next(given);
          // As if the connection had broken, once for each call.
          if (seen.has(given.input)) return result;
          seen.add(given.input);
          throw Object.assign(new Error("lost"), { $retryable: {} });
        },
        { step: "deserialize", priority: "high" },
      );
      lossy = tableOn(unreliable, { name, now: () => now, ttlSeconds: 86_400 });
    });

    test("what was put new is what one has put oneself", async () => {
      const key = randomUUID();
      expect(await lossy.putNew(key, { holder: "a" })).toEqual({ holder: "a" });
      expect(await lossy.putNew(key, { holder: "b" })).toEqual({ holder: "a" });
    });

    test("a holder changes what it holds", async () => {
      const key = randomUUID();
      await table.put(key, { holder: "a" });
      expect(await lossy.change(key, "a", { holder: "b" })).toBeDefined();
    });

    test("nobody knows whether a number is new", async () => {
      const key = randomUUID();
      await table.put(key, { a: "1" });
      const added = { fields: { a: "1" }, numbers: new Set([7]), isNew: "unsure" };
      expect(await lossy.add(key, 7)).toEqual(added);
    });
  });

  test("a field has no name of ours", async () => {
    await expect(table.put("k", { ttl: "0" })).rejects.toThrow('cannot be called "ttl"');
  });
});

function keepsPromises(made: () => Table): void {
  const fresh = () => ({ table: made(), key: randomUUID() });

  test("putNew: the first one stays", async () => {
    const { key, table } = fresh();
    const fields = { holder: "a", empty: "", "a b": '{"ä":"\\u0000"}' };
    expect(await table.putNew(key, fields)).toBeUndefined();
    expect(await table.putNew(key, { other: "1" })).toEqual(fields);
    expect(await table.get(key)).toEqual(fields);
  });

  test("putNew: one of many is first", async () => {
    const { key, table } = fresh();
    const holders = Array.from({ length: 30 }, (_, index) => `holder-${index}`);
    const before = await Promise.all(holders.map((holder) => table.putNew(key, { holder })));
    const first = holders[before.indexOf(undefined)];
    expect(before.filter((each) => each !== undefined)).toEqual(
      Array.from({ length: 29 }, () => ({ holder: first })),
    );
  });

  test("put: the last one stays", async () => {
    const { key, table } = fresh();
    await table.put(key, { a: "1", b: "1" });
    await table.put(key, { a: "2" });
    expect(await table.get(key)).toEqual({ a: "2" });
  });

  test("change: by the holder that is, or that is to be", async () => {
    const { key, table } = fresh();
    expect(await table.change(key, "a", { holder: "b" })).toBeUndefined();
    await table.put(key, { holder: "a", kept: "yes" });
    expect(await table.change(key, "x", { holder: "y", size: "1" })).toBeUndefined();
    expect(await table.change(key, "a", { size: "2" })).toBeDefined();
    expect(await table.change(key, "a", { holder: "b", size: "3" })).toBeDefined();
    expect(await table.change(key, "a", { holder: "b", size: "4" })).toBeDefined();
    expect(await table.change(key, "a", { holder: "c", size: "5" })).toBeUndefined();
    expect(await table.get(key)).toEqual({ holder: "b", kept: "yes", size: "4" });
  });

  test("change: of several one succeeds", async () => {
    const { key, table } = fresh();
    await table.put(key, { holder: "old" });
    const holders = Array.from({ length: 20 }, (_, index) => `holder-${index}`);
    const changed = await Promise.all(
      holders.map((holder) => table.change(key, "old", { holder })),
    );
    const [item, ...others] = changed.filter((each) => each !== undefined);
    expect(others).toEqual([]);
    expect(await table.get(key)).toEqual(item);
    expect(item).toEqual({ holder: holders[changed.indexOf(item)] });
  });

  test("set: what is there", async () => {
    const { key, table } = fresh();
    await table.set(key, { failed: "yes" });
    expect(await table.get(key)).toBeUndefined();
    await table.put(key, { fork: "f" });
    await table.set(key, { failed: "yes", fork: "" });
    expect(await table.get(key)).toEqual({ fork: "", failed: "yes" });
  });

  test("add: a number counts once, and the set is whole for the last", async () => {
    const { key, table } = fresh();
    const count = 40;
    await table.put(key, { fork: "f" });
    const numbers = Array.from({ length: 2 * count }, (_, index) => index % count);
    const added = await Promise.all(numbers.map((number) => table.add(key, number)));
    const sizes = added.flatMap((each) => (each.isNew === "yes" ? [each.numbers.size] : []));
    expect(sizes.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: count }, (_, index) => index + 1),
    );
    expect(added.filter(({ isNew }) => isNew === "no")).toHaveLength(count);
    expect(added.every(({ fields }) => fields.fork === "f")).toBe(true);
  });

  test("add: nothing where there is none", async () => {
    const { key, table } = fresh();
    expect(await table.add(key, 1)).toEqual({ fields: {}, numbers: new Set(), isNew: "no" });
    expect(await table.get(key)).toBeUndefined();
  });

  test("getAll: those that there are", async () => {
    const { key, table } = fresh();
    await table.put(`${key}/1`, { a: "1" });
    await table.put(`${key}/2`, { a: "2" });
    const keys = [`${key}/2`, `${key}/none`, `${key}/1`, `${key}/2`];
    expect(await table.getAll(keys)).toEqual(
      new Map([
        [`${key}/1`, { a: "1" }],
        [`${key}/2`, { a: "2" }],
      ]),
    );
    expect(await table.getAll([])).toEqual(new Map());
  });
}
