import { StatesError } from "../errors.js";
import type { Payloads } from "../ports/ports.js";
import type { Objects } from "./objects.js";

/**
 * The most bytes of an event. Lambda takes 1 MB asynchronously, and SQS 1 MiB; the record of a failed call, which goes
 * through SQS, has the event in it and a stack trace beside.
 */
export const eventBytes = 900_000;

/** Keeps events that are too large to send. Without `objects` it throws `Heaviside.CarrierTooLarge`. */
export function payloadsIn(objects: Objects | undefined, limit = eventBytes): Payloads {
  return {
    async keep(key, event) {
      if (!isOver(event, limit)) return false;
      await (objects ?? tooLarge(key, event, limit)).put(key, event);
      return true;
    },
    async kept(key) {
      return (objects ?? noBucket(key)).get(key);
    },
  };
}

/** Whether a text takes more bytes than that in UTF-8, in which a character takes one to three. */
export function isOver(text: string, limit: number): boolean {
  return text.length * 3 > limit && Buffer.byteLength(text) > limit;
}

/** Throws `Heaviside.CarrierTooLarge`. */
export function tooLarge(what: string, text: string, limit: number): never {
  const cause = `${what} takes ${Buffer.byteLength(text)} bytes, and without a bucket at most ${limit} can be kept.`;
  throw new StatesError("Heaviside.CarrierTooLarge", cause);
}

/** Throws `Heaviside.NoBucket`. */
export function noBucket(key: unknown): never {
  const cause = `${String(key)} is in a bucket, and this function knows none.`;
  throw new StatesError("Heaviside.NoBucket", cause);
}
