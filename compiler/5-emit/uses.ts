/** Whether a piece of emitted code refers to the name, outside of string literals: `$`, `$$` or a local. */
export function uses(name: string, code: string): boolean {
  const texts = /"(?:[^"\\]|\\.)*"/g;
  // A member is no use of the name, a spread is: `a.$` and `...$`.
  const use = new RegExp(`(?<![\\w$]|(?<!\\.\\.)\\.)${name.replaceAll("$", "\\$")}(?![\\w$])`);
  return use.test(code.replace(texts, '""'));
}
