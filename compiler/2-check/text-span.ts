import type { Source, Span, StringNode } from "../1-parse/document.js";
import { mappedSpan, stringText } from "../1-parse/mapped-text.js";

/**
 * Where a character of a string's value is written, and what follows it to the end or for `length` characters: behind escapes and
 * folded lines too. An offset at the end of the value is the closing quote. Of a text that is written nowhere, such as what was
 * put in for a placeholder, the whole string.
 */
export function spanAt(node: StringNode, offset: number, source: Source, length = Infinity): Span {
  const size = node.value.length;
  if (size === 0) return node.span;
  const text = stringText(node, source.text);
  const start = Math.max(0, offset);
  if (start < size) {
    const end = Math.min(Math.max(start + 1, start + length), size);
    const found = mappedSpan(text, { start, end });
    // A line that was folded may have no character of its own.
    return { start: found.start, end: Math.max(found.start + 1, found.end) };
  }
  const behind = text.places.at(-1)?.end ?? node.span.end;
  return behind < node.span.end ? { start: behind, end: behind + 1 } : node.span;
}
