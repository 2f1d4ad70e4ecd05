import type { Location, ObjectMetadata, Selection } from "../ports/ports.js";
import { itemReaderFailed } from "./failures.js";

/** What has to be known of the objects in a bucket, to read a dataset. */
export type Asked = { readonly text: Location } | { readonly list: Selection };

/** Reads something step by step: each time that it stops it is told what it asked for, by whoever has the objects. */
export type Reading<T> = Generator<Asked, T, unknown>;

/** The S3 URI of an object, which is also `$$.Map.Item.Source` of the items read from it. */
export function uri({ Bucket, Key }: Location): string {
  return `s3://${Bucket}/${Key}`;
}

/** The location that an S3 URI names, or `undefined` when the text is none. */
export function locationOf(text: string): Location | undefined {
  const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/s.exec(text) ?? [];
  return Bucket === undefined || Key === undefined ? undefined : { Bucket, Key };
}

/** The text of an object, or `undefined` where there is none. */
export function* textIfAny(location: Location): Reading<string | undefined> {
  // That is the answer to this question.
  return (yield { text: location }) as string | undefined;
}

/** The text of an object. Throws `States.ItemReaderFailed` when it is missing. */
export function* objectText(location: Location): Reading<string> {
  const text = yield* textIfAny(location);
  if (text !== undefined) return text;
  throw itemReaderFailed(
    `The specified key does not exist: ${uri(location)} (Service: S3, Status Code: 404)`,
  );
}

/** The objects that a selection names, in S3's order. Throws `States.ItemReaderFailed` when there is no such bucket. */
export function* listObjects(list: Selection): Reading<readonly ObjectMetadata[]> {
  // That is the answer to this question.
  const found = (yield { list }) as readonly ObjectMetadata[] | undefined;
  if (found !== undefined) return found;
  throw itemReaderFailed(
    `The specified bucket does not exist: ${list.Bucket} (Service: S3, Status Code: 404)`,
  );
}
