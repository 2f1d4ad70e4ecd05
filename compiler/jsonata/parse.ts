import jsonata from "jsonata";
import type { Ast } from "./ast.js";
import { treeOf } from "./from-ast.js";
import type { Tree } from "./tree.js";

// The only file that knows the package `jsonata`, of which just the parser is used. The tree that it gives is not
// documented, which is why its version is pinned.

export type ParsedJsonata = { readonly ok: true; readonly tree: Tree } | JsonataProblem;

/** What is wrong with an expression. */
export interface JsonataProblem {
  readonly ok: false;
  /** `S0201` and the like. */
  readonly code: string;
  readonly message: string;
  /** Offset in the text. */
  readonly position: number;
  readonly token?: string;
}

/** Parses a JSONata expression. */
export function parseJsonata(text: string): ParsedJsonata {
  try {
    return { ok: true, tree: treeOf(jsonata(text).ast() as unknown as Ast, text) };
  } catch (error) {
    return problem(error, text);
  }
}

function problem(error: unknown, text: string): JsonataProblem {
  // Parentheses within parentheses use up the stack, and `?:` within `?:` the parser's memory.
  if (error instanceof RangeError)
    return {
      ok: false,
      code: "U1001",
      message: "The expression is nested too deeply",
      position: 0,
    };
  const { code, message, position, token } = error as Partial<JsonataProblem>;
  if (code === undefined) throw error;
  return {
    ok: false,
    code,
    message: message ?? code,
    position: position ?? text.length,
    ...(typeof token === "string" && { token }),
  };
}
