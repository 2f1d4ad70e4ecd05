import { withoutTexts } from "./code-text.js";

/** Whether a piece of emitted code refers to the name, outside of texts: `$`, `$$` or a local. */
export function uses(name: string, code: string): boolean {
  // A member is no use of the name, a spread is: `a.$` and `...$`.
  const use = new RegExp(`(?<![\\w$]|(?<!\\.\\.)\\.)${name.replaceAll("$", "\\$")}(?![\\w$])`);
  return use.test(bare(code));
}

/** Code without what only looks like a use: comments, texts and the keys of objects. */
function bare(code: string): string {
  return withoutTexts(code).replace(/([{,]\s*)[\w$]+:/g, "$1");
}

/** Statements without a local that nobody reads; what gives it is evaluated all the same where it may fail. */
export function withoutUnused(statements: readonly string[]): readonly string[] {
  return statements.flatMap((statement, at) => {
    const [, name, text] = /^const (effective) = (.*);$/s.exec(statement) ?? [];
    if (name === undefined || text === undefined) return [statement];
    if (uses(name, statements.slice(at + 1).join("\n"))) return [statement];
    return text.includes("(") ? [`${text};`] : [];
  });
}
