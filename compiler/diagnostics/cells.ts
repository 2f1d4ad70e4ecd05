/** What a terminal draws as one character, and how many columns it takes. */
interface Cell {
  readonly text: string;
  readonly width: number;
  /** Where it begins in its line. */
  readonly at: number;
}

/** The part of a line that is shown around a place, and where the place is in it. */
export interface Window {
  /** Columns before the place. */
  readonly indent: number;
  /** Columns of the place. */
  readonly marks: number;
  /** The same columns of any line, with `…` where something is cut off. */
  show(line: string): string;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const ascii = /^[\x20-\x7e]*$/;
// East Asian wide and full-width characters, and emoji (Unicode Standard Annex 11).
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const invisible = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** A line as a terminal draws it. A tab is two blanks, and a control character shows as its picture. */
function cellsOf(line: string): readonly Cell[] {
  return Array.from(segmenter.segment(line), ({ segment, index }) => {
    if (segment === "\t") return { text: "  ", width: 2, at: index };
    const text = segment < " " ? String.fromCharCode(0x2400 + segment.charCodeAt(0)) : segment;
    return { text, width: wide.test(text) ? 2 : invisible.test(text) ? 0 : 1, at: index };
  });
}

/** The window of at most `width` columns in which the units `from` to `to` of a line lie, or as much as fits. */
export function windowOf(
  line: string,
  { from, to, width }: { readonly from: number; readonly to: number; readonly width: number },
): Window {
  const [start = 0, end = 0, total = 0] = columnsAt(line, [from, to, line.length]);
  // A long line is cut so that the place has a third of the window in front of it.
  const left =
    total <= width ? 0 : Math.max(0, Math.min(start - Math.floor(width / 3), total - width));
  const right = left + width;
  return {
    indent: start - left,
    marks: Math.max(1, Math.min(end, right) - start),
    show: (other) => cut(other, left, right),
  };
}

/** How many columns are before each of these units. */
function columnsAt(line: string, units: readonly number[]): readonly number[] {
  // A definition may be one line of a megabyte, and have a thousand problems.
  if (ascii.test(line)) return units.map((unit) => Math.min(unit, line.length));
  const cells = cellsOf(line);
  return units.map((unit) =>
    cells.reduce((sum, { at, width }) => (at < unit ? sum + width : sum), 0),
  );
}

function cut(line: string, left: number, right: number): string {
  const { shown, isLonger } = ascii.test(line)
    ? { shown: line.slice(left, right), isLonger: line.length > right }
    : cutCells(cellsOf(line), left, right);
  const begun = left > 0 ? `…${shown.slice(1)}` : shown;
  return isLonger ? `${begun.slice(0, -1)}…` : begun;
}

function cutCells(
  cells: readonly Cell[],
  left: number,
  right: number,
): { readonly shown: string; readonly isLonger: boolean } {
  let column = 0;
  let shown = "";
  for (const { text, width } of cells) {
    // A wide character on the edge leaves a blank of its other half.
    if (column >= left && column + width <= right) shown += text;
    else if (column < right && column + width > left) shown += " ";
    column += width;
  }
  return { shown, isLonger: column > right };
}
