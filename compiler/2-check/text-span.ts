import type { Source, Span, StringNode } from "../1-parse/document.js";

/**
 * Where a character of a string's value is written, and what follows it to the end or for `length` characters, for
 * texts that the source spells as they are: within quotes and without escapes. Otherwise the whole string.
 */
export function spanAt(
  { span, value }: StringNode,
  offset: number,
  source: Source,
  length = Infinity,
): Span {
  if (source.text.slice(span.start + 1, span.end - 1) !== value) return span;
  const start = Math.min(span.start + 1 + offset, span.end - 1);
  return { start, end: Math.max(start + 1, Math.min(start + length, span.end - 1)) };
}
