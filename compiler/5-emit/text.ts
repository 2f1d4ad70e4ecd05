import type { Json } from "../1-parse/document.js";

// The only place that writes a user's text into generated code. Nothing here lets a text end its quotes, its comment or
// its line, and no invisible character gets through: what a review shows is what runs.

/** A string literal. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(unsafe, escape);
}

/** Generated text in which every invisible character is written as an escape: for what other tools have quoted. */
export function visible(text: string): string {
  return text.replace(unsafe, (character) => (character === "\n" ? "\n" : escape(character)));
}

/** A template literal of constant texts and expressions: `${…}` around each `code`. */
export function template(parts: readonly (string | { readonly code: string })[]): string {
  const texts = parts.map((part) =>
    typeof part === "string" ? templateText(part) : `\${${part.code}}`,
  );
  return `\`${texts.join("")}\``;
}

/** A name as the key of an object literal. `__proto__` is computed: it would set the prototype otherwise. */
export function key(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return isIdentifier(name) ? name : quote(name);
}

/** A field of an object literal: `sku: item.sku`, and `error` alone where that is the value too. */
export function property(name: string, value: string): string {
  const isWord = isIdentifier(name) && !/^(?:null|true|false)$/.test(name);
  const isShort = isWord && key(name) === value;
  return isShort ? value : `${key(name)}: ${value}`;
}

/** The access to a member: `.sku` or `["a b"]`. */
export function member(name: string): string {
  return isIdentifier(name) ? `.${name}` : `[${quote(name)}]`;
}

/** The access to a member of what may not be there: `?.sku` or `?.["a b"]`. */
export function optionalMember(name: string): string {
  return isIdentifier(name) ? `?.${name}` : `?.[${quote(name)}]`;
}

/** A JSON value as a literal. */
export function literal(value: Json): string {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object" || value === null) return number(value);
  if (isArray(value)) return `[${value.map(literal).join(", ")}]`;
  const fields = Object.entries(value).map(([name, field]) => `${key(name)}: ${literal(field)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

/** A doc comment: on one line where the text is one, and not too long for it. */
export function comment(text: string): string {
  return docComment(commentLines(text).flatMap((line) => wrapped(line)));
}

/** A doc comment of a heading, which breaks before a `|` or an arrow alone, and what it heads: on one line, or as a paragraph of its own. */
export function headedComment(heading: string, text: string | undefined): string {
  const lines = commentLines(heading).flatMap((line) => wrapped(line, / (?=[→|] )/));
  const about = text?.trim() ? commentLines(text.trim()) : [];
  const together = [sentence(lines.join(" ")), ...about].join(" ");
  if (about.length === 1 && together.length <= longest) return docComment([together]);
  // At the beginning of a line, a word with an `@` would be a tag.
  const below = about.map((line) => line.replace(/^\s*@/, "\\@"));
  return docComment(
    [...lines, ...(below.length === 0 ? [] : ["", ...below])].flatMap((line) => wrapped(line)),
  );
}

/** A comment of one line; a line break in the text becomes a space. */
export function lineComment(text: string): string {
  return `// ${commentLines(text).join(" ")}`;
}

/** A comment to be written in front of what it is about, on lines of its own; nothing where there is none. */
export function aboveIt(text: string | undefined): string {
  if (!text) return "";
  const lines = wrapped(commentLines(text).join(" "));
  return lines.map((line) => `${`// ${line}`.trimEnd()}\n`).join("");
}

/** A regular expression literal. Throws a `SyntaxError` when the source is none. */
export function regex(source: string, flags: string): string {
  const text = new RegExp(source, flags).source.replace(/\\[^]|[^]/g, (token) =>
    token.replace(/^\\(?=[^\x20-\x7e])/, "").replace(unsafe, escape),
  );
  return `/${text}/${flags}`;
}

/** Whether the name can be written after a dot. */
export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}

// Controls, line separators, invisible and direction-changing characters, and halves of surrogate pairs.
const unsafe =
  /[\0-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

const short: { readonly [character: string]: string } = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function templateText(text: string): string {
  return text
    .replace(/[\\`]|\$(?=\{)/g, "\\$&")
    .replace(unsafe, (character) => short[character] ?? escape(character));
}

/** A literal of what `JSON.parse` cannot give back has to read the same: `-0`, and numbers too large for JSON. */
function number(value: null | boolean | number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function docComment(lines: readonly string[]): string {
  if (lines.length <= 1) return `/** ${lines[0] ?? ""} */`;
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}

/** A state's name may end in a question mark. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function commentLines(text: string): readonly string[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(unsafe, " ").trimEnd());
  while (lines.length > 1 && lines.at(-1) === "") lines.pop();
  // TypeScript does what `@ts-ignore` and the like say where a line of a comment begins with them.
  return lines.map((line) => line.replaceAll("*/", "*\\/").replace(/^\s*(?=@ts-)/, "\\"));
}

/** The longest line of a comment, but for one word that is longer. */
const longest = 92;

/** A line as several, of what is between the `breaks`. None begins with an `@`, which would make a tag of a word. */
function wrapped(line: string, breaks: RegExp = / (?!@)/): readonly string[] {
  const lines: string[] = [];
  let last: string | undefined;
  for (const word of line.split(breaks)) {
    if (last !== undefined && last.length + word.length < longest) last += ` ${word}`;
    else {
      if (last !== undefined) lines.push(last);
      last = word;
    }
  }
  return [...lines, last ?? ""];
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
