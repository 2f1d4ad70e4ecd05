/** Whether a piece of emitted code refers to the name, outside of texts: `$`, `$$` or a local. */
export function uses(name: string, code: string): boolean {
  // A member is no use of the name, a spread is: `a.$` and `...$`.
  const use = new RegExp(`(?<![\\w$]|(?<!\\.\\.)\\.)${name.replaceAll("$", "\\$")}(?![\\w$])`);
  return use.test(code.replace(texts, (text) => (text.startsWith("`") ? embedded(text) : '""')));
}

const texts = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g;

/** The expressions inside a template literal. */
function embedded(text: string): string {
  return [...text.matchAll(/(?<!\\)\$\{([^}]*)\}/g)].map(([, code]) => code).join("; ");
}
