import { splitPlaceholders } from "../1-parse/placeholders.js";
import { parseJsonata, type JsonataProblem } from "../jsonata/parse.js";
import type { Tree } from "../jsonata/tree.js";
import type { Setting } from "./machine.js";

/** A parsed expression, and what its placeholders are called in it. */
export interface JsonataSource {
  readonly ok: true;
  /** Without the delimiters and the blanks inside them. */
  readonly text: string;
  readonly tree: Tree;
  /** By the name of the variable that stands for a placeholder. */
  readonly settings: ReadonlyMap<string, Setting>;
}

/** A string that is an expression from its first character to its last: anything else is a constant (AWS). */
export function isJsonata(value: string): boolean {
  return value.length >= 4 && value.startsWith("{%") && value.endsWith("%}");
}

/**
 * Parses what is between `{%` and `%}`. A `${Name}` placeholder is a value whose text nobody knows yet; inside quotes it is a part
 * of the text. `position` of a problem counts from the first character of `value`.
 */
export function parseSource(value: string): JsonataSource | JsonataProblem {
  const inner = value.slice(2, -2);
  const text = inner.trim();
  const settings = new Map<string, Setting>();
  const parsed = parseJsonata(withVariables(text, settings));
  if (parsed.ok) return { ok: true, text, tree: parsed.tree, settings };
  return { ...parsed, position: parsed.position + 2 + (inner.length - inner.trimStart().length) };
}

/** String literals, comments, regular expressions, and what is between them. */
const tokens = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\*[^]*?\*\/|[^"'/]+|[^]/g;

function withVariables(text: string, settings: Map<string, Setting>): string {
  if (!text.includes("${")) return text;
  return text.replace(tokens, (token) => {
    const quote = token[0];
    if (quote !== '"' && quote !== "'") return outside(token, settings);
    const parts = splitPlaceholders(token.slice(1, -1));
    if (!parts.some((part) => typeof part === "object")) return token;
    const texts = parts.map((part) =>
      typeof part === "string" ? quote + part + quote : variable(part.name, "string", settings),
    );
    return `(${texts.join(" & ")})`;
  });
}

function outside(token: string, settings: Map<string, Setting>): string {
  return splitPlaceholders(token)
    .map((part) => (typeof part === "string" ? part : variable(part.name, "value", settings)))
    .join("");
}

function variable(name: string, as: Setting["as"], settings: Map<string, Setting>): string {
  // As long as the placeholder, so that positions stay right.
  const called = `placeholder${settings.size}`.padEnd(name.length + 2, "_");
  settings.set(called, { kind: "setting", name, as });
  return `$${called}`;
}
