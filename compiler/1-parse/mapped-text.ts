import type { Node, Span, StringNode } from "./document.js";
import { decodeString } from "./json-string.js";

/** A text that was put together of pieces of a file, and where in the file each of its units stands. */
export interface MappedText {
  readonly text: string;
  /** One span a unit: that of an escape, and for a text that was written nowhere that of what stands for it. */
  readonly places: readonly Span[];
}

/** A text that was written nowhere, in the place of what is at `span`. */
export function constantText(text: string, span: Span): MappedText {
  return { text, places: Array.from({ length: text.length }, () => span) };
}

/** The text of a string, with the places of its units: behind escapes, indentation and folded lines. */
export function stringText(node: StringNode, source: string): MappedText {
  const { value: text, span } = node;
  if (source.charAt(span.start) === '"') {
    const { value, offsets } = decodeString(source, span.start);
    const places = offsets
      .slice(0, -1)
      .map((start, at) => ({ start, end: offsets[at + 1] ?? start }));
    if (value === text) return { text, places };
  }
  const places = aligned(text, source, contentStart(source, span), span.end);
  return places ? { text, places } : constantText(text, span);
}

export function joinTexts(parts: readonly MappedText[]): MappedText {
  return {
    text: parts.map(({ text }) => text).join(""),
    places: parts.flatMap(({ places }) => places),
  };
}

export function sliceText({ text, places }: MappedText, start: number, end?: number): MappedText {
  return { text: text.slice(start, end), places: places.slice(start, end) };
}

/** The place in the file of a span of the text. */
export function mappedSpan({ places }: MappedText, { start, end }: Span): Span {
  const from = places[start]?.start ?? places.at(-1)?.end ?? 0;
  // A place between two units is behind the one before it: there a comma is missing.
  if (end <= start) {
    const before = places[start - 1]?.end ?? from;
    return { start: before, end: before };
  }
  return { start: from, end: Math.max(from, places[end - 1]?.end ?? from) };
}

/** The node with all its spans moved from the text to the file. */
export function mappedNode(node: Node, by: MappedText): Node {
  const span = mappedSpan(by, node.span);
  if (node.kind === "array") {
    return { ...node, items: node.items.map((item) => mappedNode(item, by)), span };
  }
  if (node.kind !== "object") return { ...node, span };
  const members = node.members.map(({ key, keySpan, value }) => ({
    key,
    keySpan: mappedSpan(by, keySpan),
    value: mappedNode(value, by),
  }));
  return { ...node, members, span };
}

/** A block scalar begins below its `|` or `>`, a quoted one behind its quote. */
function contentStart(source: string, { start }: Span): number {
  const first = source.charAt(start);
  if (first === "'" || first === '"') return start + 1;
  return first === "|" || first === ">" ? source.indexOf("\n", start) + 1 : start;
}

/**
 * Without escapes all of a text's units but blanks stand in the file in their order, and only blanks stand between
 * them: indentation, folded lines (and the second of two single quotes).
 */
function aligned(
  text: string,
  source: string,
  start: number,
  end: number,
): readonly Span[] | undefined {
  const places: Span[] = [];
  let at = start;
  for (const unit of text.split("")) {
    if (/\s/.test(unit)) {
      const next = source[at] === unit ? at + 1 : at;
      places.push({ start: at, end: next });
      at = next;
      continue;
    }
    while (at < end && source[at] !== unit && /[\s']/.test(source.charAt(at))) at++;
    if (source[at] !== unit) return undefined;
    places.push({ start: at, end: at + 1 });
    at++;
  }
  return places;
}
