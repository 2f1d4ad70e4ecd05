import { splitPlaceholders } from "../1-parse/placeholders.js";

/**
 * Whether a text holds a `${Name}` placeholder, which a template or the compiler fills in later. Nothing can be
 * said of such a text: it may become a number, a path or a whole ARN.
 */
export function hasPlaceholder(text: string): boolean {
  return text.includes("${") && splitPlaceholders(text).some((part) => typeof part === "object");
}
