import { builtin } from "../builtin.js";
import { dateText } from "./format-date.js";
import { isoText } from "./iso-date.js";
import { offsetOf } from "./time-zone.js";

/**
 * `$fromMillis`: an instant, in milliseconds since 1970, as text: as ISO 8601 has it, or as a picture shows it (XPath F&O 3.1,
 * `fn:format-dateTime`), in UTC or at an offset such as `-0500`. Throws D3130 to D3135 for a bad picture or offset, D1001
 * for an instant that is too far away.
 */
export const $fromMillis = /* @__PURE__ */ builtin("fromMillis", "<n-s?s?:s>", fromMillis);

/** The last instant that there is in JavaScript. */
const farthest = 8.64e15;

const iso = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]";

/** Writes an instant as `$fromMillis` does. */
export function fromMillis(
  millis: number | undefined,
  picture?: string,
  timezone?: string,
): string | undefined {
  if (millis === undefined) return undefined;
  // An instant that is too far away has no year for a picture either.
  const isFar = !(Math.abs(millis) <= farthest);
  if (isFar || (picture === undefined && timezone === undefined)) return isoText(millis);
  return dateText(
    Math.trunc(millis),
    picture ?? iso,
    timezone === undefined ? 0 : offsetOf(timezone),
  );
}
