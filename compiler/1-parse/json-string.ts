import type { Span } from "./document.js";

/** Something wrong in a token, to be reported with the path of the value that it belongs to. */
export interface Problem {
  readonly code: "json-syntax" | "lone-surrogate" | "out-of-range";
  readonly span: Span;
  readonly message: string;
  readonly help: string;
}

/** A string as written: its value, and where each of the value's units stands in the text. */
export interface DecodedString {
  readonly value: string;
  /** For each unit of the value its offset in the text, and at last the offset of the closing quote. */
  readonly offsets: readonly number[];
  /** After the closing quote, or after the last unit where it is missing. */
  readonly end: number;
  readonly closed: boolean;
  readonly problems: readonly Problem[];
}

const escapes: { readonly [letter: string]: string } = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** Reads the string whose opening double quote stands at `start` (RFC 8259, section 7), with all that is wrong in it. */
export function decodeString(text: string, start: number): DecodedString {
  let value = "";
  const offsets: number[] = [];
  const problems: Problem[] = [];
  let broken = false;
  let at = start + 1;
  const problem = (from: number, to: number, message: string, help: string): void => {
    problems.push({ code: "json-syntax", span: { start: from, end: to }, message, help });
  };
  while (at < text.length) {
    const unit = text.charAt(at);
    if (unit === '"') {
      offsets.push(at);
      return { value, offsets, end: at + 1, closed: true, problems };
    }
    if (unit === "\n" || unit === "\r") {
      if (!broken && !isLongString(text, at)) break;
      if (!broken) {
        problem(start, at, "The string goes over several lines.", 'Type "\\n" for a line break.');
      }
      broken = true;
    } else if (unit < " ") {
      const code = unit === "\t" ? "\\t" : escapeOf(unit);
      problem(at, at + 1, "A string holds a control character.", `Type "${code}" instead.`);
    }
    const length = unit === "\\" ? escapeLength(text, at) : 1;
    const decoded = unit === "\\" ? escaped(text.slice(at, at + length)) : unit;
    if (decoded === undefined && at + 1 < text.length) {
      const written = text.slice(at, at + length);
      const help = written.startsWith("\\u")
        ? 'Type four hexadecimal digits after "\\u".'
        : 'Type "\\\\" for a backslash.';
      problem(at, at + length, `JSON has no escape "${written}".`, help);
    }
    if (decoded !== undefined) {
      offsets.push(at);
      value += decoded;
    }
    at += length;
  }
  offsets.push(at);
  return { value, offsets, end: at, closed: false, problems };
}

/** Half of a character that UTF-16 writes as two. */
export const loneSurrogate =
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** An escape of one unit, such as `\u001f`. */
export function escapeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * Does a string that meets a line break go on below it, or is its closing quote missing? It goes on when the next
 * quote is followed by what may follow a string, and not by the text of a key or value.
 */
function isLongString(text: string, lineBreak: number): boolean {
  const rest = /(?:[^"\\]|\\[^])*"/y;
  rest.lastIndex = lineBreak;
  if (!rest.test(text)) return false;
  const after = /[ \t]*(?:[,:}\]\r\n]|$)/y;
  after.lastIndex = rest.lastIndex;
  return after.test(text);
}

function escapeLength(text: string, at: number): number {
  const next = text.charAt(at + 1);
  if (next !== "u") return next === "" || next === "\n" || next === "\r" ? 1 : 2;
  const digits = /[0-9a-fA-F]{0,4}/y;
  digits.lastIndex = at + 2;
  return 2 + (digits.exec(text)?.[0].length ?? 0);
}

function escaped(written: string): string | undefined {
  if (!written.startsWith("\\u")) return escapes[written.slice(1)];
  return written.length === 6 ? String.fromCharCode(parseInt(written.slice(2), 16)) : undefined;
}
