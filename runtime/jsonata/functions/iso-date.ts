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
  if (Number.isNaN(year))
    throw new JsonataError("D1001", `Number out of range: ${millis}`, { value: millis });
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

/** The instant that a text in ISO 8601 shows. Throws D3110 for any other. */
export function isoMillis(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = usual.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(value) ? isoParts(text) : value;
}

// What JavaScript reads alike; not every hour, minute or second that it refuses is one to us.
const usual = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)$/;

const iso =
  /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?(?:Z|([-+])([0-9]{2}):?([0-9]{2}))?)?)?)?$/;

function isoParts(text: string): number {
  const found = iso.exec(text);
  const number = (at: number, otherwise = 0) => Number(found?.[at] ?? otherwise);
  const [month, day, hour] = [number(2, 1), number(3, 1), number(4)];
  const isReal =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 31 &&
    hour <= 24 &&
    number(5) < 60 &&
    number(6) < 60 &&
    number(9) < 24 &&
    number(10) < 60;
  if (!found || !isReal)
    throw new JsonataError(
      "D3110",
      `The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given ${JSON.stringify(text)}`,
      { token: "toMillis", value: text },
    );
  const offset = (number(9) * 60 + number(10)) * (found[8] === "-" ? -1 : 1);
  const fraction = Number((found[7] ?? "").slice(0, 3).padEnd(3, "0"));
  const date = new Date(0);
  date.setUTCFullYear(number(1), month - 1, day); // Date.UTC takes years below 100 for those of the 20th century
  return date.getTime() + ((hour * 60 + number(5) - offset) * 60 + number(6)) * 1000 + fraction;
}
