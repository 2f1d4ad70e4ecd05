import { environmental } from "../builtin.js";
import type { Environment } from "./contract.js";
import { fromMillis } from "./from-millis.js";

/** `$now`: when the evaluation started, written as `$fromMillis` does. Throws D3130 to D3135. */
export const $now = /* @__PURE__ */ environmental("now", "<s?s?:s>", now);

/** `$millis`: when the evaluation started, in milliseconds since 1970. */
export const $millis = /* @__PURE__ */ environmental("millis", "<:n>", millis);

function now(environment: Environment, picture?: string, timezone?: string): string | undefined {
  return fromMillis(environment.now, picture, timezone);
}

function millis(environment: Environment): number {
  return environment.now;
}
