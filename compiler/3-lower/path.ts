import type { Path, ReferencePath, Root, Step } from "./machine.js";
import { parse, parsed, SyntaxProblem, type Parsed } from "./parsed.js";
import { steps } from "./path-steps.js";

/**
 * Parses a JSONPath as the service reads it: the language of com.jayway.jsonpath 2.0.0, with `$$` for the Context Object
 * and `$name` for a variable (ASL, "Paths"). A name may hold placeholders: it is then a name step whose name has `${…}`
 * in it.
 */
export function parsePath(text: string): Parsed<Path> {
  return parse(() => {
    if (text.split("[?").length > deepestFilters)
      throw new SyntaxProblem("The path has too many filters.", text.indexOf("[?"));
    const { root, end } = rootOf(text);
    const all = steps({ text, at: end });
    return {
      kind: "path",
      text: text.trimEnd(),
      root,
      steps: all,
      definite: all.every(isDefinite),
    };
  });
}

/** More than anybody writes, and few enough to read one inside the other. */
const deepestFilters = 50;

/** Parses a path of names and indices only, from `$`: where ResultPath may write (ASL, "Reference Paths"). */
export function parseReferencePath(text: string): Parsed<ReferencePath> {
  const path = parsePath(text);
  if (!path.ok) return path;
  const { root, steps: all } = path.value;
  if (root.kind !== "input") {
    const rest = root.kind === "context" ? text.slice(2) : `.${text.slice(1)}`;
    const help = rest === "" ? 'Write "$".' : `Write "$${rest}".`;
    return notReference(`"${text}" does not begin at the state input "$".`, help);
  }
  const own = all.filter((step) => step.kind === "name" || step.kind === "index");
  if (own.length < all.length) return notReference(`"${text}" can match more than one place.`);
  return parsed({ text: path.value.text, steps: own });
}

function notReference(
  message: string,
  help = 'Use names and indices only, such as "$.order.items[0]".',
): Parsed<never> {
  return { ok: false, message, offset: 0, help };
}

const variable = /^[\p{ID_Start}_][\p{ID_Continue}]*/u;

function rootOf(text: string): { readonly root: Root; readonly end: number } {
  if (!text.startsWith("$")) {
    const help = /^@?[.\w]+$/.test(text) ? `Write "$.${text.replace(/^@?\.?/, "")}".` : undefined;
    throw new SyntaxProblem(`The path "${text}" does not begin with "$".`, 0, help);
  }
  const name = variable.exec(text.slice(1))?.[0];
  const root: Root =
    name !== undefined
      ? { kind: "variable", name }
      : { kind: text.startsWith("$$") ? "context" : "input" };
  const end = 1 + (name?.length ?? (root.kind === "context" ? 1 : 0));
  const next = text.trimEnd()[end];
  if (next === undefined || next === "." || next === "[") return { root, end };
  throw new SyntaxProblem(`"." or "[" is expected after "${text.slice(0, end)}".`, end);
}

function isDefinite({ kind }: Step): boolean {
  return kind === "name" || kind === "names" || kind === "index" || kind === "last";
}
