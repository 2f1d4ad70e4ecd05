import { builtin, environmental } from "../builtin.js";
import { JsonataError } from "../error.js";
import type { Environment } from "./contract.js";

// What needs no picture, and brings none along: most calls have none.

/** `$fromMillis` of an instant alone. */
export const isoFromMillis = /* @__PURE__ */ builtin("fromMillis", "<n-:s>", isoText);

/** `$toMillis` of a text alone. */
export const isoToMillis = /* @__PURE__ */ builtin("toMillis", "<s-:n>", isoMillis);

/** `$now` of nothing. */
export const isoNow = /* @__PURE__ */ environmental("now", "<:s>", (environment: Environment) =>
  isoText(environment.now),
);

/** An instant, in milliseconds since 1970, in ISO 8601. Throws D1001 for one that is too far away. */
export function isoText(millis: number | undefined): string | undefined {
  if (millis === undefined) return undefined;
  const date = new Date(millis);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year)) throw new JsonataError("D1001", `Number out of range: ${millis}`);
  // The same takes half the time when it is put together here.
  if (year < 1000 || year > 9999) return date.toISOString();
  const day = `${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  const fraction = date.getUTCMilliseconds();
  return `${day}T${time}.${fraction < 100 ? "0" : ""}${two(fraction)}Z`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/** The instant that a text in ISO 8601 shows: in UTC when it tells no offset. Throws D3110 for any other. */
export function isoMillis(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const found = iso.exec(text);
  const millis = found ? Date.parse(asJavaScriptReads(text, found[1], found[2])) : NaN;
  if (!Number.isNaN(millis)) return millis;
  throw new JsonataError(
    "D3110",
    `The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given ${JSON.stringify(text)}`,
  );
}

const iso = /^\d{4}(?:-\d\d(?:-\d\d(T\d\d:\d\d:\d\d(?:\.\d+)?(Z|[-+]\d\d:?\d\d)?)?)?)?$/;

/** A time without an offset would be one of this computer's; and an offset needs its colon. */
function asJavaScriptReads(text: string, time?: string, offset?: string): string {
  if (time === undefined || offset === "Z" || offset?.length === 6) return text;
  return offset === undefined ? `${text}Z` : `${text.slice(0, -2)}:${text.slice(-2)}`;
}
