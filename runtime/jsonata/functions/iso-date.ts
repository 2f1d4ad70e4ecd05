import { builtin, environmental } from "../builtin.js";
import { JsonataError } from "../error.js";
import { dateOf, daysTo, oneDay, yearTenThousand, yearZero } from "./calendar.js";
import type { Environment, Steady } from "./contract.js";

// What needs no picture, and brings none along: most calls have none.

/** `$fromMillis` of an instant alone. */
export const isoFromMillis = /* @__PURE__ */ builtin(
  "fromMillis",
  "<n-:s>",
  isoText,
) as Steady<string>;

/** `$toMillis` of a text alone. */
export const isoToMillis = /* @__PURE__ */ builtin(
  "toMillis",
  "<s-:n>",
  isoMillis,
) as Steady<number>;

/** `$now` of nothing. */
export const isoNow = /* @__PURE__ */ environmental("now", "<:s>", (environment: Environment) =>
  isoText(environment.now),
);

/** An instant, in milliseconds since 1970, in ISO 8601. Throws D1001 for one that is too far away. */
export function isoText(millis: number): string;
export function isoText(millis: number | undefined): string | undefined;
export function isoText(millis: number | undefined): string | undefined {
  if (millis === undefined) return undefined;
  const whole = Math.trunc(millis);
  const days = Math.floor(whole / oneDay);
  if (!(days >= yearZero && days < yearTenThousand)) return farText(millis);
  const date = dateOf(days);
  const rest = whole - days * oneDay;
  const second = (rest / 1000) | 0;
  const minute = (second / 60) | 0;
  const hour = (minute / 60) | 0;
  const time = ((hour * 100 + (minute % 60)) * 100 + (second % 60)) * 1000 + (rest % 1000);
  const digit = (value: number, unit: number) => 48 + (((value / unit) | 0) % 10);
  // Its characters, of which a text is made several times as fast as `toISOString` does it.
  // prettier-ignore
  return String.fromCharCode(
    digit(date, 1e7), digit(date, 1e6), digit(date, 1e5), digit(date, 1e4), 45, digit(date, 1000), digit(date, 100), 45,
    digit(date, 10), digit(date, 1), 84, digit(time, 1e8), digit(time, 1e7), 58, digit(time, 1e6), digit(time, 1e5), 58,
    digit(time, 1e4), digit(time, 1000), 46, digit(time, 100), digit(time, 10), digit(time, 1), 90,
  );
}

function farText(millis: number): string {
  if (Math.abs(millis) <= 8.64e15) return new Date(millis).toISOString();
  throw new JsonataError("D1001", `Number out of range: ${millis}`);
}

/** The instant that a text in ISO 8601 shows: in UTC when it tells no offset. Throws D3110 for any other. */
export function isoMillis(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (usual.test(text)) return usualMillis(text);
  const found = iso.exec(text);
  // A time without an offset would be one of this computer's; and an offset needs its colon.
  const zoned = found?.[1] && !found[2] ? `${text}Z` : text.replace(/([-+]\d\d)(\d\d)$/, "$1:$2");
  const millis = found ? Date.parse(zoned) : NaN;
  if (!Number.isNaN(millis)) return millis;
  throw new JsonataError(
    "D3110",
    `The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given ${JSON.stringify(text)}`,
  );
}

const iso = /^\d{4}(?:-\d\d(?:-\d\d(T\d\d:\d\d:\d\d(?:\.\d+)?(Z|[-+]\d\d:?\d\d)?)?)?)?$/;

/** What is surely a time in UTC, to the millisecond, after the year 999. */
const usual =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Such a text, read several times as fast as `Date.parse` does it. */
function usualMillis(text: string): number {
  const digit = (at: number) => text.charCodeAt(at) - 48;
  const two = (at: number) => digit(at) * 10 + digit(at + 1);
  const days = daysTo(two(0) * 100 + two(2), two(5), two(8));
  const seconds = (two(11) * 60 + two(14)) * 60 + two(17);
  return days * oneDay + seconds * 1000 + two(20) * 10 + digit(22);
}
