import type { Step } from "./machine.js";
import { filter } from "./path-filter.js";
import { SyntaxProblem } from "./parsed.js";
import type { Cursor } from "./path-steps.js";

/** Reads one `[…]`. */
export function bracket({ text, at }: Cursor): { readonly step: Step; readonly to: number } {
  const to = closing({ text, at });
  const inside = text.slice(at + 1, to - 1);
  return { step: stepOf(inside, at), to };
}

function stepOf(inside: string, at: number): Step {
  const start = inside.trimStart();
  if (inside === "*") return { kind: "wildcard" };
  if (start.startsWith("?"))
    return { kind: "filter", test: filter({ text: inside, at: at + 1 + inside.indexOf("?") }) };
  if (start.startsWith("'")) return names(inside, at);
  if (start.startsWith("(")) return last(inside, at);
  if (start.startsWith('"'))
    throw new SyntaxProblem(
      `The service reads no double quotes in a path.`,
      at + 1,
      `Write "[${inside.replaceAll('"', "'").trim()}]".`,
    );
  return positions(inside, at);
}

/** After the bracket that closes the one at `at`. Quotes do not hide brackets from the service. */
function closing({ text, at }: Cursor): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === "[") depth++;
    if (text[i] === "]" && --depth === 0) return i + 1;
  }
  throw new SyntaxProblem('The bracket "[" is not closed.', at);
}

const namesPattern = /^\s*'[^']*'(?:\s*,\s*'[^']*')*\s*$/;

function names(inside: string, at: number): Step {
  const found = [...inside.matchAll(/'([^']*)'/g)].map(([, name]) => name ?? "");
  const [name, ...more] = found;
  if (!namesPattern.test(inside) || name === undefined)
    throw new SyntaxProblem(`"[${inside}]" is no list of quoted names.`, at);
  if (/[[\]]/.test(inside))
    throw new SyntaxProblem("The service cannot read a name that holds a bracket.", at);
  return more.length === 0 ? { kind: "name", name } : { kind: "names", names: [...new Set(found)] };
}

const lastPattern = /^\s*\(\s*@\s*\.\s*(?:length|size)\s*(?:\(\s*\))?\s*-\s*(\d+)\s*\)\s*$/;

function last(inside: string, at: number): Step {
  const offset = lastPattern.exec(inside)?.[1];
  if (offset !== undefined) return { kind: "last", offset: integer(offset, at) };
  const help = 'Write "[(@.length-1)]" for the last item, or "[?(…)]" for a filter.';
  throw new SyntaxProblem(`"[${inside}]" is no place in an array.`, at, help);
}

function positions(inside: string, at: number): Step {
  const text = inside.replaceAll(" ", "");
  if (/^-?\d+,?$/.test(text)) return { kind: "index", index: integer(text, at) };
  if (/^-?\d+(,-?\d+)+,?$/.test(text)) {
    const indices = text.replace(/,$/, "").split(",");
    return { kind: "indices", indices: indices.map((index) => integer(index, at)) };
  }
  // What follows a second colon is a step elsewhere; the service ignores it.
  const slice = /^(-?\d+)?:(-?\d+)?(?::-?\d*)?$/.exec(text);
  if (slice && (slice[1] !== undefined || slice[2] !== undefined))
    return {
      kind: "slice",
      ...(slice[1] !== undefined && { from: integer(slice[1], at) }),
      ...(slice[2] !== undefined && { to: integer(slice[2], at) }),
    };
  const isName = /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(text);
  const help = isName ? `Write "['${text}']" for a name.` : undefined;
  throw new SyntaxProblem(
    `"[${inside}]" is neither a name, an index, a slice nor a filter.`,
    at,
    help,
  );
}

function integer(text: string, at: number): number {
  const value = Number.parseInt(text, 10);
  // Adding 0 turns -0 into 0.
  if (value === (value | 0)) return value + 0;
  throw new SyntaxProblem(`The index ${text} is beyond the longest array.`, at);
}
