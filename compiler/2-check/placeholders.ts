import { splitPlaceholders } from "../1-parse/placeholders.js";

/**
 * Whether a text holds a `${Name}` placeholder, which a template or the compiler fills in later. Nothing can be
 * said of such a text: it may become a number, a path or a whole ARN.
 */
export function hasPlaceholder(text: string): boolean {
  return text.includes("${") && splitPlaceholders(text).some((part) => typeof part === "object");
}

/** `{% … %}` from the first character to the last: anything else is a constant (AWS). */
export function isJsonata(text: string): boolean {
  return text.startsWith("{%") && text.endsWith("%}") && text.length >= 4;
}
