import type { Filter, Operand, Path, Step } from "./machine.js";
import { SyntaxProblem } from "./parsed.js";
import { javaRegex } from "./path-regex.js";
import { steps, type Cursor } from "./path-steps.js";

/**
 * Reads a filter from its `?` to the end of its brackets.
 *
 * The service cuts the text at every `||` and `&&` first, wherever they stand, and each piece at the first operator it
 * knows: parentheses group nothing and quotes protect nothing. What that makes unreadable is refused here as there.
 */
export function filter({ text, at }: Cursor): Filter {
  const body = text.slice(text.indexOf("?") + 1).trim();
  if (!body.startsWith("(") || !body.endsWith(")"))
    throw new SyntaxProblem('A filter is written "[?(…)]".', at);
  balanced(body, at);
  const either = body.slice(1, -1).split("||");
  return combined(
    "or",
    either.map((both) =>
      combined(
        "and",
        both.split("&&").map((piece) => comparison(piece, at)),
      ),
    ),
  );
}

function combined(kind: "and" | "or", tests: readonly Filter[]): Filter {
  const [only, ...more] = tests;
  return only && more.length === 0 ? only : { kind, tests };
}

/** Here quotes do count. */
function balanced(body: string, at: number): void {
  let depth = 0;
  for (const [token] of body.matchAll(/'(?:\\'|[^'])*'|[()']/g)) {
    if (token === "'") throw new SyntaxProblem("A quote in the filter is not closed.", at);
    depth += token === "(" ? 1 : token === ")" ? -1 : 0;
  }
  if (depth !== 0) throw new SyntaxProblem("The parentheses of the filter do not match.", at);
}

// In the order in which the service looks for them: `<` is found in `a > '<'`.
const operators = ["==", ">=", "<=", "!=", "<", ">", "=~"] as const;

function comparison(piece: string, at: number): Filter {
  const text = piece.replace(/^[[?( ]+/, "").replace(/[) ]+$/, "");
  if (text === "") throw new SyntaxProblem("A condition is missing in the filter.", at);
  const operator = operators.find((one) => text.includes(one));
  if (operator === undefined) return existence(text, at);
  const split = text.indexOf(operator);
  const left = operand(text.slice(0, split).trim(), at);
  // An escaped quote is only read on the right.
  const right = operand(
    text
      .slice(split + operator.length)
      .trim()
      .replaceAll("\\'", "'"),
    at,
  );
  const regexes = [left, right].filter(({ kind }) => kind === "regex").length;
  if (regexes !== (operator === "=~" ? 1 : 0))
    throw new SyntaxProblem(
      '"=~" compares with a regular expression, "/…/", and nothing else does.',
      at,
    );
  return left.kind === "regex"
    ? { kind: "compare", operator, left: right, right: left }
    : { kind: "compare", operator, left, right };
}

function existence(text: string, at: number): Filter {
  const negated = text.startsWith("!");
  const hasWords = text.replace(/\[[^\]]*\]/g, "").includes(" ");
  const found = hasWords ? undefined : pathOperand(negated ? text.slice(1) : text, at);
  if (!found || (negated && found.from === "root")) {
    const help = 'Use "==", "!=", "<", "<=", ">", ">=", "=~", or a path alone.';
    throw new SyntaxProblem(`The service cannot read the condition "${text}".`, at, help);
  }
  // Alone, a path is taken from the item, even one that begins with "$".
  return { kind: "exists", path: found.path, from: "item", ...(negated && { negated }) };
}

function operand(text: string, at: number): Operand {
  if (text === "") throw new SyntaxProblem("A comparison lacks one side.", at);
  if (text.startsWith("!"))
    throw new SyntaxProblem('"!" is only read before a path that stands alone.', at);
  const found = pathOperand(text, at);
  if (found) return { kind: "path", ...found };
  if (text.length > 1 && /^'.*'$/s.test(text)) return { kind: "literal", value: text.slice(1, -1) };
  const regex = /^\/(.*)\/(i?)$/s.exec(text);
  if (regex) return { kind: "regex", ...javaRegex(regex[1] ?? "", regex[2] ?? "", at) };
  return literal(text);
}

/** To the service `20` and `'20'` are the same text, as are `null` and `'null'`, and `a` and `'a'`. */
function literal(text: string): Operand {
  if (text === "null") return { kind: "literal", value: null };
  if (text === "true" || text === "false") return { kind: "literal", value: text === "true" };
  const number = Number(text);
  const value = text !== "" && String(number) === text && Number.isFinite(number) ? number : text;
  return { kind: "literal", value };
}

function pathOperand(
  text: string,
  at: number,
): { readonly path: Path; readonly from: "item" | "root" } | undefined {
  if (!/^[$@]/.test(text)) return undefined;
  if (text.length > 1 && !/^.[.[]/.test(text))
    throw new SyntaxProblem(`"." or "[" is expected after "${text[0]}" in a filter.`, at);
  const all = stepsOf(text, at);
  const definite = all.every(({ kind }) => kind === "name" || kind === "index" || kind === "last");
  if (!definite)
    throw new SyntaxProblem(
      `"${text}" can match more than one value, which a filter cannot compare.`,
      at,
    );
  const path: Path = { kind: "path", text, root: { kind: "input" }, steps: all, definite };
  return { path, from: text.startsWith("$") ? "root" : "item" };
}

function stepsOf(text: string, at: number): readonly Step[] {
  try {
    return steps({ text, at: 1 });
  } catch (error) {
    // Where in the filter is told, not where in this path.
    if (error instanceof SyntaxProblem) throw new SyntaxProblem(error.message, at, error.help);
    throw error;
  }
}
