/** A token of TypeScript text: its kind, and its text where that is code. */
export interface Token {
  readonly kind: "name" | "number" | "string" | "regex" | "comment" | "mark";
  readonly text: string;
}

const patterns: readonly (readonly [Token["kind"], RegExp])[] = [
  ["comment", /\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\//y],
  ["string", /"(?:[^"\\\n\r]|\\[^])*"|'(?:[^'\\\n\r]|\\[^])*'/y],
  ["name", /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy],
  ["number", /\d[\w.]*/y],
  ["mark", /\.\.\.|=>|\?\.|\?\?|[=!]==?|&&|\|\||[<>]=?|[-+*/%&|^!~?:;,.(){}[\]=@]/y],
];
const regex = /\/(?:[^/\\[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\])+\/\w*/y;

/**
 * The tokens of generated code. The texts of a template literal are `string`s between the marks "`", `${` and `}`.
 * Throws when there is something that is no token.
 */
export function tokens(code: string): readonly Token[] {
  const found: Token[] = [];
  // What is open: a template's text, or braces inside one of its expressions.
  const open: ("template" | "brace")[] = [];
  let at = 0;
  const take = (kind: Token["kind"], text: string): void => {
    found.push({ kind, text });
    at += text.length;
  };
  while (at < code.length) {
    if (open.at(-1) === "template") {
      const text = /(?:[^`\\$]|\\[^]|\$(?!\{))*/y;
      text.lastIndex = at;
      const [constant = ""] = text.exec(code) ?? [];
      if (constant !== "") take("string", constant);
      if (code[at] === "`") open.pop();
      else open.push("brace");
      take("mark", code[at] === "`" ? "`" : "${");
      continue;
    }
    const [blank = ""] = matchAt(/\s+/y, code, at) ?? [];
    at += blank.length;
    if (at >= code.length) break;
    if (code[at] === "`") {
      open.push("template");
      take("mark", "`");
      continue;
    }
    if (open.length > 0 && code[at] === "{") open.push("brace");
    if (open.length > 0 && code[at] === "}") open.pop();
    take(...next(code, at, found.at(-1)));
  }
  return found;
}

function next(
  code: string,
  at: number,
  before: Token | undefined,
): readonly [Token["kind"], string] {
  const isOperand =
    before !== undefined && (before.kind !== "mark" || /^[)\]}]$/.test(before.text));
  const [comment] = matchAt(patterns[0]?.[1] ?? regex, code, at) ?? [];
  const [literal] =
    code[at] === "/" && !isOperand && comment === undefined ? (matchAt(regex, code, at) ?? []) : [];
  if (literal !== undefined) return ["regex", literal];
  for (const [kind, pattern] of patterns) {
    const [text] = matchAt(pattern, code, at) ?? [];
    if (text !== undefined) return [kind, text];
  }
  throw new Error(`No token at ${JSON.stringify(code.slice(at, at + 40))}`);
}

function matchAt(pattern: RegExp, code: string, at: number): RegExpExecArray | null {
  const sticky = new RegExp(pattern.source, pattern.flags);
  sticky.lastIndex = at;
  return sticky.exec(code);
}

/**
 * What code does whatever its texts say: its tokens, with constants and comments as blanks and the names that it declares
 * numbered in the order of their declaration.
 */
export function structure(code: string): readonly string[] {
  const all = tokens(code);
  const declared = new Map<string, string>();
  for (const [index, { text }] of all.entries()) {
    const name = all[index + 1];
    if (/^(?:function|const|type)$/.test(text) && name?.kind === "name" && !declared.has(name.text))
      declared.set(name.text, `#${declared.size}`);
  }
  return all.map(({ kind, text }, index) => {
    const isMember = /^\??\.$/.test(all[index - 1]?.text ?? "");
    if (kind === "name") return (isMember ? undefined : declared.get(text)) ?? text;
    return kind === "mark" || kind === "number" ? text : kind;
  });
}
