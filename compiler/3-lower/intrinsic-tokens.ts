import { SyntaxProblem } from "./parsed.js";

interface Token<T> {
  readonly value: T;
  readonly end: number;
}

/**
 * A string in single quotes. In the template of `States.Format` the escapes stay that tell a brace from a placeholder:
 * `\{`, `\}` and `\\`.
 */
export function stringAt(text: string, at: number, isTemplate: boolean): Token<string> {
  let value = "";
  for (let i = at + 1; i < text.length; i++) {
    const character = text[i] ?? "";
    if (character === "'") return { value, end: i + 1 };
    if (character !== "\\") {
      value += character;
      continue;
    }
    const escaped = text[++i] ?? "";
    const meaning = escapes[escaped];
    if (meaning === undefined)
      throw new SyntaxProblem(
        `"\\${escaped}" is no escape in a string of an intrinsic call.`,
        i - 1,
        "Escape only ', {, } and \\ with a backslash.",
      );
    value += isTemplate && "{}\\".includes(escaped) ? `\\${escaped}` : meaning;
  }
  throw new SyntaxProblem("The string is not closed.", at, `Type "'" at its end.`);
}

const escapes: { readonly [character: string]: string } = {
  "'": "'",
  "{": "{",
  "}": "}",
  "\\": "\\",
  n: "\n",
  r: "\r",
  t: "\t",
};

export function numberAt(text: string, at: number): Token<number> | undefined {
  const found = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/.exec(text.slice(at))?.[0];
  return found === undefined ? undefined : { value: Number(found), end: at + found.length };
}

/** Where a path among arguments ends: brackets may hold what would end it elsewhere. */
export function pathEnd(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const character = text[i] ?? "";
    if (character === "[") depth++;
    if (character === "]") depth--;
    if (depth === 0 && /[,)\s]/.test(character)) return i;
  }
  return text.length;
}
