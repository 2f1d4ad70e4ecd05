import { createHash } from "node:crypto";
import type { Location, ObjectMetadata, Selection } from "../../runtime/ports/ports.js";
import type { Objects } from "./objects.js";

/**
 * The objects that a listing returns, in S3's order: by the UTF-8 bytes of the key; `undefined` when the bucket has none.
 * Objects given as text have no date of their own: `lastModified` (epoch seconds).
 */
export function listed(
  objects: Objects,
  { Bucket, Prefix = "", StartAfter, Delimiter }: Selection,
  lastModified: number,
): readonly ObjectMetadata[] | undefined {
  const inBucket = Object.keys(objects).filter((name) => name.startsWith(`${Bucket}/`));
  if (inBucket.length === 0) return undefined;
  return inBucket
    .map((name) => name.slice(Bucket.length + 1))
    .filter((Key) => Key.startsWith(Prefix))
    .filter((Key) => StartAfter === undefined || byBytes(Key, StartAfter) > 0)
    .filter((Key) => !Delimiter || !Key.slice(Prefix.length).includes(Delimiter))
    .sort(byBytes)
    .map((Key) => metadataOf(objects, { Bucket, Key }, lastModified));
}

function metadataOf(
  objects: Objects,
  { Bucket, Key }: Location,
  LastModified: number,
): ObjectMetadata {
  const text = objects[`${Bucket}/${Key}`] ?? "";
  return {
    Etag: `"${createHash("md5").update(text).digest("hex")}"`,
    Key,
    LastModified,
    Size: Buffer.byteLength(text),
    StorageClass: "STANDARD",
  };
}

function byBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
