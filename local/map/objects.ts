import { gunzipSync } from "node:zlib";
import { itemReaderFailed } from "./failures.js";

/** The objects of all S3 buckets, as `"bucket/key"` → text. Compressed objects may be given as base64. */
export type Objects = Readonly<Record<string, string>>;

/** Where an object is. */
export interface Location {
  readonly Bucket: string;
  readonly Key: string;
}

/** The S3 URI of an object, which is also `$$.Map.Item.Source` of the items read from it. */
export function uri({ Bucket, Key }: Location): string {
  return `s3://${Bucket}/${Key}`;
}

/** The location that an S3 URI names, or `undefined` when the text is none. */
export function locationOf(text: string): Location | undefined {
  const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/s.exec(text) ?? [];
  return Bucket === undefined || Key === undefined ? undefined : { Bucket, Key };
}

/** Whether the object exists. */
export function hasObject(objects: Objects, { Bucket, Key }: Location): boolean {
  return Object.hasOwn(objects, `${Bucket}/${Key}`);
}

/**
 * The text of an object, decompressed. Throws `States.ItemReaderFailed` when it is missing or cannot be decompressed.
 */
export function objectText(objects: Objects, location: Location): string {
  const text = hasObject(objects, location)
    ? objects[`${location.Bucket}/${location.Key}`]
    : undefined;
  if (text === undefined) {
    throw itemReaderFailed(
      `The specified key does not exist: ${uri(location)} (Service: S3, Status Code: 404)`,
    );
  }
  return decompressed(text, location);
}

// How base64 of a gzip or a zstd file begins. Plain text under a compressed name is taken as it stands, so that
// a test need not compress what it writes.
const gzip = /^H4sI[A-Za-z0-9+/\s]*=*\s*$/;
const zstd = /^KLUv\/[A-Za-z0-9+/\s]*=*\s*$/;

function decompressed(text: string, location: Location): string {
  if (/\.gz(ip)?$/i.test(location.Key) && gzip.test(text)) {
    try {
      return gunzipSync(Buffer.from(text, "base64")).toString("utf8");
    } catch (error) {
      throw itemReaderFailed(`${uri(location)} is not a GZIP file: ${String(error)}`);
    }
  }
  if (/\.zstd?$/i.test(location.Key) && zstd.test(text)) {
    throw itemReaderFailed(
      `${uri(location)} is compressed with ZSTD, which is not read on this computer. Give its text instead.`,
    );
  }
  return text;
}
