import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bucketsOn } from "../../../runtime/aws/buckets.js";
import { commandOf, type Sdk } from "../../../runtime/aws/sdk.js";
import { isInstalled, needed, sdkAt, startFauxqs, type Fauxqs } from "./stand-ins.js";

describe.skipIf(!isInstalled)(`objects of distributed Maps${needed}`, () => {
  let fauxqs: Fauxqs;
  let sdk: Sdk;
  beforeAll(async () => {
    fauxqs = await startFauxqs();
    fauxqs.createBucket("bucket");
    sdk = sdkAt(fauxqs.url);
  });
  afterAll(() => fauxqs.stop());

  test("are written and read, and one that is not there is none", async () => {
    const objects = bucketsOn(sdk);
    const location = { Bucket: "bucket", Key: "a/ä.json" };
    await objects.put(location, '["ä"]');
    expect(await objects.text(location)).toBe('["ä"]');
    expect(await objects.text({ ...location, Key: "a/b.json" })).toBeUndefined();
  });

  test("are decompressed", async () => {
    const connection = await sdk.connect("s3");
    const PutObject = commandOf(connection, "putObject");
    const location = { Bucket: "bucket", Key: "rows.csv.gz" };
    await connection.client.send(new PutObject({ ...location, Body: gzipSync("a,b\n1,2\n") }));
    expect(await bucketsOn(sdk).text(location)).toBe("a,b\n1,2\n");
  });

  test("are listed page by page, with what Step Functions tells of them", async () => {
    const objects = bucketsOn(sdk);
    for (let number = 0; number < 5; number++)
      await objects.put({ Bucket: "bucket", Key: `list/${number}` }, "x".repeat(number + 1));
    await objects.put({ Bucket: "bucket", Key: "list/deeper/0" }, "x");
    const selection = { Bucket: "bucket", Prefix: "list/", StartAfter: "list/1", Delimiter: "/" };
    const paged = await objects.list({ ...selection, ...{ MaxKeys: 2 } });
    expect(paged?.map(({ Key, Size }) => [Key, Size])).toEqual([
      ["list/2", 3],
      ["list/3", 4],
      ["list/4", 5],
    ]);
    expect(paged?.[0]).toEqual({
      Etag: expect.stringMatching(/^"[0-9a-f]{32}"$/) as string,
      Key: "list/2",
      LastModified: expect.any(Number) as number,
      Size: 3,
      StorageClass: "STANDARD",
    });
    expect(Math.abs((paged?.[0]?.LastModified ?? 0) - Date.now() / 1000)).toBeLessThan(600);
    expect(await objects.list({ Bucket: "nowhere" })).toBeUndefined();
  });

  test("that cannot be written fail the Map by the service's name for it", async () => {
    const put = bucketsOn(sdk).put({ Bucket: "nowhere", Key: "a" }, "x");
    await expect(put).rejects.toMatchObject({ Error: "States.ResultWriterFailed" });
  });

  test("whose server is away reject the call", async () => {
    const objects = bucketsOn(sdkAt("http://127.0.0.1:9", { maxAttempts: 1 }));
    await expect(objects.text({ Bucket: "bucket", Key: "a" })).rejects.toMatchObject({
      code: "ECONNREFUSED",
    });
  });
});
