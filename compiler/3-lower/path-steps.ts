import type { Step } from "./machine.js";
import { bracket } from "./path-brackets.js";
import { SyntaxProblem } from "./parsed.js";

/** A place in a text, from which something is read. */
export interface Cursor {
  readonly text: string;
  readonly at: number;
}

/** The steps of a path, from after its root to the end of the text. */
export function steps({ text, at }: Cursor): readonly Step[] {
  const found: Step[] = [];
  const end = text.trimEnd().length;
  let next = at;
  while (next < end) {
    const { step, to } = read({ text: text.slice(0, end), at: next });
    if (step) found.push(step);
    next = to;
  }
  if (found.at(-1)?.kind === "descend")
    throw new SyntaxProblem('A path does not end with "..".', end - 2);
  return found;
}

interface Read {
  /** Absent for the dot of `.[0]`, which says nothing. */
  readonly step?: Step;
  readonly to: number;
}

function read(from: Cursor): Read {
  const { text, at } = from;
  switch (text[at]) {
    case "[":
      return bracket(from);
    case "*":
      return { step: { kind: "wildcard" }, to: at + 1 };
    case ".":
      if (text[at + 1] === ".") return { step: { kind: "descend" }, to: at + 2 };
      if (text[at + 1] === "[") return { to: at + 1 };
      return name({ text, at: at + 1 });
    default:
      return name(from);
  }
}

// A dot inside a placeholder (`${Table.Arn}`) belongs to it.
const namePattern = /(?:\$\{[^}]*\}|[^.[ ])*/y;

function name({ text, at }: Cursor): Read {
  namePattern.lastIndex = at;
  const found = namePattern.exec(text)?.[0] ?? "";
  const to = at + found.length;
  if (text[to] === " ")
    throw new SyntaxProblem("A path has no spaces outside brackets.", to, quoted(text, at));
  if (found === "") throw new SyntaxProblem('A name is expected after ".".', at);
  if (found === "*") return { step: { kind: "wildcard" }, to };
  if (/['"\]]/.test(found) || found === "$")
    throw new SyntaxProblem(`"${found}" is no name: it would have to be in brackets.`, at);
  return { step: { kind: "name", name: found }, to };
}

function quoted(text: string, at: number): string | undefined {
  const name = /^[^.[\]'"]+/.exec(text.slice(at))?.[0].trim();
  return name ? `Write "['${name}']" for a name with spaces.` : undefined;
}
