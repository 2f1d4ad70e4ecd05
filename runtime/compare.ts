/**
 * The moment that an RFC 3339 date-time names, in milliseconds since 1970 with what is finer as a fraction; NaN for
 * any other value. Timestamp comparisons are those of the moments, so that offsets count and NaN is never equal,
 * less or greater (ASL, "Choice State" and "Timestamps").
 */
export function instant(value: unknown): number {
  if (typeof value !== "string") return NaN;
  const parts = dateTime.exec(value);
  if (parts === null) return NaN;
  const [year, month, day, hour, minute, second] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const offset = offsetMinutes(parts[8] ?? "");
  const date = [year ?? NaN, (month ?? NaN) - 1, day ?? NaN] as const;
  const midnight = utc(...date);
  // A day that its month does not have would roll over into the next one.
  if (new Date(midnight).getUTCDate() !== day || new Date(midnight).getUTCMonth() !== date[1])
    return NaN;
  const time = ((hour ?? NaN) * 60 + (minute ?? NaN) - offset) * 60 + (second ?? NaN);
  return midnight + time * 1000 + Number(`0${parts[7] ?? ""}`) * 1000;
}

/** Whether the value is an RFC 3339 date-time: `IsTimestamp`. */
export function isTimestamp(value: unknown): boolean {
  return !Number.isNaN(instant(value));
}

/**
 * `StringMatches`: whether the whole string matches a pattern in which `*` stands for any characters, `\*` for an asterisk
 * and `\\` for a backslash. Anything but a string does not (ASL, "Choice State").
 */
export function matches(value: unknown, pattern: string): boolean {
  if (typeof value !== "string") return false;
  let [at, from] = [0, 0];
  // Where to go on from when what follows the last asterisk fails: it takes one more character then.
  let [asterisk, taken] = [-1, 0];
  while (at < value.length) {
    const width = literalWidth(pattern, from);
    if (width === 0 && from < pattern.length) [asterisk, taken, from] = [from, at, from + 1];
    else if (width > 0 && pattern[from + width - 1] === value[at])
      [at, from] = [at + 1, from + width];
    else if (asterisk >= 0) [at, from, taken] = [taken + 1, asterisk + 1, taken + 1];
    else return false;
  }
  while (pattern[from] === "*") from++;
  return from === pattern.length;
}

const dateTime =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(\.\d{1,9})?)?(Z|[+-](?:0\d|1[0-8]):[0-5]\d)$/i;

function offsetMinutes(text: string): number {
  if (text.length !== 6) return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4));
  return text.startsWith("-") ? -minutes : minutes;
}

/** `Date.UTC` takes the years 0 to 99 for those of the twentieth century. */
function utc(year: number, month: number, day: number): number {
  return year > 99 ? Date.UTC(year, month, day) : new Date(0).setUTCFullYear(year, month, day);
}

/** How many characters of the pattern stand for one of the value: 0 for an asterisk and at the end. */
function literalWidth(pattern: string, from: number): number {
  if (from >= pattern.length || pattern[from] === "*") return 0;
  const next = pattern[from + 1];
  return pattern[from] === "\\" && (next === "*" || next === "\\") ? 2 : 1;
}
