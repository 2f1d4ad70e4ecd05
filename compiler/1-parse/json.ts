import type { Diagnostics } from "../diagnostics/diagnostics.js";
import type { Document, Node, Source, Span } from "./document.js";
import type { JsonReader } from "./json-reader.js";
import { jsonReader } from "./json-reader.js";
import { closes, nameOf, separator } from "./json-separators.js";
import { unclosed } from "./json-tokens.js";
import { bareKey, wordHelp, wordValueEnd } from "./json-words.js";
import { pointer } from "./pointer.js";

/** How deeply values may lie in each other; later phases walk them recursively. */
export const maxDepth = 500;

/**
 * Reads strict JSON (RFC 8259). Every problem of the syntax is reported, with what to type; then there is no document.
 * Duplicate keys are kept. A placeholder outside of quotes is read as a string: `"Seconds": ${Delay}`.
 */
export function parseJson(source: Source, diagnostics: Diagnostics): Document | undefined {
  const reader = jsonReader(source.text, diagnostics);
  if (reader.peek().kind === "end") {
    const { span } = reader.take("");
    const help = 'Type a definition: {"StartAt": "…", "States": {"…": {…}}}.';
    reader.report("", span, "The text is empty.", help);
    return undefined;
  }
  const root = value(reader, "", 0);
  const { kind, span } = reader.peek();
  if (kind !== "end" && root !== undefined) {
    const message = `${nameOf(reader.peek())} stands after the end of the value.`;
    reader.report("", span, message, "Remove what follows the end.");
    reader.resume(source.text.length);
  }
  // The end carries the comments before it.
  if (root !== undefined) reader.take("");
  return root === undefined || reader.failed ? undefined : { source, root };
}

/** A value, or what stands in its place. `undefined` when nothing does. */
function value(reader: JsonReader, path: string, depth: number): Node | undefined {
  const token = reader.peek();
  switch (token.kind) {
    case "{":
    case "[": {
      if (depth >= maxDepth) {
        const message = `Values lie in each other more than ${maxDepth} levels deep.`;
        reader.report(path, token.span, message, "Nest less deeply.", [], "too-deeply-nested");
        reader.silence();
        reader.resume(reader.text.length);
        return undefined;
      }
      return token.kind === "{" ? object(reader, path, depth) : array(reader, path, depth);
    }
    case "string":
      return string(reader, path);
    case "number":
      reader.take(path);
      return { kind: "number", value: token.value, span: token.span };
    case "literal":
      reader.take(path);
      return token.value === null
        ? { kind: "null", value: null, span: token.span }
        : { kind: "boolean", value: token.value, span: token.span };
    case "word": {
      reader.take(path);
      const end = wordValueEnd(reader.text, token.span.start);
      const span = { start: token.span.start, end: Math.max(end, token.span.end) };
      const text = reader.text.slice(span.start, span.end);
      reader.report(path, span, `${text} is no JSON value.`, wordHelp(text));
      reader.resume(span.end);
      return { kind: "string", value: text, span };
    }
    case ":":
      reader.take(path);
      reader.report(path, token.span, 'There is a ":" too many.', 'Remove the ":".');
      return value(reader, path, depth);
    default:
      // That the text ends is said where its brackets are left open.
      if (token.kind !== "end" || reader.open.length === 0) {
        const span = { start: reader.end, end: reader.end };
        reader.report(path, span, "A value is missing.", 'Type a value, such as "", 0 or null.');
      }
      return undefined;
  }
}

function string(reader: JsonReader, path: string): Node {
  const token = reader.take(path);
  const written = token.kind === "string" ? token.value : "";
  const node: Node = { kind: "string", value: written, span: token.span };
  const next = reader.peek();
  // `"Next": "A, "End": true`: the quote of the next key closed the string.
  const strayed = /,\s*$/.exec(written);
  if (strayed && next.kind === "word" && next.span.start === token.span.end) {
    const end = reader.text.lastIndexOf(",", token.span.end);
    closeAt(reader, path, { start: token.span.start, end });
  }
  return node;
}

/** Reports a string without an end, and goes on at the offset where its end must have been. */
function closeAt(reader: JsonReader, path: string, span: Span): void {
  const { message, help } = unclosed(span);
  reader.report(path, span, message, help);
  reader.resume(span.end);
}

