import { gunzipSync } from "node:zlib";
import { itemReaderFailed } from "../../runtime/distributed/failures.js";
import { uri } from "../../runtime/distributed/reading.js";
import type { Location } from "../../runtime/ports/ports.js";

/** The objects of all S3 buckets, as `"bucket/key"` → text. Compressed objects may be given as base64. */
export type Objects = Readonly<Record<string, string>>;

/** The text of an object, decompressed, or `undefined` when it is missing. Throws `States.ItemReaderFailed` where that fails. */
export function textIn(objects: Objects, location: Location): string | undefined {
  const name = `${location.Bucket}/${location.Key}`;
  const text = Object.hasOwn(objects, name) ? objects[name] : undefined;
  return text === undefined ? undefined : decompressed(text, location);
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
