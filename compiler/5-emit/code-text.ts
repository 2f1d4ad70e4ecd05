/**
 * Emitted code without its comments, texts and regular expressions. Of a template literal the expressions are left, those of
 * template literals inside them included.
 */
export function withoutTexts(code: string): string {
  const kept: string[] = [];
  // How many braces are open in each expression of a template literal that is being read, innermost last.
  const braces: number[] = [];
  let isTemplate = false;
  for (let at = 0; at < code.length;) {
    const token = tokenAt(code, at, isTemplate);
    at += token.length;
    if (isTemplate) {
      isTemplate = false;
      if (!token.endsWith("${")) continue;
      braces.push(0);
      kept.push("(");
      continue;
    }
    const depth = braces.pop();
    if (token === "}" && depth === 0) {
      isTemplate = true;
      kept.push(")");
      continue;
    }
    if (depth !== undefined) braces.push(depth + (token === "{" ? 1 : token === "}" ? -1 : 0));
    isTemplate = token === "`";
    kept.push(isText(token) ? '""' : token);
  }
  return kept.join("");
}

// A slash begins a regular expression where a value is expected; after a value it divides.
const inCode =
  /\/\/.*|\/\*[^]*?\*\/|(?<=[(,=:?>&|![{]\s*)\/(?:[^\\/\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[^`{}"'/]+|[^]/y;
/** The text of a template literal up to its end, or to its next expression. */
const inTemplate = /(?:[^`\\$]+|\\[^]|\$(?!\{))*(?:`|\$\{)?/y;

function tokenAt(code: string, at: number, isTemplate: boolean): string {
  const pattern = isTemplate ? inTemplate : inCode;
  pattern.lastIndex = at;
  const [token = ""] = pattern.exec(code) ?? [];
  return token || code.slice(at);
}

const isText = (token: string): boolean => token === "`" || /^(["']|\/.)/.test(token);
