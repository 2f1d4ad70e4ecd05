import { createHash } from "node:crypto";
import { itemReaderFailed } from "./failures.js";
import type { Location, Objects } from "./objects.js";

/** What `s3:listObjectsV2` tells of an object, as Step Functions spells it. LastModified is in epoch seconds. */
export interface ObjectMetadata {
  readonly Etag: string;
  readonly Key: string;
  readonly LastModified: number;
  readonly Size: number;
  readonly StorageClass: "STANDARD";
}

/** The parameters of `s3:listObjectsV2` that select objects. MaxKeys sizes a page only: all pages are read. */
export interface Selection {
  readonly Bucket: string;
  readonly Prefix?: string;
  readonly StartAfter?: string;
  readonly Delimiter?: string;
}

/** The objects that a listing returns, in S3's order: by the UTF-8 bytes of the key. */
export function listObjects(objects: Objects, selection: Selection): readonly Location[] {
  const { Bucket, Prefix = "", StartAfter, Delimiter } = selection;
  const inBucket = Object.keys(objects).filter((name) => name.startsWith(`${Bucket}/`));
  if (inBucket.length === 0) {
    throw itemReaderFailed(
      `The specified bucket does not exist: ${Bucket} (Service: S3, Status Code: 404)`,
    );
  }
  return inBucket
    .map((name) => name.slice(Bucket.length + 1))
    .filter((Key) => Key.startsWith(Prefix))
    .filter((Key) => StartAfter === undefined || byBytes(Key, StartAfter) > 0)
    .filter((Key) => !Delimiter || !Key.slice(Prefix.length).includes(Delimiter))
    .sort(byBytes)
    .map((Key) => ({ Bucket, Key }));
}

/** The metadata of one object. Objects given as text have no date of their own: `lastModified` (epoch seconds). */
export function metadataOf(
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
