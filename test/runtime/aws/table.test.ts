import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { objectsIn, type Objects } from "../../../runtime/aws/objects.js";
import type { Sdk } from "../../../runtime/aws/sdk.js";
import { tableOn, type Table } from "../../../runtime/aws/table.js";
import { textsIn } from "../../../runtime/aws/texts.js";
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

describe.skipIf(!isInstalled)(`the table${needed}`, () => {
  let dynalite: Dynalite;
  let fauxqs: Fauxqs;
  let sdk: Sdk;
  let table: Table;
  let objects: Objects;
  // A fake clock, in milliseconds.
  let now = 1_700_000_000_000;
  const weeks = 7 * 24 * 3600 * 1000;

  beforeAll(async () => {
    [dynalite, fauxqs] = await Promise.all([startDynalite(), startFauxqs()]);
    sdk = sdkAt(dynalite.url);
    await createTable(sdk, "heaviside");
    table = tableOn(sdk, { name: "heaviside", now: () => now });
    fauxqs.createBucket("bucket");
    objects = objectsIn(sdkAt(fauxqs.url), { bucket: "bucket", prefix: "kept/" });
  });
  afterAll(async () => {
    await Promise.all([dynalite.stop(), fauxqs.stop()]);
  });

  describe("an item", () => {
    test("has texts, numbers, booleans and sets of numbers", async () => {
      const pk = randomUUID();
      const item = { text: "t", empty: "", count: -1.5, isFailed: false, done: new Set([3, 1]) };
      await table.put(pk, item);
      expect(await table.get(pk)).toEqual({ ...item, pk, ttl: now / 1000 + 14 * 86_400 });
      await table.put(pk, { text: "u" });
      expect(await table.get(pk)).toMatchObject({ text: "u" });
      expect(await table.get(pk)).not.toHaveProperty("count");
    });

    test("is removed, as often as one likes", async () => {
      const pk = randomUUID();
      await table.put(pk, {});
      await table.remove(pk);
      await table.remove(pk);
      expect(await table.get(pk)).toBeUndefined();
    });

    test("is put once", async () => {
      const pk = randomUUID();
      for (const text of ["first", "second"]) await table.putOnce(pk, { text });
      expect(await table.get(pk)).toMatchObject({ text: "first" });
    });

    test("is gone when its time is over, though it is still there", async () => {
      const pk = randomUUID();
      await table.claim(pk, "a", { text: "old" });
      now += 3 * weeks;
      expect(await table.get(pk)).toBeUndefined();
      expect(await table.getAll([pk])).toEqual(new Map());
      expect(await table.add(pk, 1)).toBeUndefined();
      expect(await table.update(pk, { text: "new" })).toBe(false);
      expect(await table.claim(pk, "b", { text: "new" })).toBe(true);
      expect(await table.get(pk)).toMatchObject({ holder: "b", text: "new" });
    });
  });

  describe("a claim", () => {
    test("is granted to one of many, and to that one again", async () => {
      const pk = randomUUID();
      const holders = Array.from({ length: 30 }, (_, index) => `holder-${index}`);
      const granted = await Promise.all(holders.map((holder) => table.claim(pk, holder)));
      expect(granted.filter(Boolean)).toEqual([true]);
      const again = await Promise.all(holders.map((holder) => table.claim(pk, holder)));
      expect(again).toEqual(granted);
    });

    test("puts what comes with it once: later changes stay", async () => {
      const pk = randomUUID();
      await table.claim(pk, "a", { count: 3 });
      await table.add(pk, 0);
      expect(await table.claim(pk, "a", { count: 3 })).toBe(true);
      expect(await table.claim(pk, "b", { count: 4 })).toBe(false);
      expect(await table.get(pk)).toMatchObject({ count: 3, done: new Set([0]) });
    });
  });

  describe("a set", () => {
    test("is complete for the last of many, and no number counts twice", async () => {
      const pk = randomUUID();
      const count = 50;
      await table.put(pk, { count });
      const numbers = Array.from({ length: 2 * count }, (_, index) => index % count);
      const added = await Promise.all(numbers.map((number) => table.add(pk, number)));
      expect(added.filter((each) => each?.isNew)).toHaveLength(count);
      const sizes = added.flatMap((each) => (each?.isNew ? [each.item.done.size] : []));
      expect(sizes.toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: count }, (_, index) => index + 1),
      );
      expect(added.every((each) => each?.item["count"] === count)).toBe(true);
    });

    test("of no item is not made", async () => {
      const pk = randomUUID();
      expect(await table.add(pk, 1)).toBeUndefined();
      expect(await table.get(pk)).toBeUndefined();
    });
  });

  describe("an update", () => {
    test("sets attributes, whatever they are called", async () => {
      const pk = randomUUID();
      await table.put(pk, { kept: true });
      expect(await table.update(pk, { size: 1, name: "n", "#x": false })).toBe(true);
      expect(await table.get(pk)).toMatchObject({ kept: true, size: 1, name: "n", "#x": false });
    });

    test("of several only the first one counts, and that one again", async () => {
      const pk = randomUUID();
      await table.put(pk, {});
      const token = (by: string) => table.update(pk, { by, output: by }, { first: "by" });
      expect(await token("a")).toBe(true);
      expect(await token("b")).toBe(false);
      expect(await token("a")).toBe(true);
      expect(await table.get(pk)).toMatchObject({ by: "a", output: "a" });
    });

    test("of no item does nothing", async () => {
      const pk = randomUUID();
      expect(await table.update(pk, { isFailed: true })).toBe(false);
      expect(await table.get(pk)).toBeUndefined();
    });
  });

  test("many items, more than DynamoDB gives at once", async () => {
    // 17 MB and some.
    const text = (index: number) => "x".repeat(index < 44 ? 390_000 : 1);
    const pks = Array.from({ length: 120 }, (_, index) => `many#${index}`);
    await Promise.all(pks.map((pk, index) => table.put(pk, { index, text: text(index) })));
    let reads = 0;
    (await sdk.connect("dynamodb")).client.middlewareStack.add(
      (next) => (given) => {
        reads++;
        return next(given);
      },
      { step: "initialize" },
    );
    const items = await table.getAll([...pks, "many#none", "many#0"]);
    // Two for as many keys, and more for what was left out of the first.
    expect(reads).toBeGreaterThan(2);
    expect(items.size).toBe(120);
    expect(pks.map((pk) => items.get(pk)?.["index"])).toEqual(pks.map((_, index) => index));
  });

  describe("a text", () => {
    test("of an item's size is in the item", async () => {
      const texts = textsIn(table);
      const pk = randomUUID();
      for (const text of ["first", "second"]) await texts.putOnce(pk, text);
      expect(await texts.get(pk)).toBe("first");
      expect(await texts.get(randomUUID())).toBeUndefined();
    });

    test("of any size is in the bucket", async () => {
      const texts = textsIn(table, objects);
      const [small, large] = ["s", "ä".repeat(250_000)];
      const [a, b] = [randomUUID(), randomUUID()];
      await texts.putOnce(a, small);
      await texts.putOnce(b, large);
      await texts.putOnce(b, `${large}!`);
      expect(await texts.get(b)).toBe(large);
      expect(await texts.getAll([a, b, "none"])).toEqual(
        new Map([
          [a, small],
          [b, large],
        ]),
      );
      expect(await table.get(b)).not.toHaveProperty("text");
      await expect(textsIn(table).get(b)).rejects.toMatchObject({ Error: "Heaviside.NoBucket" });
    });

    test("without a bucket has a limit, and what is below it DynamoDB takes", async () => {
      const texts = textsIn(table);
      await expect(texts.putOnce("p", "x".repeat(380_001))).rejects.toMatchObject({
        Error: "Heaviside.CarrierTooLarge",
        Cause: "p takes 380001 bytes, and without a bucket at most 380000 can be kept.",
      });
      const pk = `${"execution".repeat(100)}#${randomUUID()}`;
      await texts.putOnce(pk, "x".repeat(380_000));
      expect(await texts.get(pk)).toHaveLength(380_000);
    });
  });
});
