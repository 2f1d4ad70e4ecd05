import type { Carrier } from "./carrier.js";
import type { NewFork } from "./joins.js";

/** What iterations get that wait until others have ended. */
export interface Waiting {
  /** Of the Map, as it goes to other functions. */
  readonly carrier: Carrier;
  readonly inputs: readonly unknown[];
  /** The items, where they are something else and somebody reads them. */
  readonly items: readonly unknown[] | undefined;
}

/** What DynamoDB reads for one unit, in bytes, without the rest of an item. */
const unit = 3900;

/**
 * What waits, from an iteration on, as parts, so that an end reads only the one with the iteration that it starts. Each has as many
 * iterations as are read for one unit, where they are of one size. The carrier is in all of them: where it is large, they are as large.
 */
export function inParts(
  { carrier, inputs, items }: Waiting,
  from: number,
): Pick<NewFork, "parts" | "per"> {
  const part = (first: number, end?: number): string =>
    JSON.stringify({ carrier, inputs: inputs.slice(first, end), items: items?.slice(first, end) });
  const own = part(inputs.length).length;
  const room = Math.max(unit - own, own);
  const all = part(from).length - own;
  const per = Math.floor(((inputs.length - from) * room) / all) || 1;
  const parts: { [end: string]: string } = {};
  for (let at = from; at < inputs.length; at += per) parts[`/${at}`] = part(at, at + per);
  return { per, parts };
}
