import type { Span } from "./document.js";
import { decodeString, loneSurrogate, type Problem } from "./json-string.js";

/** A piece of JSON text. A `word` is what JSON does not have, such as `True` or `;`. */
export type Token = { readonly span: Span; readonly problems: readonly Problem[] } & (
  | { readonly kind: "{" | "}" | "[" | "]" | "," | ":" | "end" }
  | { readonly kind: "string"; readonly value: string; readonly closed: boolean }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "literal"; readonly value: boolean | null }
  | { readonly kind: "word"; readonly text: string }
);

/**
 * The token at or after an offset. Blanks and comments before it are passed over; a comment is one of its problems.
 * A placeholder outside of quotes, `"Seconds": ${Delay}`, is a string: templates put a number in its place.
 */
export function tokenAt(text: string, from: number): Token {
  const problems: Problem[] = [];
  const start = passBlanks(text, from, problems);
  const unit = text.charAt(start);
  const span = { start, end: start + 1 };
  switch (unit) {
    case "":
      return { kind: "end", span: { start, end: start }, problems };
    case "{":
    case "}":
    case "[":
    case "]":
    case ",":
    case ":":
      return { kind: unit, span, problems };
    case '"':
      return stringToken(text, start, problems);
  }
  const quoted = match(wrongQuotes, text, start);
  if (quoted !== undefined) return wronglyQuoted(quoted, start, problems);
  return wordToken(match(word, text, start) ?? unit, start, problems);
}

const blanks = /[ \t\r\n]*/y;
// What other languages take for a blank: no-break spaces, line separators, a byte order mark inside the text.
const strangeBlanks = /[\v\f\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+/y;
const comment = /\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)|#[^\r\n]*/y;
const plainString = /"[^"\\\u0000-\u001f\ud800-\udfff]*"/y;
const wrongQuotes =
  /'(?:[^'\\\r\n]|\\.)*'|`(?:[^`\\]|\\[^])*`|[“”„](?:[^"“”„\r\n])*[“”"]|[‘’](?:[^‘’\r\n])*[‘’]/y;
const word = /(?:\$\{[^}"\r\n]*\}|(?!\/[/*])[^\s{}[\],:"'`;=()“”„‘’])+|=>?/y;
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const placeholder = /\$\{[^}"\r\n]*\}/;

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function passBlanks(text: string, from: number, problems: Problem[]): number {
  let at = from;
  if (at === 0 && text.charCodeAt(0) === 0xfeff) at = 1;
  for (;;) {
    at += match(blanks, text, at)?.length ?? 0;
    const strange = match(strangeBlanks, text, at);
    const said = strange ?? match(comment, text, at);
    if (said === undefined) return at;
    problems.push({
      code: "json-syntax",
      span: { start: at, end: at + said.length },
      ...(strange === undefined ? commentText(said) : blankText(strange)),
    });
    at += said.length;
  }
}

function commentText(text: string): Pick<Problem, "message" | "help"> {
  if (text.startsWith("/*") && !text.endsWith("*/")) {
    return { message: "A comment begins and does not end.", help: "Remove the comment." };
  }
  return {
    message: "JSON has no comments.",
    help: 'Remove the comment, or type it as the text of a "Comment" field.',
  };
}

function blankText(text: string): Pick<Problem, "message" | "help"> {
  const code = text.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return {
    message: `The character U+${code} looks like a blank and is none in JSON.`,
    help: "Type an ordinary blank.",
  };
}

function stringToken(text: string, start: number, before: readonly Problem[]): Token {
  const plain = match(plainString, text, start);
  if (plain !== undefined) {
    const span = { start, end: start + plain.length };
    return { kind: "string", value: plain.slice(1, -1), closed: true, span, problems: before };
  }
  const { value, end, closed, problems } = decodeString(text, start);
  const all = [...before, ...problems];
  if (closed) {
    const span = { start, end };
    if (loneSurrogate.test(value)) all.push(surrogate(span));
    return { kind: "string", value, closed, span, problems: all };
  }
  // The closing quote belongs before what ends the member: `"Next": "Fulfil,`.
  let length = end - start;
  while (length > 1 && /[\s,}\]]/.test(text.charAt(start + length - 1))) length--;
  const span = { start, end: start + length };
  all.push(unclosed(span));
  return { kind: "string", value: value.slice(0, length - 1), closed, span, problems: all };
}

/** What to say of a string without an end. */
export function unclosed(span: Span): Problem {
  return {
    code: "json-syntax",
    span,
    message: "The string does not end.",
    help: 'Type " at its end.',
  };
}

function surrogate(span: Span): Problem {
  return {
    code: "lone-surrogate",
    span,
    message: "The string holds half of a character (a surrogate without its partner).",
    help: "Type the whole character.",
  };
}

function wronglyQuoted(text: string, start: number, before: readonly Problem[]): Token {
  const value = text.slice(1, -1).replaceAll("\\'", "'");
  const span = { start, end: start + text.length };
  const problem: Problem = {
    code: "json-syntax",
    span,
    message: `JSON has strings in double quotes only, not ${text.startsWith("'") ? "in single quotes" : `between ${text.charAt(0)} and ${text.at(-1)}`}.`,
    help: `Type ${JSON.stringify(value)}.`,
  };
  return { kind: "string", value, closed: true, span, problems: [...before, problem] };
}

function wordToken(text: string, start: number, problems: readonly Problem[]): Token {
  const span = { start, end: start + text.length };
  if (text === "null") return { kind: "literal", value: null, span, problems };
  if (text === "true" || text === "false") {
    return { kind: "literal", value: text === "true", span, problems };
  }
  if (number.test(text)) {
    const value = Number(text);
    const tooLarge: Problem = {
      code: "out-of-range",
      span,
      message: `The number ${text} is larger than a number can be.`,
      help: "Type a number below 1.8e308.",
    };
    const all = Number.isFinite(value) ? problems : [...problems, tooLarge];
    return { kind: "number", value, span, problems: all };
  }
  if (placeholder.test(text)) {
    return { kind: "string", value: text, closed: true, span, problems };
  }
  return { kind: "word", text, span, problems };
}
