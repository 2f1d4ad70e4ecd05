import { stringOf } from "./functions/string.js";

/** What `&` makes of a value: nothing is an empty text, anything but a text is written as `$string` does. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : (stringOf(value) ?? "");
}
