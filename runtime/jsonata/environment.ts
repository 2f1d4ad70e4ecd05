import type { Context } from "../types.js";
import type { Environment } from "./functions/contract.js";

/** What an expression may ask of the world, as of now: `$now()` is the same all through an evaluation. */
export function environment($$: Context): Environment {
  return { now: $$.now(), random: () => $$.random() };
}
