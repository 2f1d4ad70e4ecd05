import { commandOf, type Sdk } from "./sdk.js";

/** Texts in an S3 bucket. */
export interface Objects {
  put(key: string, text: string): Promise<void>;
  /** Rejects when there is none. */
  get(key: string): Promise<string>;
}

/** What is kept is never removed here: that is for the bucket's lifecycle. `prefix` comes before every key. */
export function objectsIn(
  sdk: Sdk,
  { bucket, prefix = "" }: { readonly bucket: string; readonly prefix?: string },
): Objects {
  const called = async (action: string, given: object) => {
    const connection = await sdk.connect("s3");
    const Command = commandOf(connection, action);
    return connection.client.send(new Command({ Bucket: bucket, ...given }));
  };
  return {
    async put(key, text) {
      const ContentType = "application/json";
      await called("putObject", { Key: prefix + key, Body: text, ContentType });
    },
    async get(key) {
      // As the SDK documents it.
      const { Body } = (await called("getObject", { Key: prefix + key })) as {
        readonly Body: { transformToString(): Promise<string> };
      };
      return Body.transformToString();
    },
  };
}
