import { itemReaderFailed, resultWriterFailed } from "../distributed/failures.js";
import { uri } from "../distributed/reading.js";
import type { StatesError } from "../errors.js";
import type { Location, ObjectMetadata, Objects } from "../ports/ports.js";
import { commandOf, type Sdk } from "./sdk.js";

/** The objects that distributed Maps read and write, in any bucket of S3. What S3 refuses fails the Map; else the call rejects. */
export function bucketsOn(sdk: Sdk): Objects {
  const called = async (action: string, given: object): Promise<object> => {
    const connection = await sdk.connect("s3");
    const Command = commandOf(connection, action);
    return connection.client.send(new Command(given));
  };
  return {
    async text(location) {
      const got = await unless("NoSuchKey", itemReaderFailed, called("getObject", { ...location }));
      return got && textOf(await bytesOf(got), location);
    },
    async list(selection) {
      const all: ObjectMetadata[] = [];
      let ContinuationToken: string | undefined;
      do {
        const given = { ...selection, ContinuationToken };
        const page = await unless("NoSuchBucket", itemReaderFailed, called("listObjectsV2", given));
        if (page === undefined) return undefined;
        // As the SDK documents it.
        const { Contents = [], NextContinuationToken } = page as Listed;
        for (const each of Contents) all.push(metadataOf(each));
        ContinuationToken = NextContinuationToken;
      } while (ContinuationToken !== undefined);
      return all;
    },
    async put(location, Body) {
      const given = { ...location, Body, ContentType: "application/json" };
      await unless("", resultWriterFailed, called("putObject", given));
    },
  };
}

interface Listed {
  readonly Contents?: readonly {
    readonly ETag?: string;
    readonly Key?: string;
    readonly LastModified?: Date;
    readonly Size?: number;
    readonly StorageClass?: string;
  }[];
  readonly NextContinuationToken?: string;
}

function metadataOf({
  ETag = "",
  Key = "",
  LastModified,
  Size = 0,
  StorageClass = "STANDARD",
}: NonNullable<Listed["Contents"]>[number]): ObjectMetadata {
  const seconds = Math.floor((LastModified?.getTime() ?? 0) / 1000);
  return { Etag: ETag, Key, LastModified: seconds, Size, StorageClass };
}

/** What a call gives; `undefined` for the one error, and what else S3 refuses is thrown as a failure. */
async function unless(
  absent: string,
  failed: (cause: string) => StatesError,
  answer: Promise<object>,
): Promise<object | undefined> {
  try {
    return await answer;
  } catch (error) {
    const { $metadata, message, name } = error as {
      readonly $metadata?: { readonly httpStatusCode?: number };
      readonly message?: string;
      readonly name?: string;
    };
    if (name === absent) return undefined;
    const status = $metadata?.httpStatusCode ?? 0;
    // Busy or broken, it may have more luck when the call is made again.
    if (status < 400 || status >= 500 || status === 429) throw error;
    throw failed(`${message} (Service: S3, Status Code: ${status})`);
  }
}

function bytesOf(got: object): Promise<Uint8Array> {
  // As the SDK documents it.
  const { Body } = got as {
    readonly Body: { transformToByteArray(): Promise<Uint8Array> };
  };
  return Body.transformToByteArray();
}

async function textOf(bytes: Uint8Array, location: Location): Promise<string> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isGzip && /\.zstd?$/i.test(location.Key))
    throw itemReaderFailed(`${uri(location)} is compressed with ZSTD, which is not read here.`);
  try {
    return Buffer.from(isGzip ? await gunzipped(bytes) : bytes).toString("utf8");
  } catch (error) {
    throw itemReaderFailed(`${uri(location)} is not a GZIP file: ${String(error)}`);
  }
}

/** Node.js takes a while to load what it has for this. */
async function gunzipped(bytes: Uint8Array): Promise<Uint8Array> {
  const { gunzipSync } = await import("node:zlib");
  return gunzipSync(bytes);
}
