import type { Context } from "../types.js";

/** `States.UUID`: a random UUID, version 4. */
export function uuid($$: Pick<Context, "random">): string {
  return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (place) => {
    const digit = Math.floor($$.random() * 16);
    return (place === "x" ? digit : (digit & 3) | 8).toString(16);
  });
}
