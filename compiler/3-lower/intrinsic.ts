import { suggest } from "../diagnostics/suggest.js";
import { checkCall } from "./intrinsic-check.js";
import { intrinsicFunctions } from "./intrinsic-functions.js";
import { numberAt, pathEnd, stringAt } from "./intrinsic-tokens.js";
import type { Expression, IntrinsicExpression } from "./machine.js";
import { parse, SyntaxProblem, type Parsed } from "./parsed.js";
import { parsePath } from "./path.js";
import { text as textOf } from "./settings.js";

export { variablesOf } from "./variables.js";

/** Calls may stand inside calls so deep; a limit of the service. */
const deepest = 10;

/** Parses a call of an intrinsic function, such as `States.Format('{}', $.id)` (ASL, "Intrinsic Functions"). */
export function parseIntrinsic(text: string): Parsed<IntrinsicExpression> {
  return parse(() => {
    const { value, end } = call({ text, at: 0, depth: 1 });
    const rest = text.slice(end).trimEnd();
    if (rest !== "") throw new SyntaxProblem(`"${rest}" follows the call.`, end, "Remove it.");
    return value;
  });
}

interface Cursor {
  readonly text: string;
  readonly at: number;
  /** Of the call that is read. */
  readonly depth: number;
}
interface Read<T> {
  readonly value: T;
  readonly end: number;
}

const names = Object.keys(intrinsicFunctions).map((name) => `States.${name}`);

function call({ text, at, depth }: Cursor): Read<IntrinsicExpression> {
  const name = /^[\w.]*/.exec(text.slice(at))?.[0] ?? "";
  if (!names.includes(name)) throw unknownName(name, at);
  if (depth > deepest)
    throw new SyntaxProblem(`The calls are nested more than ${deepest} deep.`, at);
  const open = skipSpace(text, at + name.length);
  if (text[open] !== "(")
    throw new SyntaxProblem(`"(" is expected after "${name}".`, open, `Write "${name}(…)".`);
  const values: Expression[] = [];
  const starts: number[] = [];
  let next = skipSpace(text, open + 1);
  while (text[next] !== ")" || values.length > 0) {
    const { value, end } = argument(
      { text, at: next, depth },
      name === "States.Format" && values.length === 0,
    );
    values.push(value);
    starts.push(next);
    next = skipSpace(text, end);
    if (text[next] === ")") break;
    if (text[next] !== ",") {
      const help = next >= text.length ? 'Type ")".' : 'Type "," between arguments.';
      throw new SyntaxProblem(`"," or ")" is expected in the call of "${name}".`, next, help);
    }
    next = skipSpace(text, next + 1);
  }
  const end = next + 1;
  const value = { kind: "intrinsic", name, arguments: values, text: text.slice(at, end) } as const;
  checkCall(value, { at, starts });
  return { value, end };
}

function argument(cursor: Cursor, isTemplate: boolean): Read<Expression> {
  const { text, at, depth } = cursor;
  if (text[at] === "'") {
    const { value, end } = stringAt(text, at, isTemplate);
    return { value: textOf(value), end };
  }
  if (text[at] === "$") return path(text, at);
  const word = /^[A-Za-z][\w.]*/.exec(text.slice(at))?.[0];
  if (word === "true" || word === "false")
    return { value: { kind: "literal", value: word === "true" }, end: at + word.length };
  if (word === "null") return { value: { kind: "literal", value: null }, end: at + word.length };
  if (word !== undefined) return call({ text, at, depth: depth + 1 });
  const number = numberAt(text, at);
  if (number) return { value: { kind: "literal", value: number.value }, end: number.end };
  const quoted = /^"([^"\\']*)"/.exec(text.slice(at))?.[1];
  const help =
    quoted !== undefined
      ? `Write '${quoted}', in single quotes.`
      : text[at] === '"'
        ? "Write strings in single quotes."
        : undefined;
  throw new SyntaxProblem(
    "An argument is expected: a string, a number, true, false, null, a path or a call.",
    at,
    help,
  );
}

function path(text: string, at: number): Read<Expression> {
  const end = pathEnd(text, at);
  const parsed = parsePath(text.slice(at, end));
  if (!parsed.ok) throw new SyntaxProblem(parsed.message, at + parsed.offset, parsed.help);
  return { value: parsed.value, end };
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (/\s/.test(text[next] ?? "")) next++;
  return next;
}

function unknownName(name: string, at: number): SyntaxProblem {
  if (name === "") return new SyntaxProblem("The name of an intrinsic function is expected.", at);
  const bare = name.replace(/^.*\./, "");
  const all = Object.keys(intrinsicFunctions);
  const similar = all.includes(bare) ? bare : suggest(bare, all);
  const help = similar === undefined ? undefined : `Did you mean "States.${similar}"?`;
  return new SyntaxProblem(`No intrinsic function is called "${name}".`, at, help);
}
