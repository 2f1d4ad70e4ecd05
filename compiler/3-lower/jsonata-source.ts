import type { StringNode } from "../1-parse/document.js";
import { splitPlaceholders } from "../1-parse/placeholders.js";
import { parseJsonata, type JsonataProblem } from "../jsonata/parse.js";
import type { Tree } from "../jsonata/tree.js";
import { depthOf } from "../jsonata/walk.js";
import type { Setting } from "./machine.js";

/** A parsed expression, and what its placeholders are called in it. */
export interface JsonataSource {
  readonly ok: true;
  /** Without the delimiters and the blanks inside them. */
  readonly text: string;
  readonly tree: Tree;
  /** How many levels of the tree lie inside each other. */
  readonly depth: number;
  /** By the name of the variable that stands for a placeholder. */
  readonly settings: ReadonlyMap<string, Setting>;
  /** The text that the tree's positions count in, in pieces. */
  readonly pieces: readonly Piece[];
}

/** A part of what was parsed, and the part of the string that it stands for. */
interface Piece {
  readonly text: string;
  /** In the string, counted from its first character. */
  readonly start: number;
  readonly length: number;
}

/** A string that is an expression from its first character to its last: anything else is a constant (AWS). */
export function isJsonata(value: string): boolean {
  return value.length >= 4 && value.startsWith("{%") && value.endsWith("%}");
}

/** What a string of a definition was parsed as: the check, the lowering and the analysis ask for the same. */
const parsedNodes = new WeakMap<StringNode, JsonataSource | JsonataProblem>();

/**
 * What is between `{%` and `%}`, parsed. A `${Name}` placeholder is a value whose text nobody knows yet; inside quotes it is a part
 * of the text. `position` of a problem counts from the first character of the string.
 */
export function parseSource(node: StringNode): JsonataSource | JsonataProblem {
  const known = parsedNodes.get(node);
  if (known) return known;
  const parsed = parsedSource(node.value);
  parsedNodes.set(node, parsed);
  return parsed;
}

function parsedSource(value: string): JsonataSource | JsonataProblem {
  const inner = value.slice(2, -2);
  const text = inner.trim();
  const settings = new Map<string, Setting>();
  const pieces = piecesOf(text, 2 + (inner.length - inner.trimStart().length), settings);
  const parsed = parseJsonata(pieces.map((piece) => piece.text).join(""));
  if (!parsed.ok) return { ...parsed, position: offsetIn(pieces, parsed.position) };
  const { tree } = parsed;
  const depth = depthOf(tree);
  if (depth <= deepest) return { ok: true, text, tree, depth, settings, pieces };
  return {
    ok: false,
    code: "U1001",
    message: `The expression is nested ${depth} levels deep, and ${deepest} are the most`,
    position: offsetIn(pieces, 0),
    token: text,
  };
}

/** Step Functions evaluates no expression that is nested so deep, and TypeScript and its printer have a stack too. */
export const deepest = 200;

/** Where a position of the tree is in the string that was parsed, counted from its first character. */
export function offsetIn(pieces: readonly Piece[], position: number): number {
  let before = 0;
  let end = 0;
  for (const { text, start, length } of pieces) {
    const at = position - before;
    end = start + length;
    // Nothing inside a placeholder is written as it was parsed.
    if (at < text.length) return text.length === length ? start + at : start;
    before += text.length;
  }
  return end + (position - before);
}

/** String literals, comments, regular expressions, and what is between them. */
const tokens = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\*[^]*?\*\/|[^"'/]+|[^]/g;

function piecesOf(text: string, start: number, settings: Map<string, Setting>): readonly Piece[] {
  if (!text.includes("${")) return [{ text, start, length: text.length }];
  return [...text.matchAll(tokens)].flatMap(({ 0: token, index }) => {
    const quote = token[0] === '"' || token[0] === "'" ? token[0] : "";
    const parts = splitPlaceholders(quote === "" ? token : token.slice(1, -1));
    const at = start + index;
    if (!parts.some((part) => typeof part === "object"))
      return [{ text: token, start: at, length: token.length }];
    return quote === "" ? outside(parts, at, settings) : inside(parts, quote, at, settings);
  });
}

type Part = ReturnType<typeof splitPlaceholders>[number];

function outside(parts: readonly Part[], start: number, settings: Map<string, Setting>) {
  let at = start;
  return parts.map((part): Piece => {
    const length = lengthOf(part);
    const text = typeof part === "string" ? part : variable(part.name, "value", settings);
    at += length;
    return { text, start: at - length, length };
  });
}

/** A string literal with placeholders in it becomes strings and variables that are joined. */
function inside(
  parts: readonly Part[],
  quote: string,
  start: number,
  settings: Map<string, Setting>,
): readonly Piece[] {
  let at = start + 1;
  const joined = parts.map((part, index): Piece => {
    const length = lengthOf(part);
    const text =
      typeof part === "string" ? quote + part + quote : variable(part.name, "string", settings);
    at += length;
    return { text: (index === 0 ? "(" : " & ") + text, start: at - length, length };
  });
  return [...joined, { text: ")", start: at, length: 1 }];
}

/** As it is written: of a placeholder with blanks around its name less, which moves what follows in the same token. */
function lengthOf(part: Part): number {
  return typeof part === "string" ? part.length : part.name.length + "${}".length;
}

function variable(name: string, as: Setting["as"], settings: Map<string, Setting>): string {
  const called = `placeholder${settings.size}`;
  settings.set(called, { kind: "setting", name, as });
  return `$${called}`;
}
