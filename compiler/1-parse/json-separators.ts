import type { Span } from "./document.js";
import type { JsonReader } from "./json-reader.js";
import type { Token } from "./json-tokens.js";

const closers = { "{": "}", "[": "]" } as const;
const names = { "{": "object", "[": "array" } as const;

/**
 * Takes the bracket that closes an object or array, or what stands for it, and says whether it is at its end.
 * `comma` is the comma before, which must have something behind it.
 */
export function closes(
  reader: JsonReader,
  opener: "{" | "[",
  path: string,
  comma: Span | undefined,
): boolean {
  skipCommas(reader, opener, path, comma);
  const token = reader.peek();
  if (token.kind === "end") return atEnd(reader, path);
  if (token.kind !== "}" && token.kind !== "]") return false;
  if (comma && reader.end === comma.end) {
    reader.report(path, comma, `A comma stands before "${token.kind}".`, "Remove the comma.");
  }
  if (token.kind === closers[opener]) {
    reader.take(path);
    return true;
  }
  const opened = reader.open.at(-1)?.span ?? token.span;
  const related = [{ message: `The ${names[opener]} begins here.`, path, span: opened }];
  if (reader.open.some(({ kind }) => closers[kind] === token.kind)) {
    const message = `"${closers[opener]}" is missing before "${token.kind}".`;
    reader.report(path, token.span, message, `Type "${closers[opener]}".`, related);
    return true;
  }
  const message = `"${token.kind}" closes what "${opener}" opened.`;
  reader.report(path, token.span, message, `Type "${closers[opener]}".`, related);
  reader.take(path);
  return true;
}

/**
 * Takes the comma behind a member or item and gives its span; `undefined` at the end, and where it is missing.
 * What cannot stand there is passed over, by `skipValue` where it is a value.
 */
export function separator(
  reader: JsonReader,
  opener: "{" | "[",
  path: string,
  skipValue: () => void,
): Span | undefined {
  for (;;) {
    const token = reader.peek();
    switch (token.kind) {
      case ",":
        return reader.take(path).span;
      case "}":
      case "]":
      case "end":
        return undefined;
    }
    if (token.kind === "word" && token.text === ";") {
      reader.report(path, token.span, '";" stands where "," is expected.', 'Type ",".');
      return reader.take(path).span;
    }
    if (begins(reader, opener, token)) {
      const missing = { start: reader.end, end: reader.end };
      reader.report(path, missing, "A comma is missing.", 'Type ",".');
      return undefined;
    }
    const expected = `"," or "${closers[opener]}"`;
    const help =
      token.kind === ":" && opener === "[" ? "An array has no keys: type {} around." : "Remove it.";
    reader.report(path, token.span, `${nameOf(token)} stands where ${expected} is expected.`, help);
    if (token.kind === ":" || token.kind === "word") reader.take(path);
    if (token.kind !== "word" && !isClosing(reader.peek())) skipValue();
  }
}

/** What a message calls a token. */
export function nameOf(token: Token): string {
  switch (token.kind) {
    case "string":
      return JSON.stringify(token.value);
    case "number":
      return String(token.value);
    case "literal":
      return String(token.value);
    case "word":
      return `"${token.text}"`;
    case "end":
      return "The end";
    default:
      return `"${token.kind}"`;
  }
}

function isClosing({ kind }: Token): boolean {
  return kind === "," || kind === "}" || kind === "]" || kind === "end";
}

/** May the token begin the next member or item, so that only the comma before it is missing? */
function begins(reader: JsonReader, opener: "{" | "[", token: Token): boolean {
  if (opener === "[") return token.kind !== "word" && token.kind !== ":";
  if (token.kind === ":" || token.kind === "{" || token.kind === "[") return false;
  const second = reader.second();
  return second === ":" || (token.kind === "word" && second === "string");
}

function skipCommas(
  reader: JsonReader,
  opener: "{" | "[",
  path: string,
  comma: Span | undefined,
): void {
  for (let token = reader.peek(); token.kind === ","; token = reader.peek()) {
    const what = opener === "{" ? "member" : "value";
    const message = comma
      ? "There is a comma too many."
      : `A comma stands before the first ${what}.`;
    reader.report(path, token.span, message, "Remove the comma.");
    reader.take(path);
  }
}

/** The text ends inside brackets: said once, for all of them. */
function atEnd(reader: JsonReader, path: string): boolean {
  const open = reader.open.toReversed();
  const missing = open.map(({ kind }) => closers[kind]).join("");
  const what = open.length === 1 ? `an ${names[open[0]?.kind ?? "{"]}` : `${open.length} brackets`;
  const related = open.map(({ kind, span }) => ({
    message: `The ${names[kind]} begins here.`,
    path: "",
    span,
  }));
  const end = reader.text.trimEnd().length;
  reader.report(
    path,
    { start: end, end },
    `The text ends inside ${what}.`,
    `Type ${missing}.`,
    related,
  );
  reader.silence();
  return true;
}
