import { builtin, environmental } from "../builtin.js";
import type { Environment } from "./contract.js";

/** `$reverse`: the items, the last one first. */
export const $reverse = /* @__PURE__ */ builtin("reverse", "<a:a>", reverse);

/** `$shuffle`: the items in a random order. */
export const $shuffle = /* @__PURE__ */ environmental("shuffle", "<a:a>", shuffle);

function reverse(items: readonly unknown[] | undefined): readonly unknown[] | undefined {
  return items?.toReversed();
}

function shuffle(environment: Environment, items: readonly unknown[] | undefined) {
  if (items === undefined) return undefined;
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const other = Math.floor(environment.random() * (i + 1));
    [shuffled[i], shuffled[other]] = [shuffled[other], shuffled[i]];
  }
  return shuffled;
}