function object(reader: JsonReader, path: string, depth: number): Node {
  const { start } = begin(reader, "{", path);
  const members: { key: string; keySpan: Span; value: Node }[] = [];
  for (let comma: Span | undefined; !closes(reader, "{", path, comma);) {
    const name = key(reader, path, depth);
    const at = name === undefined ? path : pointer(path, name.text);
    const follows = name === undefined ? "nothing" : colon(reader, at, name.text);
    if (name !== undefined && follows === "value") {
      const inner = value(reader, at, depth + 1);
      if (inner) members.push({ key: name.text, keySpan: name.span, value: inner });
    }
    comma = undefined;
    if (follows === "key") continue;
    comma = separator(reader, "{", at, () => value(reader, at, depth + 1));
  }
  reader.open.pop();
  return { kind: "object", members, span: { start, end: reader.end } };
}

function array(reader: JsonReader, path: string, depth: number): Node {
  const { start } = begin(reader, "[", path);
  const items: Node[] = [];
  let index = 0;
  for (let comma: Span | undefined; !closes(reader, "[", path, comma); index++) {
    const at = pointer(path, index);
    const item = value(reader, at, depth + 1);
    if (item) items.push(item);
    comma = separator(reader, "[", at, () => value(reader, at, depth + 1));
  }
  reader.open.pop();
  return { kind: "array", items, span: { start, end: reader.end } };
}

function begin(reader: JsonReader, kind: "{" | "[", path: string): Span {
  const { span } = reader.take(path);
  reader.open.push({ kind, span });
  return span;
}

/** The key of a member, or `undefined` where something else stands, which is reported and passed over. */
function key(
  reader: JsonReader,
  path: string,
  depth: number,
): { readonly text: string; readonly span: Span } | undefined {
  const token = reader.peek();
  if (token.kind === "string") {
    reader.take(path);
    // `"Next: "A"`, `"End: true`: the colon ended up inside the key.
    const misplaced = !token.closed || reader.peek().kind !== ":";
    const inside = misplaced ? token.value.indexOf(":") : -1;
    if (inside >= 0) {
      const text = token.value.slice(0, inside).trimEnd();
      const span = { start: token.span.start, end: token.span.start + 1 + text.length };
      if (token.closed) closeAt(reader, path, span);
      else reader.resume(span.end);
      return { text, span };
    }
    return { text: token.value, span: token.span };
  }
  const bare = bareKey(reader.text, token.span.start);
  if (bare !== undefined) {
    reader.take(path);
    const span = { start: token.span.start, end: token.span.start + bare.written.length };
    const message = `The key ${bare.text} is not in double quotes.`;
    reader.report(path, span, message, `Type ${JSON.stringify(bare.text)}.`);
    reader.resume(span.end);
    return { text: bare.text, span };
  }
  if (token.kind !== ":") {
    const message = `${nameOf(token)} stands where a key is expected.`;
    reader.report(path, token.span, message, 'Type a key in double quotes and ":" before it.');
    if (token.kind === "word") reader.take(path);
    else value(reader, path, depth + 1);
    return undefined;
  }
  reader.report(path, token.span, "A key is missing.", "Type a key in double quotes.");
  reader.take(path);
  value(reader, path, depth + 1);
  return undefined;
}

/** Takes the colon after a key, and says what follows. */
function colon(reader: JsonReader, path: string, name: string): "value" | "nothing" | "key" {
  const token = reader.peek();
  if (token.kind === ":") {
    reader.take(path);
    return "value";
  }
  if (token.kind === "word" && token.text.startsWith("=")) {
    reader.take(path);
    reader.report(path, token.span, `"${token.text}" stands where ":" is expected.`, 'Type ":".');
    return "value";
  }
  if (token.kind === "end") return "nothing";
  const missing = { start: reader.end, end: reader.end };
  const beginsNext = token.kind === "string" && reader.second() === ":";
  if (beginsNext || token.kind === "," || token.kind === "}" || token.kind === "]") {
    const help = 'Type ":" and a value, or remove the key.';
    reader.report(path, missing, `The key "${name}" has no value.`, help);
    return beginsNext ? "key" : "nothing";
  }
  reader.report(path, missing, `A ":" is missing after "${name}".`, 'Type ":".');
  return "value";
}
