import type { Source } from "./document.js";

/** A place as people and editors count it: both from 1; a column is one UTF-16 unit. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One line of a text, without its line break: offsets of its first unit and after its last one. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The lines of a text, and where its offsets lie. */
export interface Lines {
  readonly all: readonly Line[];
  /** Line and column of an offset. What lies after the text's end counts as its end. */
  at(offset: number): Position;
}

const lineBreak = /\r\n|\n|\r/g;

/** Finds the lines of a source once, for many questions. A byte order mark counts no column. */
export function linesOf({ text }: Source): Lines {
  const all: Line[] = [];
  let start = 0;
  for (const match of text.matchAll(lineBreak)) {
    all.push({ start, end: match.index, text: text.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  all.push({ start, end: text.length, text: text.slice(start) });
  const mark = byteOrderMark(text);
  return {
    all,
    at(offset) {
      const inside = Math.max(0, Math.min(offset, text.length));
      const line = lineIndex(all, inside);
      const column = inside - (all[line]?.start ?? 0) + 1;
      return { line: line + 1, column: line === 0 ? Math.max(1, column - mark) : column };
    },
  };
}

/** Line and column of one offset. */
export function positionOf(source: Source, offset: number): Position {
  return linesOf(source).at(offset);
}

/** How many units a byte order mark takes at the start of a text: 0 or 1. */
export function byteOrderMark(text: string): 0 | 1 {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/** The last line that starts at or before the offset, by bisection. */
function lineIndex(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
