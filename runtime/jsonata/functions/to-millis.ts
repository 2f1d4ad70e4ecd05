import { environmental } from "../builtin.js";
import { JsonataError } from "../error.js";
import type { Environment } from "./contract.js";
import { dateValue } from "./parse-date.js";

/**
 * `$toMillis`: the instant, in milliseconds since 1970, that a text shows: in ISO 8601 (UTC when it tells no offset), or written
 * as a picture tells; nothing when it does not fit the picture. Throws D3110 for a text that is not ISO 8601, D3130 to
 * D3135 for a bad picture, D3136 for a picture that leaves a gap.
 */
export const $toMillis = /* @__PURE__ */ environmental("toMillis", "<s-s?:n>", toMillis);

function toMillis(environment: Environment, text: string | undefined, picture?: string) {
  if (text === undefined) return undefined;
  return picture === undefined ? isoValue(text) : dateValue(text, picture, environment.now);
}

const iso =
  /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?(?:Z|([-+])([0-9]{2}):?([0-9]{2}))?)?)?)?$/;

// What JavaScript reads alike; not every hour, minute or second that it refuses is one to us.
const usual = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)$/;

function isoValue(text: string): number {
  const value = usual.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(value) ? isoParts(text) : value;
}

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
