import type { Diagnostics } from "../diagnostics/diagnostics.js";
import type { Code } from "../diagnostics/catalogue.js";
import type { Related } from "../diagnostics/diagnostic.js";
import type { Span } from "./document.js";
import { tokenAt, type Token } from "./json-tokens.js";

/** Goes through the tokens of a text, and says what is wrong with them. */
export interface JsonReader {
  readonly text: string;
  /** Where the last token that was taken ended. */
  readonly end: number;
  /** Has any error been reported? */
  readonly failed: boolean;
  /** The brackets that are open, the innermost last. */
  readonly open: { readonly kind: "{" | "["; readonly span: Span }[];
  /** The next token, which stays there. */
  peek(): Token;
  /** The kind of the token after the next one. */
  second(): Token["kind"];
  /** The next token, and goes on behind it. What is wrong in it is reported at `path`. */
  take(path: string): Token;
  /** Goes on at another offset. */
  resume(at: number): void;
  report(
    path: string,
    span: Span,
    message: string,
    help: string,
    related?: readonly Related[],
    code?: Code,
  ): void;
  /** Reports nothing more: what follows is only a consequence. */
  silence(): void;
}

/** A reader at the start of a text. */
export function jsonReader(text: string, diagnostics: Diagnostics): JsonReader {
  let next: Token | undefined;
  let end = 0;
  let failed = false;
  let lost = false;
  const peek = (): Token => (next ??= tokenAt(text, end));
  return {
    text,
    open: [],
    get end() {
      return end;
    },
    get failed() {
      return failed;
    },
    peek,
    second: () => tokenAt(text, peek().span.end).kind,
    take(path) {
      const token = peek();
      for (const { code, ...problem } of token.problems) {
        if (lost) break;
        diagnostics.report(code, { path, ...problem });
        failed ||= code !== "lone-surrogate";
      }
      end = token.span.end;
      next = undefined;
      return token;
    },
    resume(at) {
      end = at;
      next = undefined;
    },
    report(path, span, message, help, related, code = "json-syntax") {
      if (!lost) diagnostics.report(code, { path, span, message, help, related });
      failed = true;
    },
    silence() {
      lost = true;
    },
  };
}
