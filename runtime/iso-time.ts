// Many states are entered in one millisecond, and on a virtual clock nearly all of them.
let [latest, text] = [NaN, ""];

/** Milliseconds since 1970 as an RFC 3339 date-time. */
export function isoTime(milliseconds: number): string {
  if (milliseconds !== latest)
    [latest, text] = [milliseconds, new Date(milliseconds).toISOString()];
  return text;
}
