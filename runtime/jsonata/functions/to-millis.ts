import { environmental } from "../builtin.js";
import type { Environment } from "./contract.js";
import { isoMillis } from "./iso-date.js";
import { dateValue } from "./parse-date.js";

/**
 * `$toMillis`: the instant, in milliseconds since 1970, that a text shows: in ISO 8601 (UTC when it tells no offset), or written
 * as a picture tells; nothing when it does not fit the picture. Throws D3110 for a text that is not ISO 8601, D3130 to
 * D3135 for a bad picture, D3136 for a picture that leaves a gap.
 */
export const $toMillis = /* @__PURE__ */ environmental("toMillis", "<s-s?:n>", toMillis);

function toMillis(environment: Environment, text: string | undefined, picture?: string) {
  if (text === undefined) return undefined;
  return picture === undefined ? isoMillis(text) : dateValue(text, picture, environment.now);
}
